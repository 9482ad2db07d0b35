// Stochastic rounding with given random bits by few operations, for host and device.
#pragma once

#include <algorithm>
#include <cstdint>

#include "cpu/stochastic.h"
#include "cuda/decode.h"
#include "cuda/encode.h"

namespace halfulp::cuda {

/// `encode` is a plan for ties_to_even: overflow goes where it goes to nearest.
struct StochasticPlan {
  EncodePlan encode;
  cpu::Stochastic rule;
};

/// A magnitude code that was cut short, and the fraction cut off as the bits of a 64-bit word from the top down. What
/// stands below them is less than 2^-40, which is nothing to rules that keep 33 bits.
struct LongCut {
  std::uint32_t code = 0;
  std::uint64_t fraction = 0;
};

constexpr LongCut long_cut(const EncodePlan& plan, std::uint32_t magnitude) {
  if (plan.way == Way::linear) {
    const std::uint64_t whole = raised(plan, magnitude);
    return {.code = static_cast<std::uint32_t>(whole >> plan.cut_bits), .fraction = whole << (64 - plan.cut_bits)};
  }
  const std::uint32_t field = std::max(magnitude >> 23, 1u);
  const std::uint64_t significand = std::min(magnitude, (magnitude & (kHidden - 1)) | kHidden);
  const std::uint32_t binade = std::max(field, plan.least_field);
  const std::uint32_t cut_bits = std::min(binade - field + plan.cut_bits, 64u);
  const std::uint32_t code = (binade - plan.least_field) << plan.trailing;
  if (cut_bits <= 24) {
    return {.code = code + static_cast<std::uint32_t>(significand >> cut_bits),
            .fraction = significand << (64 - cut_bits)};
  }
  return {.code = code, .fraction = (significand << 40) >> (cut_bits - 24)};
}

/// Encodes the float32 with these bits, rounding by the lower bits of `random`.
constexpr std::uint32_t encode_stochastic(const StochasticPlan& plan, std::uint32_t bits, std::uint32_t random) {
  const EncodePlan& to = plan.encode;
  const std::uint32_t magnitude = bits & kMagnitude;
  if (magnitude >= kInfinity || (magnitude == 0 && to.zero_is_special != 0)) return special_code(to, bits);
  const LongCut cut = long_cut(to, magnitude);
  const bool away = cpu::goes_away(plan.rule, cut.fraction, cpu::drawn(plan.rule, random));
  const std::uint32_t code = std::min(cut.code + (away ? 1 : 0), to.limit);
  return to.signs == Signs::kept ? with_sign<Signs::kept>(to, bits, code) : with_sign<Signs::replaced>(to, bits, code);
}

/// From float32, as an object that a kernel takes by value.
struct EncodeFloatStochastically {
  StochasticPlan plan;

  constexpr std::uint32_t operator()(std::uint32_t bits, std::uint32_t random) const {
    return encode_stochastic(plan, bits, random);
  }
};

/// From a format of 9 to 16 bits.
struct EncodeHalfStochastically {
  DecodePlan from;
  StochasticPlan plan;

  constexpr std::uint32_t operator()(std::uint16_t code, std::uint32_t random) const {
    return encode_stochastic(plan, decode(from, code), random);
  }
};

}  // namespace halfulp::cuda
