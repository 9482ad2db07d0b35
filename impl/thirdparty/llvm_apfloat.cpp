// Under test: llvm::APFloat::convert and its arithmetic. A NaN into a format without NaN is undefined in LLVM, so it is
// not passed on.
#include "thirdparty/llvm_apfloat.h"

#include <llvm/Config/llvm-config.h>

namespace halfulp::impl {
namespace {

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
    if (std::string_view(to.name) == from.name) continue;
    with_code(to, [&]<class Out>(Out) { append<In, Out>(rows, from, to); });
  }
}

void append_decoder(Rows& rows, const Semantics& from) {
  with_code(from, [&]<class In>(In) {
    rows.push_back(adapter::convert<In, std::uint32_t>(
        from.name, "float32", "ties_to_even", "llvm-apfloat",
        [=](In code) { return convert_code(code, from, kFloat32, RoundingMode::NearestTiesToEven); }));
  });
}

}  // namespace

adapter::Adapter adapter_llvm_apfloat() {
  Rows rows;
  append_encoders<std::uint64_t>(rows, kFloat64);
  append_encoders<std::uint32_t>(rows, kFloat32);
  append_encoders<std::uint16_t>(rows, {"float16", &APFloat::IEEEhalf});
  append_encoders<std::uint16_t>(rows, {"bfloat16", &APFloat::BFloat});
  append<std::uint64_t, std::uint32_t>(rows, kFloat64, kFloat32);
  for (const Semantics& from : kNarrow) append_decoder(rows, from);
  return {.name = "llvm-apfloat",
          .version = LLVM_VERSION_STRING,
          .homepage = "https://llvm.org/doxygen/structllvm_1_1APFloatBase.html",
          .conversions = std::move(rows),
          .functions = llvm_apfloat_arithmetic()};
}

}  // namespace halfulp::impl
