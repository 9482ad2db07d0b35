// LLVM's formats and roundings by our names.
#pragma once

#include <llvm/ADT/APFloat.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "abi/adapter.h"

namespace halfulp::impl {

using llvm::APFloat;
using llvm::RoundingMode;

struct Semantics {
  const char* name;
  const llvm::fltSemantics& (*get)();
  bool has_nan = true;
};

inline constexpr Semantics kFloat64{"float64", &APFloat::IEEEdouble};
inline constexpr Semantics kFloat32{"float32", &APFloat::IEEEsingle};
inline constexpr Semantics kNarrow[] = {
    {"tf32", &APFloat::FloatTF32},
    {"float16", &APFloat::IEEEhalf},
    {"bfloat16", &APFloat::BFloat},
    {"float8_e5m2", &APFloat::Float8E5M2},
    {"float8_e4m3fn", &APFloat::Float8E4M3FN},
    {"float8_e4m3", &APFloat::Float8E4M3},
    {"float8_e4m3fnuz", &APFloat::Float8E4M3FNUZ},
    {"float8_e5m2fnuz", &APFloat::Float8E5M2FNUZ},
    {"float8_e4m3b11fnuz", &APFloat::Float8E4M3B11FNUZ},
    {"float6_e2m3fn", &APFloat::Float6E2M3FN, false},
    {"float6_e3m2fn", &APFloat::Float6E3M2FN, false},
    {"float4_e2m1fn", &APFloat::Float4E2M1FN, false},
};
inline constexpr std::pair<const char*, RoundingMode> kRoundings[] = {
    {"ties_to_even", RoundingMode::NearestTiesToEven}, {"ties_to_away", RoundingMode::NearestTiesToAway},
    {"toward_zero", RoundingMode::TowardZero},         {"toward_positive", RoundingMode::TowardPositive},
    {"toward_negative", RoundingMode::TowardNegative},
};

/// Calls `function` with a zero of the container of the format's codes.
template <class Function>
void with_code(const Semantics& format, const Function& function) {
  const unsigned bits = APFloat::getSizeInBits(format.get());
  if (bits <= 8) return function(std::uint8_t{});
  if (bits <= 16) return function(std::uint16_t{});
  if (bits <= 32) return function(std::uint32_t{});
  function(std::uint64_t{});
}

/// Arithmetic on codes of one format, in each of the five roundings.
std::vector<adapter::Function> llvm_apfloat_arithmetic();

}  // namespace halfulp::impl
