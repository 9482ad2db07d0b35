// What a block loses as one of its values grows.
#pragma once

#include <span>
#include <vector>

#include "block/block_spec.h"
#include "html/writer.h"
#include "page/block_error_chart.h"

namespace halfulp {

/// A block of the format's size, at most 128 values, drawn from a normal distribution, quantized by the reference under
/// the rules of `variant` and taken back, once for each of `outliers`, which replaces its first value and is given in
/// the standard deviation of the others. Equal on every machine.
std::vector<OutlierError> outlier_errors(const BlockSpec& spec, const BlockVariant& variant,
                                         std::span<const double> outliers);

/// Outliers from 4 to 1024, eight in each power of two.
std::vector<double> growing_outliers();

/// How many values the block of outlier_errors has.
std::size_t outlier_block_length(const BlockSpec& spec);

}  // namespace halfulp
