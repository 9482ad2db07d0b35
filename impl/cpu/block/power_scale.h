// Scales that are powers of two.
#pragma once

#include "cpu/block/scale.h"

namespace halfulp::cpu::block {

/// The greatest k with 2^k <= x. Requires a finite x > 0.
int floor_log2(float x);

/// The least power of two that is not below `x`; 0, infinity and NaN stay.
float power_not_below(float x);

/// The E8M0 scale of a block with this largest magnitude, by any of the rules power_*.
BlockScale power_scale(const Plan& plan, float absmax);

}  // namespace halfulp::cpu::block
