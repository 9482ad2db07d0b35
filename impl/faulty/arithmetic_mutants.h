// The adapters with arithmetic or random bits that are wrong on purpose, by id.
#pragma once

#include <string_view>

#include "abi/adapter.h"

namespace halfulp::impl::faulty {

/// The adapter called `id`. Errors: std::out_of_range if the table has no such row.
adapter::Adapter arithmetic_mutant(std::string_view id);

}  // namespace halfulp::impl::faulty
