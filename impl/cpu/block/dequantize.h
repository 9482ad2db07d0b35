// Blocks to values, block by block.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/kernels.h"
#include "cpu/block/plan.h"
#include "cpu/block/shape.h"

namespace halfulp::cpu::block {

/// The bytes of a quantized tensor, to be read.
struct ConstPlanes {
  const std::uint8_t* codes = nullptr;
  const std::uint8_t* scales = nullptr;
  const std::uint8_t* tensor = nullptr;
};

/// Where the values of a tensor go, row by row.
struct MutableValues {
  ValueFormat format = ValueFormat::float32;
  std::byte* data = nullptr;
};

/// Dequantizes some blocks. Any ranges may be done at the same time by several threads.
void dequantize_blocks(const Plan& plan, const Kernels& kernels, const ConstPlanes& planes, const Shape& shape,
                       const MutableValues& values, BlockRange range);

}  // namespace halfulp::cpu::block
