// Values of one block to element codes, by vectors.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/plan.h"
#include "cpu/block/scale.h"
#include "cpu/block/simd_normalize.h"

namespace halfulp::cpu::block {

/// What is done with values whose block is scaled so. Requires another `by` than `exact`.
Against against(const Plan& plan, Scaling::By by);

/// Kernels::encode.
void encode_by_vectors(const Plan& plan, const Scaling& scaling, const float* x, std::size_t count,
                       std::uint8_t* codes);

}  // namespace halfulp::cpu::block
