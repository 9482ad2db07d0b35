// The codes of a format that code paths branch on.
#pragma once

#include <vector>

#include "format/format_spec.h"

namespace halfulp::throughput {

/// Zeros, the least and the greatest magnitude, infinities and NaNs, as far as the format has them. Of a codebook the
/// first and the last code.
inline std::vector<Code> special_codes(const FormatSpec& format) {
  if (format.is_codebook()) return {0, format.code_mask()};
  std::vector<Code> magnitudes{0, 1, format.max_finite_code()};
  if (format.has_infinity()) magnitudes.push_back(format.infinity_code());
  if (format.nan_magnitudes() > 0) magnitudes.push_back(format.magnitude_mask());
  std::vector<Code> codes = magnitudes;
  if (format.sign_mask() != 0) {
    for (const Code magnitude : magnitudes) codes.push_back(magnitude | format.sign_mask());
  }
  return codes;
}

}  // namespace halfulp::throughput
