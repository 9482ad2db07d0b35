// The block adapters that are wrong on purpose, by id: ours with one rule broken.
#pragma once

#include <string_view>

#include "abi/adapter.h"

namespace halfulp::impl::faulty {

/// The adapter called `id`. Errors: std::out_of_range if the table has no such row.
adapter::Adapter block_mutant(std::string_view id);

}  // namespace halfulp::impl::faulty
