#include <algorithm>

#include "app/explain.h"
#include "app/neighbourhood.h"
#include "app/table.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr int kIndent = 2;
constexpr int kWholeTable = 4;  ///< Formats up to this width are listed whole.

std::string bits_text(int count) { return std::to_string(count) + (count == 1 ? " bit" : " bits"); }

std::string value_text(const FormatSpec& format, Code code) {
  const Datum datum = decode(format, code);
  return hex_of(format, code) + "  " + decimal_of(datum) + "  " + hexfloat_of(datum);
}

/// "0x7f", or "0x7c01 to 0x7fff".
std::string range_text(const FormatSpec& format, Code first, Code last) {
  return first == last ? hex_of(format, first) : hex_of(format, first) + " to " + hex_of(format, last);
}

/// A range of magnitudes, once per sign.
std::string signed_range_text(const FormatSpec& format, Code first, Code last) {
  const std::string positive = range_text(format, first, last);
  if (format.sign != Sign::sign_magnitude) return positive;
  return positive + ", " + range_text(format, first | format.sign_mask(), last | format.sign_mask());
}

std::string zeros_text(const FormatSpec& format) {
  if (!format.has_zero()) return "none";
  return format.has_negative_zero() ? signed_range_text(format, 0, 0) : hex_of(format, 0);
}

std::string nans_text(const FormatSpec& format) {
  switch (format.nan) {
    case Nan::none:
      return "none";
    case Nan::negative_zero:
      return hex_of(format, format.sign_mask());
    case Nan::above_infinity:
    case Nan::top_magnitude:
      break;
  }
  return signed_range_text(format, format.magnitude_mask() - format.nan_magnitudes() + 1, format.magnitude_mask());
}

/// The fields as boxes over their bit positions.
std::string layout_text(const FormatSpec& format) {
  struct Field {
    std::string name;
    int width;
  };
  std::vector<Field> fields;
  if (format.sign == Sign::sign_magnitude) fields.push_back({"sign", 1});
  if (format.sign == Sign::reserved_zero) fields.push_back({"0", 1});
  fields.push_back({"exponent", format.exponent_bits()});
  if (format.trailing_bits() > 0) fields.push_back({"trailing significand", format.trailing_bits()});
  std::string edge = "  +";
  std::string names = "  |";
  std::string places = "   ";
  int top = format.k;
  for (const Field& field : fields) {
    const std::string high = std::to_string(top - 1);
    top -= field.width;
    const std::string place = field.width == 1 ? high : high + ":" + std::to_string(top);
    const std::size_t width = std::max(field.name.size(), place.size()) + 2;
    edge += std::string(width, '-') + "+";
    names += " " + field.name + std::string(width - 1 - field.name.size(), ' ') + "|";
    places += " " + place + std::string(width - place.size(), ' ');
  }
  places.erase(places.find_last_not_of(' ') + 1);
  return edge + "\n" + names + "\n" + edge + "\n" + places + "\n";
}

Table binary_facts(const FormatSpec& format) {
  const Code first_normal = format.has_zero() ? Code{1} << format.trailing_bits() : 0;
  Table facts(kIndent);
  facts.add({"width k", bits_text(format.k)});
  facts.add({"precision p", bits_text(format.p) + ", the leading one counted"});
  facts.add({"exponent", bits_text(format.exponent_bits()) + ", bias " + std::to_string(format.bias)});
  facts.add({"largest", value_text(format, format.max_finite_code())});
  if (first_normal <= format.max_finite_code()) facts.add({"smallest normal", value_text(format, first_normal)});
  if (first_normal > 1) facts.add({"smallest subnormal", value_text(format, 1)});
  facts.add({"zero", zeros_text(format)});
  facts.add({"infinity", format.has_infinity()
                             ? signed_range_text(format, format.infinity_code(), format.infinity_code())
                             : "none"});
  facts.add({"NaN", nans_text(format)});
  return facts;
}

Table codebook_facts(const FormatSpec& format) {
  const std::vector<Code> order = codes_in_value_order(format);
  Table facts(kIndent);
  facts.add({"width k", bits_text(format.k)});
  facts.add({"values", std::to_string(order.size())});
  facts.add({"smallest", value_text(format, order.front())});
  facts.add({"largest", value_text(format, order.back())});
  return facts;
}

Table all_values(const FormatSpec& format) {
  Table table(kIndent);
  table.add({"code", "bits", "value", "hexfloat", "class"});
  for (Code code = 0; code <= format.code_mask(); ++code) {
    const Datum datum = decode(format, code);
    table.add({hex_of(format, code), anatomy_of(format, code), decimal_of(datum), hexfloat_of(datum),
               class_of(format, code)});
  }
  return table;
}

}  // namespace

std::string explain_format(const FormatSpec& format) {
  std::string text = std::string(format.name) + "\n\n";
  Table names(kIndent);
  if (!format.aliases.empty()) names.add({"also called", std::string(format.aliases)});
  names.add({"defined by", std::string(format.rule)});
  text += names.text() + "\n";
  if (format.is_codebook()) {
    text += codebook_facts(format).text();
  } else {
    text += layout_text(format) + "\n" + binary_facts(format).text();
  }
  if (format.k <= kWholeTable) text += "\n" + all_values(format).text();
  return text;
}

}  // namespace halfulp
