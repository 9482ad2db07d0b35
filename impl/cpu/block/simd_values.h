// Float16 and bfloat16 values to float32 and back.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/facts.h"
#include "cpu/block/values.h"

namespace halfulp::cpu::block {

/// Whether the codes are those of float16.
inline bool is_float16(const CodeFormat& format) {
  return format.layout && format.layout->k == 16 && format.layout->p == 11 && format.layout->bias == 15;
}

/// Widens [count] values, exactly; a NaN of float16 becomes the quiet one of its sign. Any alignment.
using WidenKernel = void (*)(const std::byte* codes, std::size_t count, float* x);
/// Rounds [count] values to nearest even; NaN becomes the quiet one of its sign. Any alignment.
using NarrowKernel = void (*)(const float* x, std::size_t count, std::byte* codes);

/// The kernels for float16 or bfloat16 and this processor, or nullptr if it has no vectors.
WidenKernel widen_kernel(ValueFormat format);
NarrowKernel narrow_kernel(ValueFormat format);

}  // namespace halfulp::cpu::block
