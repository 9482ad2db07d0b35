// Values to blocks: the tensor's part, then block by block, then what is known only after the last block.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/kernels.h"
#include "cpu/block/plan.h"
#include "cpu/block/scale.h"
#include "cpu/block/shape.h"

namespace halfulp::cpu::block {

/// The bytes of a quantized tensor. A plane of no bytes may be nullptr.
struct Planes {
  std::uint8_t* codes = nullptr;
  std::uint8_t* scales = nullptr;
  std::uint8_t* tensor = nullptr;
};

/// The values of a tensor, row by row.
struct Values {
  ValueFormat format = ValueFormat::float32;
  const std::byte* data = nullptr;
};

/// What all blocks depend on. Looks at all values if the rules ask for it.
TensorState tensor_state_of(const Plan& plan, const Kernels& kernels, const Values& values, const Shape& shape);

/// Quantizes some blocks: codes and scales. Ranges of split() may be done at the same time by several threads.
void quantize_blocks(const Plan& plan, const Kernels& kernels, TensorState& state, const Values& values,
                     const Shape& shape, const Planes& planes, BlockRange range);

/// Writes the plane `tensor`, and the plane `scales` of nested ones. Requires that all blocks are done.
void finish_tensor(const Plan& plan, const TensorState& state, const Shape& shape, const Planes& planes);

}  // namespace halfulp::cpu::block
