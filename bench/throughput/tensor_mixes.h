// Values of tensors that will be blocks.
#pragma once

#include "throughput/mix.h"

namespace halfulp::throughput {

/// Normally distributed, mean 0, variance 1, magnitude at most 6.
void tensor_normal(const TensorValues& to_fill, std::uint64_t seed);

/// Evenly distributed in [-1, 1).
void tensor_uniform(const TensorValues& to_fill, std::uint64_t seed);

/// Thresholds between elements and the float32 beside them, under scales that are powers of two. Of eight blocks one
/// has an outlier a thousand times as large as the rest, and one is so small that its values are subnormal in float32.
void tensor_adversarial(const TensorValues& to_fill, std::uint64_t seed);

}  // namespace halfulp::throughput
