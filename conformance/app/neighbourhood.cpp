#include "app/neighbourhood.h"

#include <algorithm>

#include "value/decode.h"

namespace halfulp {
namespace {

std::optional<Code> next_in_codebook(const FormatSpec& format, Code code, Direction direction) {
  const std::vector<Code> order = codes_in_value_order(format);
  const float value = format.codebook[code];
  auto place = std::ranges::lower_bound(order, value, {}, [&](Code c) { return format.codebook[c]; });
  if (direction == Direction::down) return place == order.begin() ? std::nullopt : std::optional(*std::prev(place));
  return ++place == order.end() ? std::nullopt : std::optional(*place);
}

std::string class_in_codebook(const FormatSpec& format, Code code) {
  const std::vector<Code> order = codes_in_value_order(format);
  const auto value_of = [&](Code c) { return format.codebook[c]; };
  const auto place = std::ranges::lower_bound(order, format.codebook[code], {}, value_of) - order.begin() + 1;
  return "value " + std::to_string(place) + " of " + std::to_string(order.size()) + " in ascending order";
}

std::string class_of_nan(const FormatSpec& format, Code code) {
  if (format.nan != Nan::above_infinity) return "NaN";
  const bool quiet = (code >> (format.trailing_bits() - 1) & 1) != 0;
  return quiet ? "NaN, quiet" : "NaN, signaling";
}

}  // namespace

std::vector<Code> codes_in_value_order(const FormatSpec& format) {
  std::vector<Code> order;
  for (Code code = 0; code < format.codebook.size(); ++code) order.push_back(code);
  const auto value_of = [&](Code code) { return format.codebook[code]; };
  std::ranges::stable_sort(order, {}, value_of);
  const auto repeats = std::ranges::unique(order, {}, value_of);
  order.erase(repeats.begin(), repeats.end());
  return order;
}

std::optional<Code> next_code(const FormatSpec& format, Code code, Direction direction) {
  if (format.is_codebook()) return next_in_codebook(format, code, direction);
  const Datum datum = decode(format, code);
  if (datum.cls == DatumClass::nan || datum.cls == DatumClass::reserved) return std::nullopt;
  const Code magnitude = code & format.magnitude_mask();
  const Code largest = format.has_infinity() ? format.infinity_code() : format.max_finite_code();
  const bool up = direction == Direction::up;
  if (format.has_zero() && magnitude == 0) {
    if (up) return Code{1};
    return format.is_signed() ? std::optional(format.sign_mask() | 1) : std::nullopt;
  }
  if (datum.negative != up) {  // away from zero
    return magnitude == largest ? std::nullopt : std::optional(code + 1);
  }
  if (magnitude == 0) return std::nullopt;  // the smallest value of a format without zero
  return magnitude == 1 && format.has_zero() ? Code{0} : code - 1;
}

std::string class_of(const FormatSpec& format, Code code) {
  if (format.is_codebook()) return class_in_codebook(format, code);
  const Datum datum = decode(format, code);
  const Code magnitude = code & format.magnitude_mask();
  switch (datum.cls) {
    case DatumClass::zero:
      return datum.negative ? "negative zero" : "zero";
    case DatumClass::infinity:
      return "infinity";
    case DatumClass::nan:
      return class_of_nan(format, code);
    case DatumClass::reserved:
      return "reserved: the sign bit must be 0";
    case DatumClass::finite:
      break;
  }
  const Code first_normal = format.has_zero() ? Code{1} << format.trailing_bits() : 0;
  const bool is_subnormal = magnitude < first_normal;
  std::string text = is_subnormal ? "subnormal" : "normal";
  if (magnitude == (is_subnormal ? 1 : first_normal)) text += ", smallest";
  if (magnitude + 1 == first_normal) text += ", largest";
  if (magnitude == format.max_finite_code()) text += ", largest finite";
  return text;
}

}  // namespace halfulp
