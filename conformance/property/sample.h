// One drawn case: a small tensor that can be printed.
#pragma once

#include <cstdint>
#include <ostream>
#include <string>
#include <vector>

#include "block/tensor.h"
#include "property/scheme.h"

namespace halfulp::property {

/// A tensor of values for a scheme, and a number by which a property chooses what it does besides.
struct Sample {
  Scheme scheme;
  Tensor values;
  std::uint32_t choice = 0;
};

/// A code as a hexadecimal floating-point number, "inf" or "nan".
std::string value_text(const FormatSpec& format, Code code);

/// The shape and the values, row by row. Equal neighbours are counted: "0x0p+0 x 31".
std::ostream& operator<<(std::ostream& out, const Sample& sample);

}  // namespace halfulp::property
