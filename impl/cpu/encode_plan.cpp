#include "cpu/encode_plan.h"

#include <bit>

#include "cpu/encode.h"

namespace halfulp::cpu {
namespace {

/// Chooses the kernel's shape and the numbers that belong to it.
void choose_shape(const Layout& layout, EncodePlan& plan) {
  plan.trailing = static_cast<std::uint32_t>(layout.p - 1);
  plan.cut_bits = static_cast<std::uint32_t>(24 - layout.p);
  constexpr std::uint32_t kField = 1u << 23;
  if (!layout.has_zero()) {
    if (layout.bias > 127 || layout.bias < -126) return;
    plan.shape = Shape::linear;
    // 2^-127 is half the least normal float32: doubling what is below that makes it the foot of a binade.
    plan.low_double = layout.bias == 127 ? kField : 0;
    plan.floor = layout.bias == 127 ? kField : static_cast<std::uint32_t>(127 - layout.bias) << 23;
    return;
  }
  if (layout.bias == 127 || layout.bias == 128) {
    plan.shape = Shape::linear;
    plan.low_double = layout.bias == 128 ? kField : 0;
    return;
  }
  // The other shapes take a subnormal float32 for a normal one with field 0. That is harmless where both are nothing
  // but a positive number below half the least value.
  if (layout.quantum_exponent() < -125 || layout.bias < -126) return;
  plan.min_field = static_cast<std::uint32_t>(128 - layout.bias);
  // The upper half of a float32 has 8 significant bits, and rounding needs two more than the format has.
  plan.shape = layout.p <= 6 ? Shape::narrow : Shape::wide;
  if (plan.shape == Shape::narrow) plan.cut_bits = static_cast<std::uint32_t>(8 - layout.p);
}

}  // namespace

EncodePlan plan_encode(const Layout& layout, Rounding rounding, const Policy& policy) {
  EncodePlan plan;
  plan.is_byte = layout.k <= 8;
  const auto code = [&](float x) { return encode(layout, x, rounding, policy); };
  plan.runs = constant_runs([&](std::uint32_t bits) { return code(std::bit_cast<float>(bits)); });
  if (layout.p <= 22) choose_shape(layout, plan);

  plan.positive_limit = overflow_code(layout, rounding, policy, false);
  plan.negative_limit = layout.is_signed() ? overflow_code(layout, rounding, policy, true) : plan.positive_limit;
  // Kernels stop the code at the limit, which is right if that is the first code that they would not otherwise give.
  const Code maximum = layout.max_finite_code();
  if (plan.positive_limit > maximum + 1 || plan.negative_limit > maximum + 1) plan.shape = Shape::none;

  plan.sign_bit = layout.sign_mask();
  plan.signs = layout.is_signed() && (layout.has_negative_zero() || !layout.has_zero()) ? Signs::kept : Signs::replaced;
  const Code below_zero = layout.is_signed() ? 0 : negative_result(layout, rounding, policy, Kind::finite);
  plan.negative_keep = layout.is_signed() ? ~Code{0} : 0;
  plan.negative_set = layout.is_signed() ? layout.sign_mask() : below_zero;
  plan.negative_zero = layout.has_zero() ? 0 : below_zero;

  constexpr float kInfinity = std::numeric_limits<float>::infinity(), kNan = std::numeric_limits<float>::quiet_NaN();
  plan.positive = {.nan = code(kNan), .infinity = code(kInfinity), .zero = code(0.0f)};
  plan.negative = {.nan = code(std::bit_cast<float>(0xFFC00000)), .infinity = code(-kInfinity), .zero = code(-0.0f)};
  plan.zero_is_special = !layout.has_zero();
  return plan;
}

}  // namespace halfulp::cpu
