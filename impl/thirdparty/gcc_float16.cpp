// Under test: the compiler's conversions of _Float16 for plain x86-64, which call libgcc (__truncsfhf2, __truncdfhf2,
// __extendhfsf2, __extendhfdf2), and its operators, which compute in float. Square root and fused multiply-add would be
// sqrtf16 and fmaf16, which the C library does not have.
#include "abi/adapter.h"

namespace halfulp::impl {
namespace {

template <class From, class To>
adapter::Conversion cast(std::string from, std::string to) {
  return adapter::convert<From, To>(std::move(from), std::move(to), "ties_to_even", "ieee-payload",
                                    [](From x) { return static_cast<To>(x); });
}

adapter::Function row(std::string operation, _Float16 (*compute)(_Float16, _Float16)) {
  return adapter::arithmetic<_Float16>(std::move(operation), "float16", "ties_to_even", "ieee", compute);
}

}  // namespace

adapter::Adapter adapter_gcc_float16() {
  return {.name = "gcc-float16",
          .version = __VERSION__,
          .homepage = "https://gcc.gnu.org/onlinedocs/gcc/Half-Precision.html",
          .conversions = {cast<float, _Float16>("float32", "float16"), cast<double, _Float16>("float64", "float16"),
                          cast<_Float16, float>("float16", "float32"), cast<_Float16, double>("float16", "float64")},
          .functions = {row("add", [](_Float16 a, _Float16 b) -> _Float16 { return a + b; }),
                        row("subtract", [](_Float16 a, _Float16 b) -> _Float16 { return a - b; }),
                        row("multiply", [](_Float16 a, _Float16 b) -> _Float16 { return a * b; }),
                        row("divide", [](_Float16 a, _Float16 b) -> _Float16 { return a / b; })}};
}

}  // namespace halfulp::impl
