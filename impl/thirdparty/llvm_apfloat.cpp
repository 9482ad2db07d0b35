// Under test: llvm::APFloat::convert. A NaN into a format without NaN is undefined in LLVM, so it is not passed on.
#include <llvm/ADT/APFloat.h>
#include <llvm/Config/llvm-config.h>

#include "abi/adapter.h"

namespace halfulp::impl {
namespace {

using llvm::APFloat;
using llvm::RoundingMode;

struct Semantics {
  const char* name;
  const llvm::fltSemantics& (*get)();
  bool has_nan = true;
};

constexpr Semantics kFloat32{"float32", &APFloat::IEEEsingle};
constexpr Semantics kNarrow[] = {
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
constexpr std::pair<const char*, RoundingMode> kRoundings[] = {
    {"ties_to_even", RoundingMode::NearestTiesToEven}, {"ties_to_away", RoundingMode::NearestTiesToAway},
    {"toward_zero", RoundingMode::TowardZero},         {"toward_positive", RoundingMode::TowardPositive},
    {"toward_negative", RoundingMode::TowardNegative},
};

std::uint64_t convert_code(std::uint64_t code, const Semantics& from, const Semantics& to, RoundingMode mode) {
  APFloat value(from.get(), llvm::APInt(APFloat::getSizeInBits(from.get()), code));
  if (value.isNaN() && !to.has_nan) return 0;
  bool loses_information = false;
  value.convert(to.get(), mode, &loses_information);
  return value.bitcastToAPInt().getZExtValue();
}

using Rows = std::vector<adapter::Conversion>;

template <class In, class Out>
void append(Rows& rows, const Semantics& from, const Semantics& to) {
  for (const auto& [rounding, mode] : kRoundings) {
    rows.push_back(adapter::convert<In, Out>(from.name, to.name, rounding, "llvm-apfloat",
                                             [=, m = mode](In code) { return convert_code(code, from, to, m); }));
  }
}

template <class In>
void append_encoders(Rows& rows, const Semantics& from) {
  for (const Semantics& to : kNarrow) {
    const unsigned bits = APFloat::getSizeInBits(to.get());
    if (std::string_view(to.name) == from.name) continue;
    if (bits <= 8) append<In, std::uint8_t>(rows, from, to);
    if (bits == 16) append<In, std::uint16_t>(rows, from, to);
    if (bits > 16) append<In, std::uint32_t>(rows, from, to);
  }
}

void append_decoder(Rows& rows, const Semantics& from) {
  const unsigned bits = APFloat::getSizeInBits(from.get());
  const auto add = [&]<class In>(In) {
    rows.push_back(adapter::convert<In, std::uint32_t>(
        from.name, "float32", "ties_to_even", "llvm-apfloat",
        [=](In code) { return convert_code(code, from, kFloat32, RoundingMode::NearestTiesToEven); }));
  };
  if (bits <= 8) add(std::uint8_t{});
  if (bits == 16) add(std::uint16_t{});
  if (bits > 16) add(std::uint32_t{});
}

}  // namespace

adapter::Adapter adapter_llvm_apfloat() {
  Rows rows;
  append_encoders<std::uint64_t>(rows, {"float64", &APFloat::IEEEdouble});
  append_encoders<std::uint32_t>(rows, kFloat32);
  append_encoders<std::uint16_t>(rows, {"float16", &APFloat::IEEEhalf});
  append_encoders<std::uint16_t>(rows, {"bfloat16", &APFloat::BFloat});
  append<std::uint64_t, std::uint32_t>(rows, {"float64", &APFloat::IEEEdouble}, kFloat32);
  for (const Semantics& from : kNarrow) append_decoder(rows, from);
  return {.name = "llvm-apfloat",
          .version = LLVM_VERSION_STRING,
          .homepage = "https://llvm.org/doxygen/structllvm_1_1APFloatBase.html",
          .conversions = std::move(rows)};
}

}  // namespace halfulp::impl
