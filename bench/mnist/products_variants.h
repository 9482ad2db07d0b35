// The products compiled for each instruction set. Only those that the machine has may be asked for.
#pragma once

#include "mnist/products.h"

namespace halfulp::mnist {

Products baseline_products();  ///< Everything that the compiler assumes unasked: SSE2 on x86-64.
Products avx2_products();      ///< AVX2 and FMA.
Products avx512_products();    ///< AVX-512 F, DQ, VL, BW and FMA.

}  // namespace halfulp::mnist
