// Operands for conversions into a narrower format.
#pragma once

#include "throughput/mix.h"

namespace halfulp::throughput {

/// Normally distributed, mean 0, variance 1, magnitude at most 6.
void encode_normal(const ConversionOperands& to_fill, std::uint64_t seed);

/// Every finite value of the target equally often, moved by up to half the way to its neighbour.
void encode_uniform(const ConversionOperands& to_fill, std::uint64_t seed);

/// 4/16 midpoints between neighbouring values of the target and the operands beside them, 6/16 values below the
/// target's least normal value, 5/16 beyond its range, 1/16 special operands.
void encode_adversarial(const ConversionOperands& to_fill, std::uint64_t seed);

}  // namespace halfulp::throughput
