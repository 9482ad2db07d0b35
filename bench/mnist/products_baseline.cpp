#include "mnist/eigen_products.inc"
#include "mnist/products_variants.h"

namespace halfulp::mnist {

Products baseline_products() {
#ifdef __x86_64__
  return eigen_products("sse2");
#else
  return eigen_products("baseline");
#endif
}

}  // namespace halfulp::mnist
