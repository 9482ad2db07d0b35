#include "mnist/eigen_products.inc"
#include "mnist/products_variants.h"

namespace halfulp::mnist {

Products avx512_products() { return eigen_products("avx512"); }

}  // namespace halfulp::mnist
