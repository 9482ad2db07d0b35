#include "page/format_number.h"

#include <bit>
#include <cmath>
#include <cstdio>

#include "format/elements.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// "1.526e-05" without what pads the exponent: "1.526e-5", "1.526e5".
std::string without_padding(std::string text) {
  const auto e = text.find('e');
  if (e == std::string::npos) return text;
  const int exponent = std::stoi(text.substr(e + 1));
  return text.substr(0, e + 1) + std::to_string(exponent);
}

/// Halves go up, as in scripts; printf takes them to the even digit.
std::string significant(double number, int digits) {
  char text[40];
  const double above = std::nextafter(number, INFINITY);
  const bool has_above = std::isnormal(number) && std::isfinite(above);
  std::snprintf(text, sizeof text, "%.*g", digits, has_above ? above : number);
  return without_padding(text);
}

}  // namespace

double number_of(const FormatSpec& format, Code code) { return number_of(decode(format, code)); }

Datum exactly(double number) { return decode(kFloat64, std::bit_cast<Code>(number)); }

std::string short_text(double number) {
  if (std::isnan(number)) return "NaN";
  const std::string sign = std::signbit(number) ? "\u2212" : "";
  const double magnitude = std::fabs(number);
  if (std::isinf(magnitude)) return sign + "\u221E";
  const bool is_short_integer = magnitude >= 1e4 && magnitude < 1e6 && magnitude == std::floor(magnitude);
  return sign + significant(magnitude, is_short_integer ? 6 : 4);
}

std::string percent_text(double share) { return significant(100 * share, 3) + "\u00A0%"; }

std::string decimal_text(const Datum& datum) {
  std::string text = decimal_of(datum), before;
  if (text.starts_with('~')) {
    before = "\u2248\u00A0";
    text.erase(0, 1);
  }
  if (text.starts_with('-')) {
    before += "\u2212";
    text.erase(0, 1);
  }
  return before + text;
}

std::string product_text(const Datum& datum) {
  if (datum.cls != DatumClass::finite) return "";
  const int zeros = std::countr_zero(datum.significand);
  return (datum.negative ? "\u2212" : "") + std::to_string(datum.significand >> zeros) + " \u00D7 " +
         power_text(2, datum.exponent + zeros);
}

std::string power_text(int base, int exponent) {
  constexpr const char* kDigits[] = {"\u2070", "\u00B9", "\u00B2", "\u00B3", "\u2074",
                                     "\u2075", "\u2076", "\u2077", "\u2078", "\u2079"};
  std::string text = std::to_string(base) + (exponent < 0 ? "\u207B" : "");
  for (const char digit : std::to_string(std::abs(exponent))) text += kDigits[digit - '0'];
  return text;
}

}  // namespace halfulp
