#include "mnist/products.h"

#include "mnist/products_variants.h"

namespace halfulp::mnist {
namespace {

Products widest_products() {
#ifdef __x86_64__
  const bool fma = __builtin_cpu_supports("fma");
  if (fma && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") &&
      __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("avx512bw")) {
    return avx512_products();
  }
  if (fma && __builtin_cpu_supports("avx2")) return avx2_products();
#endif
  return baseline_products();
}

}  // namespace

const Products& products() {
  static const Products widest = widest_products();
  return widest;
}

}  // namespace halfulp::mnist
