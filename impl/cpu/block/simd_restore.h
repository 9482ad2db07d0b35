// Elements and the numbers of their block back to values.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/kernels.h"

namespace halfulp::cpu::block {

/// What is done with an element e; every operation is rounded to nearest even by itself.
enum class Restore : std::uint8_t {
  product,          ///< e * factor.
  flushed_product,  ///< The same, where a subnormal e and a subnormal product are zeros of their sign.
  product_plus,     ///< e * factor + shift.
  two_products,     ///< e * factor * second.
  difference,       ///< (e - shift) * factor.
};

/// Restores [blocks] blocks of [length] elements, each by its numbers. e and x may be the same, else not overlap.
using RestoreKernel = void (*)(const float* e, const Decoding* numbers, std::size_t length, std::size_t blocks,
                               float* x);

/// The kernel for this processor, or nullptr if it has no vectors.
RestoreKernel restore_kernel(Restore restore);

/// Writes what [count] two's complement codes of 8 bits stand for, in `unit`s.
using Int8Kernel = void (*)(const std::uint8_t* codes, float unit, std::size_t count, float* e);

/// The same for [blocks] blocks of [length] codes, multiplied by the factor of each.
using ScaledInt8Kernel = void (*)(const std::uint8_t* codes, float unit, const float* factors, std::size_t length,
                                  std::size_t blocks, float* x);

/// The kernels for this processor, or nullptr if it has no vectors.
Int8Kernel int8_kernel();
ScaledInt8Kernel scaled_int8_kernel();

}  // namespace halfulp::cpu::block
