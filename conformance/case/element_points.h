// Where elements of a format begin and end, in units of the scale.
#pragma once

#include <cstddef>
#include <vector>

#include "format/format_spec.h"

namespace halfulp {

/// A place on the axis of scaled values, and how many steps of the value format beside it.
struct ElementPoint {
  double at = 0;
  std::ptrdiff_t ulps = 0;
};

/// Around every midpoint between neighbouring elements at 0, 1 and, for elements of up to 6 bits, 2 steps; every
/// element itself; beyond both ends. Midpoints come first.
std::vector<ElementPoint> element_points(const FormatSpec& element);

/// The distinct finite values of a format, ascending. Requires at most 8 bits.
std::vector<double> element_values(const FormatSpec& element);

}  // namespace halfulp
