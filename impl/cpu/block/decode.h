// Element codes of one block to values.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/kernels.h"
#include "cpu/block/plan.h"

namespace halfulp::cpu::block {

/// How the elements of block `block` become values: the scales as they are stored, the plane `tensor` (float32 values)
/// if there is one.
Decoding decoding_of(const Plan& plan, const std::uint8_t* scales, const std::uint8_t* tensor, std::uint64_t block);

/// Decodes [count] codes to float32.
void decode(const Plan& plan, const Decoding& decoding, const std::uint8_t* codes, std::size_t count, float* x);

}  // namespace halfulp::cpu::block
