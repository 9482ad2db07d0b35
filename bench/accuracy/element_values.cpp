#include "accuracy/element_values.h"

#include <algorithm>
#include <cmath>

#include "value/decode.h"

namespace halfulp::accuracy {
namespace {

float value_of(const Datum& datum) {
  if (datum.cls == DatumClass::zero) return 0;
  const float magnitude = std::ldexp(static_cast<float>(datum.significand), datum.exponent);
  return datum.negative ? -magnitude : magnitude;
}

}  // namespace

std::vector<ElementValue> ascending_values(const FormatSpec& format) {
  std::vector<ElementValue> values;
  for (Code code = 0; code <= format.code_mask(); ++code) {
    const Datum datum = decode(format, code);
    if (datum.cls == DatumClass::zero || datum.cls == DatumClass::finite) values.push_back({code, value_of(datum)});
  }
  std::ranges::stable_sort(values, {}, &ElementValue::value);
  const auto repeated = std::ranges::unique(values, {}, &ElementValue::value);
  values.erase(repeated.begin(), repeated.end());
  return values;
}

float greatest_value(const FormatSpec& format) {
  if (format.is_codebook()) return *std::ranges::max_element(format.codebook);
  return value_of(decode(format, format.max_finite_code()));
}

}  // namespace halfulp::accuracy
