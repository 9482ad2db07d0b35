// The magnitudes of a format, binade by binade.
#pragma once

#include <vector>

#include "format/format_spec.h"

namespace halfulp {

/// Values between one power of two and the next.
struct Binade {
  int exponent = 0;          ///< Values are at least 2^exponent ...
  Code first = 0, last = 0;  ///< ... and have the magnitude codes from first to last.
  bool is_subnormal = false;

  Code count() const { return last - first + 1; }
};

/// All binades, from the smallest value upwards. Requires a binary format.
std::vector<Binade> binades_of(const FormatSpec& format);

/// The logarithm to base two of a magnitude code's value, as if the range had no upper end. Requires a value above 0.
double log2_of(const FormatSpec& format, Code magnitude);

}  // namespace halfulp
