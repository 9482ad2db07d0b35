// How many bytes an operation moves for every value.
#pragma once

#include "block/tensor.h"
#include "run/plan.h"

namespace halfulp::throughput {

/// Bytes read and written per value: the containers on both sides of a conversion; of blocks the container of a value
/// and all planes of a tensor of this shape, divided by its elements. Requires a conversion, quantize or dequantize.
double bytes_per_element(const AnyQuestion& question, Shape shape);

}  // namespace halfulp::throughput
