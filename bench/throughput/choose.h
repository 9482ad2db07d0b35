// Which cells of a plan are timed.
#pragma once

#include <vector>

#include "run/plan.h"

namespace halfulp::throughput {

/// Keeps of a plan made by `selection` what is timed, in the plan's order. Where the selection leaves something open:
/// * operations: convert, quantize and dequantize, never others;
/// * formats: no P3109 formats;
/// * the other side of a conversion, and the values of blocks: float32, but for patterns "FROM->TO";
/// * roundings: ties_to_even for conversions, any for blocks;
/// * profiles, of blocks variants: for every implementation and question one, that which most implementations share, so
///   that peers do the same; of several the first in the plan.
std::vector<Cell> choose_cells(const std::vector<Cell>& plan, const Selection& selection);

}  // namespace halfulp::throughput
