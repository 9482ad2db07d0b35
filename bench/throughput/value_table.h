// The values of a format in ascending order, and codes by value: made once, then asked millions of times.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "format/format_spec.h"

namespace halfulp::throughput {

/// A finite value, its code, and how far the next greater one is; of the greatest, how far the next lesser one is.
struct ValueRow {
  double value = 0;
  Code code = 0;
  double gap = 0;
};

/// The distinct finite values, ascending; -0 counts as +0. Of formats of more than 20 bits 2^20 values, drawn from all
/// codes.
std::vector<ValueRow> finite_values(const FormatSpec& format);

/// A function that gives the code of a value nearest to `value`, the extreme one beyond the range. Requires no NaN.
/// Where two values are equally near, either is given. Takes some nanoseconds for every format that has up to 20 bits,
/// and for float32 and float64.
std::function<Code(double value)> nearest_codes(const FormatSpec& format);

}  // namespace halfulp::throughput
