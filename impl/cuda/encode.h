// Encodes one float32 by few operations, for host and device: what differs between formats, roundings and
// policies is numbers of a plan. The portable codec says what must come out.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>

#include "cuda/encode_plan.h"

namespace halfulp::cuda {

inline constexpr std::uint32_t kMagnitude = 0x7FFFFFFF, kInfinity = 0x7F800000, kHidden = 0x00800000;

/// A magnitude code that was cut short, and what was cut off it: bits from the top of the word down.
struct Cut {
  std::uint32_t code = 0, fraction = 0;
};

/// Way::by_shifts: the significand moves right, the farther the lower its binade.
constexpr Cut cut_by_shifts(const EncodePlan& plan, std::uint32_t magnitude) {
  // A subnormal float32 passes for half of what it is. No matter: it is less than half the least value either way.
  const std::uint32_t field = magnitude >> 23;
  const std::uint32_t significand = std::min(magnitude, (magnitude & (kHidden - 1)) | kHidden);
  const std::uint32_t binade = std::max(field, plan.least_field);
  const std::uint32_t cut_bits = std::min(binade - field + plan.cut_bits, 31u);
  return {.code = ((binade - plan.least_field) << plan.trailing) + (significand >> cut_bits),
          .fraction = significand << (32 - cut_bits)};
}

/// Way::linear: the magnitude moved to where its upper bits are the code.
constexpr std::uint32_t raised(const EncodePlan& plan, std::uint32_t magnitude) {
  return std::max(magnitude + std::min(magnitude, plan.low_double), plan.floor) - plan.floor;
}

constexpr Cut cut_linear(const EncodePlan& plan, std::uint32_t magnitude) {
  const std::uint32_t whole = raised(plan, magnitude);
  return {.code = whole >> plan.cut_bits, .fraction = whole << (32 - plan.cut_bits)};
}

/// All ones if the float32 with these bits has its sign set.
constexpr std::uint32_t sign_mask(std::uint32_t bits) {
  return static_cast<std::uint32_t>(static_cast<std::int32_t>(bits) >> 31);
}

/// Rounds a magnitude and stops it at the limit. Masks instead of choices: a choice of two numbers of the plan would be
/// loaded for each value.
constexpr std::uint32_t rounded(const EncodePlan& plan, const Cut& cut, std::uint32_t bits) {
  const std::uint32_t negative = sign_mask(bits);
  const std::uint32_t threshold = (plan.threshold ^ (plan.threshold_flip & negative)) - (cut.code & plan.odd_mask);
  const std::uint32_t code = cut.code + (cut.fraction > threshold ? 1 : 0);
  return std::min(code, plan.limit ^ (plan.limit_flip & negative));
}

/// Way::by_addition: a power of two is added, so great that the last bit of the sum is worth as much as that of the
/// code. The addition has to round to nearest even, as a GPU's always does; a subnormal flushed to zero would change
/// nothing.
constexpr std::uint32_t rounded_by_addition(const EncodePlan& plan, std::uint32_t magnitude) {
  const std::uint32_t capped = std::min(magnitude, plan.cap);
  const std::uint32_t binade = std::max(capped & kInfinity, plan.least_field << 23);
  const std::uint32_t power = binade + (plan.cut_bits << 23);
  const std::uint32_t sum = std::bit_cast<std::uint32_t>(std::bit_cast<float>(capped) + std::bit_cast<float>(power));
  return sum - power + (binade >> plan.cut_bits) - (plan.least_field << plan.trailing);
}

/// The code of a NaN, an infinity, or of zero where the format has none.
constexpr std::uint32_t special_code(const EncodePlan& plan, std::uint32_t bits) {
  const std::uint32_t magnitude = bits & kMagnitude;
  const std::uint32_t kind = magnitude > kInfinity ? 0 : magnitude == kInfinity ? 1 : 2;
  return plan.special[kind + 3 * (bits >> 31)];
}

/// The code of a magnitude code with the sign of `bits`.
template <Signs kSigns>
constexpr std::uint32_t with_sign(const EncodePlan& plan, std::uint32_t bits, std::uint32_t code) {
  if constexpr (kSigns == Signs::kept) return code | ((bits >> plan.sign_shift) & plan.sign_bit);
  const std::uint32_t set = plan.negative_set & (code == 0 ? plan.zero_set : ~0u);
  const std::uint32_t negative = (code & plan.negative_keep) | set;
  return code ^ ((code ^ negative) & sign_mask(bits));
}

/// Encodes the float32 with these bits. Requires a plan with this way and these signs.
template <Way kWay, Signs kSigns>
constexpr std::uint32_t encode_by(const EncodePlan& plan, std::uint32_t bits) {
  const std::uint32_t magnitude = bits & kMagnitude;
  std::uint32_t code = 0;
  if constexpr (kWay == Way::by_addition) {
    code = rounded_by_addition(plan, magnitude);
  } else if constexpr (kWay == Way::by_shifts) {
    code = rounded(plan, cut_by_shifts(plan, magnitude), bits);
  } else {
    code = rounded(plan, cut_linear(plan, magnitude), bits);
  }
  code = with_sign<kSigns>(plan, bits, code);
  // Only formats without a zero, which are linear, have a special one.
  const std::uint32_t least = kWay == Way::linear ? plan.zero_is_special : 0;
  return magnitude - least >= kInfinity - least ? special_code(plan, bits) : code;
}

/// Calls `function` with the way and the signs of a plan as its template arguments.
template <class Function>
constexpr auto with_way(Way way, Signs signs, const Function& function) {
  const auto with_signs = [&]<Way kWay>() {
    return signs == Signs::kept ? function.template operator()<kWay, Signs::kept>()
                                : function.template operator()<kWay, Signs::replaced>();
  };
  switch (way) {
    case Way::by_addition:
      return with_signs.template operator()<Way::by_addition>();
    case Way::by_shifts:
      return with_signs.template operator()<Way::by_shifts>();
    case Way::linear:
      break;
  }
  return with_signs.template operator()<Way::linear>();
}

/// Encodes the float32 with these bits, for any plan.
constexpr std::uint32_t encode(const EncodePlan& plan, std::uint32_t bits) {
  return with_way(plan.way, plan.signs, [&]<Way kWay, Signs kSigns>() { return encode_by<kWay, kSigns>(plan, bits); });
}

}  // namespace halfulp::cuda
