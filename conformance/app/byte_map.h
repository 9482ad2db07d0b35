// A drawing of where a block's codes lie.
#pragma once

#include <string>

#include "block/block_spec.h"

namespace halfulp {

/// The bytes of the plane of codes for one block, or for the blocks that are stored together: a line per byte, bits 7
/// to 0 from left to right. Lines that go on like those before them are left out. Requires a variant's `rules`.
std::string byte_map(const BlockSpec& spec, const BlockRules& rules);

}  // namespace halfulp
