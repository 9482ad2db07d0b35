// The layouts, policies and inputs that the tests go through.
#pragma once

#include <array>
#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "cpu/known_layouts.h"
#include "cpu/rounding.h"
#include "naive.h"

namespace halfulp::cpu::test {

struct NamedLayout {
  std::string name;
  Layout layout;
};

/// Every element format of at most 16 bits, and made-up ones that no standard has.
inline std::vector<NamedLayout> element_layouts() {
  return {{"float16", kFloat16},
          {"bfloat16", kBfloat16},
          {"float8_e5m2", kFloat8E5m2},
          {"float8_e4m3fn", kFloat8E4m3fn},
          {"float8_e4m3", kFloat8E4m3},
          {"float8_e3m4", kFloat8E3m4},
          {"float8_e4m3fnuz", kFloat8E4m3fnuz},
          {"float8_e5m2fnuz", kFloat8E5m2fnuz},
          {"float8_e4m3b11fnuz", kFloat8E4m3b11fnuz},
          {"float8_e8m0fnu", kFloat8E8m0fnu},
          {"float6_e2m3fn", kFloat6E2m3fn},
          {"float6_e3m2fn", kFloat6E3m2fn},
          {"float4_e2m1fn", kFloat4E2m1fn},
          {"ue4m3", kUe4m3},
          {"float8_e6m1", {.k = 8, .p = 2, .bias = 31, .nan = Nan::above_infinity, .inf = Inf::below_nan}},
          {"e5m10fn", {.k = 16, .p = 11, .bias = 15, .nan = Nan::top_magnitude}},
          {"e7m4", {.k = 12, .p = 5, .bias = 63, .nan = Nan::above_infinity, .inf = Inf::below_nan}},
          {"e7m5_low", {.k = 13, .p = 6, .bias = 124, .nan = Nan::above_infinity, .inf = Inf::below_nan}},
          {"e8m3_deep", {.k = 12, .p = 4, .bias = 146, .nan = Nan::above_infinity, .inf = Inf::below_nan}},
          {"ue5m3_no_zero",
           {.k = 8, .p = 4, .bias = 15, .sign = Sign::absent, .nan = Nan::top_magnitude, .low = Low::no_zero}},
          {"e5m3_no_zero_signed", {.k = 9, .p = 4, .bias = 15, .nan = Nan::top_magnitude, .low = Low::no_zero}},
          {"e4m3_nan_without_inf", {.k = 8, .p = 4, .bias = 7, .nan = Nan::above_infinity}}};
}

/// All IEEE P3109 formats of 3 to 8 bits.
inline std::vector<NamedLayout> p3109_layouts() {
  std::vector<NamedLayout> layouts;
  for (int k = 3; k <= 8; ++k) {
    for (const Sign sign : {Sign::sign_magnitude, Sign::absent}) {
      for (int p = 1; p <= (sign == Sign::absent ? k : k - 1); ++p) {
        for (const Inf domain : {Inf::below_nan, Inf::none}) {
          const std::string name = "binary" + std::to_string(k) + "p" + std::to_string(p) +
                                   (sign == Sign::absent ? "u" : "s") + (domain == Inf::none ? "f" : "e");
          layouts.push_back({name, p3109_layout(k, p, sign, domain)});
        }
      }
    }
  }
  return layouts;
}

inline std::vector<NamedLayout> all_layouts() {
  std::vector<NamedLayout> layouts = element_layouts();
  for (NamedLayout& layout : p3109_layouts()) layouts.push_back(std::move(layout));
  return layouts;
}

struct NamedPolicy {
  std::string name;
  Policy policy;
};

inline std::vector<NamedPolicy> all_policies() {
  return {{"ieee", kIeee},
          {"saturating", kSaturating},
          {"p3109-satfinite", kP3109SatFinite},
          {"p3109-satpropagate", kP3109SatPropagate},
          {"p3109-satnone", kP3109SatNone}};
}

inline constexpr std::array kAllRoundings{Rounding::ties_to_even,    Rounding::ties_to_away,    Rounding::toward_zero,
                                          Rounding::toward_positive, Rounding::toward_negative, Rounding::to_odd};

inline float float_of(std::uint32_t bits) { return std::bit_cast<float>(bits); }

/// Both signs of: zero, the ends of the float32 range, infinity, and NaNs quiet, signaling and with low payload only.
inline std::vector<float> special_inputs() {
  std::vector<float> inputs;
  for (const std::uint32_t sign : {0u, 0x80000000u}) {
    for (const std::uint32_t bits :
         {0u,          1u,          2u,          0x003FFFFFu, 0x00400000u, 0x00400001u, 0x00600000u,
          0x007FFFFFu, 0x00800000u, 0x00800001u, 0x3F800000u, 0x7F7FFFFEu, 0x7F7FFFFFu, 0x7F800000u,
          0x7F800001u, 0x7F80FFFFu, 0x7F810000u, 0x7FA00000u, 0x7FC00000u, 0x7FFFFFFFu}) {
      inputs.push_back(float_of(bits | sign));
    }
    for (std::uint32_t field = 0; field < 255; ++field) inputs.push_back(float_of(field << 23 | sign));
  }
  return inputs;
}

/// Every value and every midpoint of the format within float32, and up to two ulps around each; every `stride`th code.
inline std::vector<float> boundary_inputs(const Layout& layout, Code stride = 1) {
  std::vector<float> inputs = special_inputs();
  const auto add = [&](double value) {
    const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(value));
    for (int ulps = -2; ulps <= 2; ++ulps) {
      const std::uint32_t near = bits + static_cast<std::uint32_t>(ulps);
      if (near > 0x7F800000) continue;
      inputs.push_back(float_of(near));
      inputs.push_back(float_of(near | 0x80000000));
    }
  };
  const Code last = layout.max_finite_code() + 1;
  for (Code code = 0; code <= last; code = code + 8 >= last ? code + 1 : code + stride) {
    const double value = naive_value(layout, code);
    add(value);
    add((value + naive_value(layout, code + 1)) / 2);
  }
  return inputs;
}

/// Random bit patterns, all equally likely.
inline std::vector<float> random_inputs(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<float> inputs(count);
  for (float& input : inputs) input = float_of(static_cast<std::uint32_t>(random()));
  return inputs;
}

}  // namespace halfulp::cpu::test
