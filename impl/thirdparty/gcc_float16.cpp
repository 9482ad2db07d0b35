// Under test: the compiler's conversions of _Float16 for plain x86-64, which call libgcc (__truncsfhf2, __truncdfhf2,
// __extendhfsf2, __extendhfdf2).
#include "abi/adapter.h"

namespace halfulp::impl {
namespace {

template <class From, class To>
adapter::Conversion cast(std::string from, std::string to) {
  return adapter::convert<From, To>(std::move(from), std::move(to), "ties_to_even", "ieee-payload",
                                    [](From x) { return static_cast<To>(x); });
}

}  // namespace

adapter::Adapter adapter_gcc_float16() {
  return {.name = "gcc-float16",
          .version = __VERSION__,
          .homepage = "https://gcc.gnu.org/onlinedocs/gcc/Half-Precision.html",
          .conversions = {cast<float, _Float16>("float32", "float16"), cast<double, _Float16>("float64", "float16"),
                          cast<_Float16, float>("float16", "float32"), cast<_Float16, double>("float16", "float64")}};
}

}  // namespace halfulp::impl
