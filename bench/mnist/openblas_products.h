// The same products by OpenBLAS on one thread: the yardstick of the training's speed.
#pragma once

#include <string>

#include "mnist/products.h"

namespace halfulp::mnist {

/// Tells OpenBLAS to use one thread.
Products openblas_products();

/// The kernels that OpenBLAS chose for this machine, such as "SkylakeX".
std::string openblas_kernels();

}  // namespace halfulp::mnist
