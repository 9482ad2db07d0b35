// Tensors of values drawn from distributions.
#pragma once

#include <cstdint>
#include <vector>

#include "case/block_question.h"
#include "case/tensor_source.h"

namespace halfulp {

/// How the values of a tensor are drawn.
enum class Distribution : std::uint8_t {
  bell,         ///< As weights are: near to normal, one magnitude for the tensor.
  uniform,      ///< In [-a, a).
  logarithmic,  ///< Exponents uniform over 24 binades.
  outliers,     ///< As bell, one in 64 a hundred times as large.
  ties,         ///< Small integers in halves: values half way between elements are common.
  steps,        ///< As bell, every 16 elements of another magnitude; one such stretch in eight is all zeros.
  codes,        ///< All codes alike: NaNs, infinities and subnormals among them.
};
inline constexpr int kDistributions = 7;

/// Values of `format` for a tensor of this shape; a function of its arguments alone.
std::vector<Code> drawn_values(const FormatSpec& format, Shape shape, Distribution distribution, std::uint64_t seed,
                               std::uint64_t index);

/// Tensors of all distributions and of sizes from one element to a few thousand, until `budget` elements are drawn.
TensorSource sampled_tensors(const BlockQuestion& question, std::uint64_t seed, std::uint64_t budget);

/// The shape of the sampled tensor `index`.
Shape sampled_shape(const BlockSpec& spec, std::uint64_t seed, std::uint64_t index);

}  // namespace halfulp
