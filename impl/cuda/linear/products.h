// Float32 inputs times weights that are decoded to float32.
#pragma once

#include <cstddef>
#include <cstdint>

#include "abi/halfulp_adapter.h"
#include "cuda/block/memory.h"
#include "cuda/linear/tile.h"

namespace halfulp::cuda::linear {

constexpr Shape shape_of(const halfulp_blocks& tensor) { return {tensor.rows, tensor.columns, tensor.input_rows}; }

/// A row-major matrix of float32.
HALFULP_HOST_DEVICE inline float float_at(const std::byte* matrix, std::uint64_t place) {
  return block::load<float>(matrix + sizeof(float) * place);
}

/// `Weights` has decode_eight(unit, w).
template <class Weights>
struct Products {
  using Sum = float;

  Shape shape;
  Weights weights;
  const std::byte* inputs = nullptr;
  std::byte* outputs = nullptr;

  static constexpr Sum nothing() { return 0; }
  static constexpr Sum joined(Sum a, Sum b) { return a + b; }

  HALFULP_HOST_DEVICE void decode_eight(std::uint64_t unit, float* w) const { weights.decode_eight(unit, w); }
  HALFULP_HOST_DEVICE float input(std::uint64_t row, std::uint64_t column) const {
    return float_at(inputs, row * shape.columns + column);
  }
  HALFULP_HOST_DEVICE Sum add(Sum sum, float w, float x, std::uint64_t) const { return multiply_add(w, x, sum); }
  HALFULP_HOST_DEVICE void store(Sum sum, std::uint64_t row, std::uint64_t output) const {
    block::store(outputs + sizeof(float) * (row * shape.outputs + output), sum);
  }
};

/// Requires buffers that check_sides() finds right.
template <class Weights>
Products<Weights> products_of(const halfulp_blocks& tensor, const Weights& weights) {
  return {shape_of(tensor), weights, static_cast<const std::byte*>(tensor.inputs),
          static_cast<std::byte*>(tensor.outputs)};
}

}  // namespace halfulp::cuda::linear
