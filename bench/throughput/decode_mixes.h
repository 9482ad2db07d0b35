// Operands for conversions from a narrower format: its codes.
#pragma once

#include "throughput/mix.h"

namespace halfulp::throughput {

/// The codes nearest to normally distributed values, mean 0, variance 1, magnitude at most 6.
void decode_normal(const ConversionOperands& to_fill, std::uint64_t seed);

/// Every code equally often.
void decode_uniform(const ConversionOperands& to_fill, std::uint64_t seed);

/// 8/16 subnormals, 4/16 special codes, 4/16 of the largest eighth of magnitudes. Of a codebook every code instead of
/// subnormals and large ones.
void decode_adversarial(const ConversionOperands& to_fill, std::uint64_t seed);

}  // namespace halfulp::throughput
