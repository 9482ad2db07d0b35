#include "cpu/block/parallel_ranges.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <algorithm>

namespace halfulp::cpu::block {
namespace {

/// What takes some ten times as long as handing it to another core.
constexpr std::uint64_t kLeastElements = 32768;
constexpr std::uint64_t kRangesPerCore = 4;

}  // namespace

std::uint64_t parallel_parts(const Shape& shape) {
  const auto cores = static_cast<std::uint64_t>(tbb::this_task_arena::max_concurrency());
  return std::clamp<std::uint64_t>(shape.count() / kLeastElements, 1, cores * kRangesPerCore);
}

void for_each_in_parallel(const std::vector<BlockRange>& ranges, const std::function<void(BlockRange)>& work) {
  tbb::parallel_for(std::size_t{0}, ranges.size(), [&](std::size_t i) { work(ranges[i]); });
}

}  // namespace halfulp::cpu::block
