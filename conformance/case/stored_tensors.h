// Tensors in blocks, as operands of dequantize, pack and unpack: codes put together on purpose.
#pragma once

#include <cstdint>
#include <vector>

#include "case/block_question.h"
#include "case/tensor_source.h"

namespace halfulp {

/// Codes that element and scale formats define and packers can hold, ascending.
std::vector<Code> usable_codes(const FormatSpec& format);

/// Every element code with every scale code, two scales in turn in each tensor. Requires elements and scales of at most
/// 24 bits together, one scale per block and nothing else in the format.
TensorSource every_pair(const BlockQuestion& question);

/// Whether every_pair can be had with at most `bits` bits of element and scale.
bool has_every_pair(const BlockSpec& spec, int bits);

/// All element codes in all places, under zeros, extremes, powers of two, NaNs and infinities as scales; shapes around
/// every edge. Stops after `budget` elements, but has every shape once.
std::vector<TensorRecipe> stored_tensors(const BlockQuestion& question, std::uint64_t budget);

/// Random codes in random shapes: scales of any bits and such as are common, in turn.
TensorSource sampled_stored_tensors(const BlockQuestion& question, std::uint64_t seed, std::uint64_t budget);

/// A packed or loose tensor, as the operation reads it.
TensorBytes operands_from(const BlockQuestion& question, Shape shape, const Items& items);

}  // namespace halfulp
