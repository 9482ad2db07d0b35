#include "mnist/eigen_products.inc"
#include "mnist/products_variants.h"

namespace halfulp::mnist {

Products avx2_products() { return eigen_products("avx2"); }

}  // namespace halfulp::mnist
