// Encodes into a codebook by searching the intervals of float32 values that have one code each.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

#include "cpu/step_plan.h"

namespace halfulp::cuda {

/// A conversion to at most 2^kDepth codes, each of which one interval of the inputs' keys has. The ends are a binary
/// tree, level by level: where a group of threads reads one level at a time, the words lie side by side.
template <int kDepth>
struct SearchPlan {
  static constexpr std::size_t kSteps = std::size_t{1} << kDepth;

  std::array<std::int32_t, kSteps> ends{};  ///< Of node i, from 1 up, the last key that goes to node 2 i.
  std::array<std::uint8_t, kSteps> codes{};
};

/// Encodes the float32 with these bits.
template <int kDepth>
constexpr std::uint32_t encode(const SearchPlan<kDepth>& plan, std::uint32_t bits) {
  const std::int32_t key = cpu::key_of(bits);
  std::uint32_t node = 1;
  for (int level = 0; level < kDepth; ++level) node = 2 * node + (key > plan.ends[node] ? 1 : 0);
  return plan.codes[node - SearchPlan<kDepth>::kSteps];
}

/// Plans a conversion by bisection; nothing if it has more codes than that. `encode` maps the bits of a float32 to a
/// code of at most 8 bits that only one interval of keys has.
template <int kDepth, class Encode>
std::optional<SearchPlan<kDepth>> plan_search(const Encode& encode) {
  using Limits = std::numeric_limits<std::int32_t>;
  constexpr std::size_t kSteps = SearchPlan<kDepth>::kSteps;
  const auto code = [&](std::int64_t key) {
    return static_cast<std::uint8_t>(encode(cpu::bits_of(static_cast<std::int32_t>(key))));
  };
  SearchPlan<kDepth> plan;
  std::array<std::int32_t, kSteps> last;
  last.fill(Limits::max());
  std::int64_t first = Limits::min();
  for (std::size_t step = 0; first <= Limits::max(); ++step) {
    if (step == kSteps) return std::nullopt;
    plan.codes[step] = code(first);
    std::int64_t inside = first, beyond = std::int64_t{Limits::max()} + 1;
    while (beyond - inside > 1) {
      const std::int64_t middle = inside + (beyond - inside) / 2;
      (code(middle) == plan.codes[step] ? inside : beyond) = middle;
    }
    last[step] = static_cast<std::int32_t>(inside);
    first = beyond;
  }
  for (std::size_t level = 1, below = kSteps; level < kSteps; level *= 2, below /= 2) {
    for (std::size_t i = 0; i < level; ++i) plan.ends[level + i] = last[i * below + below / 2 - 1];
  }
  return plan;
}

}  // namespace halfulp::cuda
