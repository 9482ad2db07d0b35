// The finite values of element formats as float32.
#pragma once

#include <vector>

#include "format/format_spec.h"

namespace halfulp::accuracy {

/// A code and what it stands for.
struct ElementValue {
  Code code = 0;
  float value = 0;
};

/// The finite values in ascending order; of several codes for one value, as +0 and -0, the first.
/// Requires at most 19 bits, and values that are float32.
std::vector<ElementValue> ascending_values(const FormatSpec& format);

/// The largest finite value. Requires one that is a float32.
float greatest_value(const FormatSpec& format);

}  // namespace halfulp::accuracy
