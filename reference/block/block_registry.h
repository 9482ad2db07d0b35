// The set of known block formats.
#pragma once

#include <string_view>
#include <vector>

#include "block/block_spec.h"

namespace halfulp {

/// Every block format, in listing order. Names are unique; an element and a block format may share one.
const std::vector<BlockSpec>& standard_blocks();

/// The block format called `name` (canonical or alias, any case), or nullptr.
const BlockSpec* block_called(std::string_view name);

/// The variant of `spec` called `name`, or nullptr.
const BlockVariant* variant_called(const BlockSpec& spec, std::string_view name);

}  // namespace halfulp
