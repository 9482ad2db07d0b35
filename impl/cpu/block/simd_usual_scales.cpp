#include "cpu/block/simd_usual_scales.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

#include "cpu/block/power_scale.h"
#include "cpu/block/simd_minifloats.h"
#include "cpu/block/simd_values.h"

namespace halfulp::cpu::block {
namespace {

/// Within these bounds no quotient, product or exponent of a rule comes near the ends of float32 or E8M0.
constexpr float kLeastUsual = 0x1p-60f, kGreatestUsual = 0x1p60f;

constexpr std::uint32_t kTrailing = 0x007FFFFF;

bool is_two_level(ScaleRule rule) { return rule == ScaleRule::two_level_te || rule == ScaleRule::two_level_torchao; }

/// Largest magnitudes as floats, raised to the rules' floor.
void load_magnitudes(float floor, std::size_t blocks, const BatchScales& scales, float* absmax) {
  for (std::size_t i = 0; i < blocks; ++i) absmax[i] = std::max(floor, std::bit_cast<float>(scales.magnitudes[i]));
}

/// Powers of two: what is added to the bits carries into the exponent where the rule rounds up.
void find_powers(const Plan& plan, std::size_t blocks, BatchScales& scales) {
  const ScaleRule rule = plan.rules.scale;
  const float limit = plan.elements.greatest, inverse_limit = 1.0f / limit;
  const bool is_quotient = rule == ScaleRule::power_round_up;
  const std::uint32_t carry = rule == ScaleRule::power_floor  ? 0
                              : rule == ScaleRule::power_even ? 1u << (23 - plan.elements.precision)
                                                              : kTrailing;
  const std::uint32_t less = is_quotient ? 0 : static_cast<std::uint32_t>(floor_log2(limit));
  PerBlock<float> absmax;
  load_magnitudes(plan.rules.floor, blocks, scales, absmax.data());
  for (std::size_t i = 0; i < blocks; ++i) {
    const float measure = is_quotient ? absmax[i] * inverse_limit : absmax[i];
    const std::uint32_t code = ((std::bit_cast<std::uint32_t>(measure) + carry) >> 23) - less;
    scales.codes[i] = {code, 0};
    scales.factors[i] = std::bit_cast<float>((254 - code) << 23);
  }
}

/// UE4M3 under a tensor scale.
void find_two_levels(const Plan& plan, const TensorState& state, std::size_t blocks, BatchScales& scales) {
  constexpr float kMax = std::numeric_limits<float>::max();
  const float limit = plan.elements.greatest, decode_scale = state.decode_scale;
  const float multiplier = state.encode_scale * (1.0f / limit), inverse = 1.0f / decode_scale;
  const bool is_te = plan.rules.scale == ScaleRule::two_level_te;
  PerBlock<float> wanted;
  PerBlock<std::uint8_t> codes;
  load_magnitudes(plan.rules.floor, blocks, scales, wanted.data());
  for (std::size_t i = 0; i < blocks; ++i) {
    wanted[i] =
        is_te ? std::min(wanted[i] * multiplier, kMax) : std::clamp(wanted[i] / limit / decode_scale, 0x1p-6f, 448.0f);
  }
  minifloat_kernel(MinifloatTies::to_even)(plan_minifloats(*plan.facts.scale.layout), wanted.data(), codes.data(),
                                           blocks);
  for (std::size_t i = 0; i < blocks; ++i) {
    const float scale = plan.facts.scale.values[codes[i]];
    scales.codes[i] = {codes[i], 0};
    scales.factors[i] = is_te ? std::min(1.0f / (scale * decode_scale), kMax) : inverse / scale;
  }
}

/// The scales as float32.
void find_values(const Plan& plan, std::size_t blocks, BatchScales& scales) {
  const float limit = plan.elements.greatest, least = plan.elements.least;
  PerBlock<float> absmax;
  load_magnitudes(plan.rules.floor, blocks, scales, absmax.data());
  float* const values = scales.values.data();
  switch (plan.rules.scale) {
    case ScaleRule::absmax:
      std::copy_n(absmax.data(), blocks, values);
      return;
    case ScaleRule::largest_over_least:
      for (std::size_t i = 0; i < blocks; ++i) values[i] = scales.largest[i] / least;
      return;
    case ScaleRule::range_over_limit:
      for (std::size_t i = 0; i < blocks; ++i) values[i] = (scales.greatest[i] - scales.least[i]) / limit;
      return;
    case ScaleRule::power_over_limit:
      for (std::size_t i = 0; i < blocks; ++i) {
        const std::uint32_t bits = std::bit_cast<std::uint32_t>(absmax[i] / limit) + kTrailing;
        values[i] = std::bit_cast<float>(bits & ~kTrailing);
      }
      return;
    case ScaleRule::multiplier_first:
      for (std::size_t i = 0; i < blocks; ++i) values[i] = 1.0f / scales.factors[i];
      return;
    default:
      for (std::size_t i = 0; i < blocks; ++i) values[i] = absmax[i] / limit;
  }
}

/// What values are multiplied or divided by, as far as it follows from the scales.
void find_factors(const Rules& rules, std::size_t blocks, BatchScales& scales) {
  const bool is_whole = rules.division == Division::quotient || rules.division == Division::exact;
  if (is_whole) std::copy_n(scales.values.data(), blocks, scales.factors.data());
  if (rules.division != Division::reciprocal) return;
  for (std::size_t i = 0; i < blocks; ++i) scales.factors[i] = 1.0f / scales.values[i];
}

void find_multipliers(const Plan& plan, std::size_t blocks, BatchScales& scales) {
  PerBlock<float> absmax;
  load_magnitudes(plan.rules.floor, blocks, scales, absmax.data());
  for (std::size_t i = 0; i < blocks; ++i) scales.factors[i] = plan.elements.greatest / absmax[i];
}

/// The code at `place` of every block, from float32 numbers.
void find_codes(const CodeFormat& format, const float* numbers, std::size_t place, std::size_t blocks,
                BatchScales& scales) {
  if (format.k == 32) {
    for (std::size_t i = 0; i < blocks; ++i) scales.codes[i][place] = std::bit_cast<Code>(numbers[i]);
  } else if (format.k == 16) {
    PerBlock<std::uint16_t> codes;
    narrow_kernel(ValueFormat::float16)(numbers, blocks, reinterpret_cast<std::byte*>(codes.data()));
    for (std::size_t i = 0; i < blocks; ++i) scales.codes[i][place] = codes[i];
  }
}

bool is_usual_number(float x) { return (x >= kLeastUsual) & (x <= kGreatestUsual); }

}  // namespace

bool has_usual_scales(const Plan& plan, const TensorState& state) {
  const CodeFormat& format = plan.facts.scale;
  switch (plan.rules.scale) {
    case ScaleRule::power_floor:
    case ScaleRule::power_ceil:
    case ScaleRule::power_even:
    case ScaleRule::power_round_up:
      return true;
    case ScaleRule::two_level_te:
    case ScaleRule::two_level_torchao:
      return format.k == 8 && format.layout && is_usual_number(state.encode_scale) &&
             is_usual_number(state.decode_scale);
    case ScaleRule::absmax:
    case ScaleRule::absmax_over_limit:
    case ScaleRule::multiplier_first:
    case ScaleRule::power_over_limit:
    case ScaleRule::largest_over_least:
    case ScaleRule::range_over_limit:
      return format.k == 32 || is_float16(format) || plan.rules.decode == Decode::nested;
    default:
      return false;
  }
}

void find_usual_scales(const Plan& plan, const TensorState& state, std::size_t blocks, BatchScales& scales) {
  std::fill_n(scales.minimums.data(), blocks, 0.0f);
  if (is_power(plan.rules.scale) || is_two_level(plan.rules.scale)) {
    std::fill_n(scales.values.data(), blocks, 1.0f);
    return is_power(plan.rules.scale) ? find_powers(plan, blocks, scales)
                                      : find_two_levels(plan, state, blocks, scales);
  }
  if (plan.rules.division == Division::multiplier) find_multipliers(plan, blocks, scales);
  find_values(plan, blocks, scales);
  find_factors(plan.rules, blocks, scales);
  find_codes(plan.facts.scale, scales.values.data(), 0, blocks, scales);
  if (plan.rules.scale == ScaleRule::range_over_limit) {
    std::copy_n(scales.least.data(), blocks, scales.minimums.data());
    find_codes(plan.facts.scale, scales.least.data(), 1, blocks, scales);
  }
}

bool is_usual(const BatchScales& scales, std::size_t i) {
  return is_usual_number(std::bit_cast<float>(scales.magnitudes[i])) && is_usual_number(std::fabs(scales.values[i]));
}

bool are_usual(const BatchScales& scales, std::size_t blocks) {
  constexpr auto kLeast = std::bit_cast<std::int32_t>(kLeastUsual),
                 kGreatest = std::bit_cast<std::int32_t>(kGreatestUsual);
  // Magnitudes have the order of their bits; what is out of bounds makes a difference negative.
  const auto differences = [=](std::uint32_t bits) {
    const auto magnitude = static_cast<std::int32_t>(bits & 0x7FFFFFFF);
    return (magnitude - kLeast) | (kGreatest - magnitude);
  };
  std::int32_t all = 0;
  for (std::size_t i = 0; i < blocks; ++i) {
    all |= differences(scales.magnitudes[i]) | differences(std::bit_cast<std::uint32_t>(scales.values[i]));
  }
  return all >= 0;
}

}  // namespace halfulp::cpu::block
