// Whether a tensor of the interface is one that an operation can work on.
#pragma once

#include <cstdint>

#include "abi/halfulp_adapter.h"
#include "cpu/block/facts.h"
#include "cpu/block/shape.h"
#include "cpu/block/values.h"

namespace halfulp::cpu::block {

inline Shape shape_of(const halfulp_blocks& tensor) { return {tensor.rows, tensor.columns}; }

/// HALFULP_OK if the shape can be held and values and planes have the sizes that quantize and dequantize need.
std::int32_t check_values(const Facts& facts, const halfulp_blocks& tensor, ValueFormat format);

/// The same for the planes alone.
std::int32_t check_planes(const Facts& facts, const halfulp_blocks& tensor);

/// The same for the buffers of pack and unpack.
std::int32_t check_loose(const Facts& facts, const halfulp_blocks& tensor);

}  // namespace halfulp::cpu::block
