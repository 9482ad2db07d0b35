// The elements of a block as runs that lie side by side in the tensor, at most kChunk long.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "cpu/block/kernels.h"
#include "cpu/block/shape.h"

namespace halfulp::cpu::block {

/// Runs from this length on are worked on where they lie. Shorter ones, of rows that lie pages apart, go through memory
/// that stays in the cache: a copy waits less for each page than arithmetic does.
inline constexpr std::size_t kLongRun = 1024;

/// Calls visit(first element, column of it, count) for every run, in element order.
template <class Visit>
void for_each_chunk(const Cut& cut, const Area& area, Visit visit) {
  for (std::uint64_t row = 0; row < area.rows; ++row) {
    const std::uint64_t start = (area.row + row) * cut.shape.columns;
    for (std::uint64_t done = 0; done < area.columns; done += kChunk) {
      const std::uint64_t column = area.column + done;
      visit(start + column, column, static_cast<std::size_t>(std::min<std::uint64_t>(kChunk, area.columns - done)));
    }
  }
}

}  // namespace halfulp::cpu::block
