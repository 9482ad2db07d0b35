// Ranges of blocks on all cores.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "cpu/block/shape.h"

namespace halfulp::cpu::block {

/// How many ranges a tensor is worth: one for a small one, a few for every core for a large one.
std::uint64_t parallel_parts(const Shape& shape);

/// Does `work` for every range, several at the same time, and returns when all is done.
void for_each_in_parallel(const std::vector<BlockRange>& ranges, const std::function<void(BlockRange)>& work);

}  // namespace halfulp::cpu::block
