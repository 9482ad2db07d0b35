// The scales of blocks whose numbers are far from the ends of float32, where every rule is a few operations.
#pragma once

#include <cstddef>

#include "cpu/block/plan.h"
#include "cpu/block/scale.h"
#include "cpu/block/simd_scales.h"

namespace halfulp::cpu::block {

/// Whether scales are E8M0.
constexpr bool is_power(ScaleRule rule) {
  return rule == ScaleRule::power_floor || rule == ScaleRule::power_ceil || rule == ScaleRule::power_even ||
         rule == ScaleRule::power_round_up;
}

/// Whether the rules are served.
bool has_usual_scales(const Plan& plan, const TensorState& state);

/// Fills codes, values, factors and minimums of [blocks] blocks from what was seen in them. They are those of
/// scale_of() where is_usual() says so. Requires has_usual_scales().
void find_usual_scales(const Plan& plan, const TensorState& state, std::size_t blocks, BatchScales& scales);

/// Whether all numbers that the scale of block i follows from are within usual bounds.
bool is_usual(const BatchScales& scales, std::size_t i);

/// Whether that holds for all [blocks] blocks.
bool are_usual(const BatchScales& scales, std::size_t blocks);

}  // namespace halfulp::cpu::block
