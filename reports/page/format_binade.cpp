#include "page/format_binade.h"

#include <algorithm>
#include <cmath>

#include "value/decode.h"

namespace halfulp {

std::vector<Binade> binades_of(const FormatSpec& format) {
  std::vector<Binade> binades;
  const Code top = format.max_finite_code();
  const int trailing = format.trailing_bits();
  const auto add = [&](int exponent, Code first, Code count, bool is_subnormal) {
    if (first <= top) binades.push_back({exponent, first, std::min(first + count - 1, top), is_subnormal});
  };
  const bool has_subnormals = format.low == Low::subnormal;
  for (int bit = 0; has_subnormals && bit < trailing; ++bit) {
    add(format.quantum_exponent() + bit, Code{1} << bit, Code{1} << bit, true);
  }
  for (Code field = has_subnormals ? 1 : 0; field << trailing <= top; ++field) {
    add(static_cast<int>(field) - format.bias, field << trailing, Code{1} << trailing, false);
  }
  return binades;
}

double log2_of(const FormatSpec& format, Code magnitude) {
  const Datum datum = decode_magnitude(format, magnitude);
  return std::log2(static_cast<double>(datum.significand)) + datum.exponent;
}

}  // namespace halfulp
