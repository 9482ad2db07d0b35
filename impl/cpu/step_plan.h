// A conversion to at most 16 codes, each of which one interval of the inputs has. Inputs are compared by their keys:
// integers that ascend with the value, -0 just below +0, and all NaNs above +infinity.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace halfulp::cpu {

/// How many NaNs of one sign a float32 has.
inline constexpr std::uint32_t kNans = 0x7FFFFF;

/// The key of a float32, from its bits.
constexpr std::int32_t key_of(std::uint32_t bits) {
  const std::uint32_t ascending = bits >> 31 != 0 ? bits ^ 0x7FFFFFFF : bits;
  return static_cast<std::int32_t>(ascending - kNans);  // the lowest are the negative NaNs: they wrap to the top
}

/// The bits of the float32 that has a key.
constexpr std::uint32_t bits_of(std::int32_t key) {
  const std::uint32_t ascending = static_cast<std::uint32_t>(key) + kNans;
  return ascending >> 31 != 0 ? ascending ^ 0x7FFFFFFF : ascending;
}

static_assert(key_of(0xFF800000) == std::numeric_limits<std::int32_t>::min());
static_assert(key_of(0x00000000) == key_of(0x80000000) + 1 && key_of(0xFFC00000) > key_of(0x7F800000));
static_assert(bits_of(key_of(0x7FC00000)) == 0x7FC00000 && bits_of(key_of(0xFF800001)) == 0xFF800001);

struct StepPlan {
  static constexpr std::size_t kSteps = 16;

  std::array<std::int32_t, kSteps> last{};   ///< The last key of each interval, ascending.
  std::array<std::uint8_t, kSteps> codes{};  ///< The code of each interval.
};

/// Plans a conversion by bisection; nothing if it has more than 16 codes. `encode` maps the bits of a float32 to a code
/// of at most 8 bits that only one interval of keys has.
template <class Encode>
std::optional<StepPlan> plan_steps(const Encode& encode) {
  using Limits = std::numeric_limits<std::int32_t>;
  const auto code = [&](std::int64_t key) {
    return static_cast<std::uint8_t>(encode(bits_of(static_cast<std::int32_t>(key))));
  };
  StepPlan plan;
  plan.last.fill(Limits::max());
  std::int64_t first = Limits::min();
  for (std::size_t step = 0; step < StepPlan::kSteps; ++step) {
    plan.codes[step] = code(first);
    std::int64_t inside = first, beyond = std::int64_t{Limits::max()} + 1;
    while (beyond - inside > 1) {
      const std::int64_t middle = inside + (beyond - inside) / 2;
      (code(middle) == plan.codes[step] ? inside : beyond) = middle;
    }
    plan.last[step] = static_cast<std::int32_t>(inside);
    if (inside == Limits::max()) return plan;
    first = beyond;
  }
  return std::nullopt;
}

/// Converts [count] values to codes of 8 bits.
using StepKernel = void (*)(const StepPlan& plan, const float* x, std::uint8_t* codes, std::size_t count);

/// The kernel for this processor, or nullptr if it has no vectors.
StepKernel step_kernel();

}  // namespace halfulp::cpu
