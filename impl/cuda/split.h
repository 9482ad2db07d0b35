// How many values in memory are split between packs, which are aligned, and loose values before and behind them.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace halfulp::cuda {

struct Split {
  std::uint64_t head = 0;   ///< Loose values before the first pack.
  std::uint64_t packs = 0;  ///< None if operands and results are not aligned at the same values.
  std::uint64_t loose = 0;  ///< All loose values.
};

/// Where values lie side by side, in bytes.
struct Spacing {
  std::uint64_t address = 0;
  std::size_t value_size = 0;
  std::size_t alignment = 0;  ///< That a pack needs.
};

/// Splits [count] values into packs of `pack` each.
constexpr Split split(const Spacing& from, const Spacing& to, std::uint64_t count, std::uint64_t pack) {
  const auto is_aligned = [](const Spacing& side, std::uint64_t at) {
    return (side.address + at * side.value_size) % side.alignment == 0;
  };
  for (std::uint64_t head = 0; head < std::min(pack, count); ++head) {
    if (!is_aligned(from, head) || !is_aligned(to, head)) continue;
    const std::uint64_t packs = (count - head) / pack;
    return {.head = head, .packs = packs, .loose = count - packs * pack};
  }
  return {.head = 0, .packs = 0, .loose = count};
}

}  // namespace halfulp::cuda
