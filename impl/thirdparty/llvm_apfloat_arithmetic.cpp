// Under test: the arithmetic of llvm::APFloat, which has no square root. A quotient by zero in a format that has
// neither NaN nor infinity is undefined in LLVM, so division is not offered there.
#include "thirdparty/llvm_apfloat.h"

namespace halfulp::impl {
namespace {

using Binary = APFloat::opStatus (APFloat::*)(const APFloat&, RoundingMode);

struct Operation {
  const char* name;
  Binary method;
};

constexpr Operation kBinary[] = {
    {"add", &APFloat::add},
    {"subtract", &APFloat::subtract},
    {"multiply", &APFloat::multiply},
};
constexpr Operation kDivide{"divide", &APFloat::divide};

APFloat value_of(const Semantics& format, std::uint64_t code) {
  return {format.get(), llvm::APInt(APFloat::getSizeInBits(format.get()), code)};
}

/// Collects the lines of one format, whose codes lie in `Code`.
template <class Code>
class Rows {
 public:
  Rows(std::vector<adapter::Function>& rows, const Semantics& format) : rows_(rows), format_(format) {}

  void add(const Operation& operation) {
    add_in_each_rounding(operation.name, [format = format_, method = operation.method](RoundingMode mode) {
      return [=](Code a, Code b) {
        APFloat value = value_of(format, a);
        (value.*method)(value_of(format, b), mode);
        return static_cast<Code>(value.bitcastToAPInt().getZExtValue());
      };
    });
  }

  void add_fused() {
    add_in_each_rounding("fused_multiply_add", [format = format_](RoundingMode mode) {
      return [=](Code a, Code b, Code c) {
        APFloat value = value_of(format, a);
        value.fusedMultiplyAdd(value_of(format, b), value_of(format, c), mode);
        return static_cast<Code>(value.bitcastToAPInt().getZExtValue());
      };
    });
  }

 private:
  template <class InRounding>
  void add_in_each_rounding(const char* operation, const InRounding& in_rounding) {
    for (const auto& [rounding, mode] : kRoundings) {
      rows_.push_back(adapter::arithmetic<Code>(operation, format_.name, rounding, "ieee", in_rounding(mode)));
    }
  }

  std::vector<adapter::Function>& rows_;
  Semantics format_;
};

void append(std::vector<adapter::Function>& all, const Semantics& format) {
  with_code(format, [&]<class Code>(Code) {
    Rows<Code> rows(all, format);
    for (const Operation& operation : kBinary) rows.add(operation);
    if (format.has_nan) rows.add(kDivide);
    rows.add_fused();
  });
}

}  // namespace

std::vector<adapter::Function> llvm_apfloat_arithmetic() {
  std::vector<adapter::Function> rows;
  append(rows, kFloat64);
  append(rows, kFloat32);
  for (const Semantics& format : kNarrow) append(rows, format);
  return rows;
}

}  // namespace halfulp::impl
