// Of which tensors a property is claimed.
#pragma once

#include <string_view>

#include "property/sample.h"

namespace halfulp::property {

enum class Domain : std::uint8_t {
  all,       ///< Every tensor.
  finite,    ///< Neither NaN nor infinity.
  in_range,  ///< And no scale but that of a block of zeros vanishes or overflows.
};

std::string_view name_of(Domain domain);

/// The largest magnitudes A that a block of a scheme may have in a domain, as real numbers.
struct Range {
  double least = 0, greatest = 0;
  double least_share = 0;  ///< Of the tensor's A.
};
Range range_of(const Scheme& scheme, const FormatSpec& values, Domain domain);

bool contains(Domain domain, const Sample& sample);

/// The largest magnitude of some of a tensor's values, NaN left out.
double absmax_of(const Tensor& values, const std::vector<std::size_t>& places);

}  // namespace halfulp::property
