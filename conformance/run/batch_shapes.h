// Whether a conversion's results depend on anything but their own operands: on the values beside them, on the length of
// the batch or on where it lies in memory.
#pragma once

#include <string>

#include "run/conversion_lane.h"

namespace halfulp {

/// Runs some operands in every lane of a vector beside NaN, infinity, the largest, the smallest and zero, then batches
/// of 0 to 257 operands that end at a page and so begin anywhere. Returns what is wrong in one line, or nothing;
/// nothing also if a call fails, which running the cases will show.
std::string find_shape_dependence(const ConversionLane& lane);

}  // namespace halfulp
