#include "page/format_anatomy.h"

#include <cmath>
#include <string>
#include <vector>

#include "chart/bit_anatomy.h"
#include "html/parts.h"
#include "oracle/encode.h"
#include "page/explore.h"
#include "page/format_class.h"
#include "page/format_number.h"
#include "result/value_text.h"
#include "site/links.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// The first of these that is within the format's range: what the format cannot hold exactly is the better example.
double example_of(const FormatSpec& format) {
  const double largest = number_of(format, format.max_finite_code());
  for (const double value : {3.14, 0.314, 0.0314}) {
    if (value <= largest) return value;
  }
  return largest;
}

std::string decimal_of_bits(std::string_view bits) {
  return std::to_string(std::stoull(std::string(bits), nullptr, 2));
}

/// A code's fields as text, high to low.
struct Fields {
  std::string sign, exponent, trailing;
};

Fields fields_of(const FormatSpec& format, Code code) {
  const std::string bits = bits_of(format, code);
  const std::size_t trailing = static_cast<std::size_t>(format.trailing_bits());
  const std::size_t sign = format.sign == Sign::absent ? 0 : 1;
  return {bits.substr(0, sign), bits.substr(sign, bits.size() - sign - trailing), bits.substr(bits.size() - trailing)};
}

/// The value next to a finite one in the order of values, with its code. `step` is 1 or -1.
std::string neighbour_of(const FormatSpec& format, Code code, int step) {
  const auto place_of = [&](Code finite) {
    const auto magnitude = static_cast<std::int64_t>(finite & format.magnitude_mask());
    return (finite & format.sign_mask()) != 0 ? -magnitude : magnitude;
  };
  const std::int64_t place = place_of(code) + step;
  const Code magnitude = static_cast<Code>(std::abs(place));
  const bool is_missing =
      (place < 0 && !format.is_signed()) || magnitude > format.max_finite_code() + (format.has_infinity() ? 1 : 0);
  if (is_missing) return "none";
  const Code near = magnitude | (place < 0 ? format.sign_mask() : 0);
  return decimal_text(decode(format, near)) + "  (" + hex_of(format, near) + ")";
}

std::string exponent_meaning(const FormatSpec& format, const std::string& field) {
  const int value = std::stoi(decimal_of_bits(field));
  const bool is_lowest = value == 0 && format.low == Low::subnormal;
  const int exponent = (is_lowest ? 1 : value) - format.bias;
  return std::to_string(is_lowest ? 1 : value) + " \u2212 " + std::to_string(format.bias) + ": times " +
         power_text(2, exponent);
}

void write_field_row(HtmlWriter& html, const BitField& field, std::string_view name, const std::string& bits,
                     const std::string& meaning, std::string_view shows) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, [&] {
      html.element("span", {{"class", "swatch " + std::string(field.look)}}, field.letter);
      html.text(" " + std::string(name));
    });
    html.element("td", {{"data-shows", std::string(shows) + "-bits"}, {"class", "bits"}}, bits);
    html.element("td", {{"data-shows", std::string(shows)}}, meaning);
  });
}

void write_fields(HtmlWriter& html, const FormatSpec& format, const std::vector<BitField>& drawn, Code code) {
  const Fields fields = fields_of(format, code);
  const Datum datum = decode(format, code);
  write_scroll(html, "Fields of the code", [&] {
    html.element("table", {{"class", "fields"}}, [&] {
      html.element("caption", {}, "Fields");
      write_head_row(html, {"field", "bits", "stands for"});
      html.element("tbody", {}, [&] {
        if (drawn[0].bits > 0) {
          write_field_row(html, drawn[0], format.sign == Sign::reserved_zero ? "reserved" : "sign", fields.sign,
                          datum.negative ? "\u2212" : "+", "sign");
        }
        write_field_row(html, drawn[1], "exponent", fields.exponent, exponent_meaning(format, fields.exponent),
                        "exponent");
        if (drawn[2].bits > 0) {
          const bool is_low = class_of(format, code).cls == CodeClass::subnormal;
          const double unit = std::ldexp(1, format.trailing_bits());
          const double share = std::stod(decimal_of_bits(fields.trailing)) / unit;
          write_field_row(html, drawn[2], "trailing significand", fields.trailing,
                          decimal_text(exactly((is_low ? 0 : 1) + share)), "trailing");
        }
      });
    });
  });
}

void write_reading(HtmlWriter& html, const FormatSpec& format, double typed, Code code) {
  const Datum datum = decode(format, code);
  write_scroll(html, "The code and its neighbours", [&] {
    html.element("table", {{"class", "fields"}}, [&] {
      html.element("caption", {}, "Value and neighbours");
      html.element("tbody", {}, [&] {
        write_shown_row(html, "asked", "typed", short_text(typed));
        write_shown_row(html, "code", "code, nearest, ties to even", hex_of(format, code));
        write_shown_row(html, "class", "class", std::string(class_of(format, code).word));
        write_shown_row(html, "value", "value", decimal_text(datum));
        write_shown_row(html, "hexfloat", "hexfloat", hexfloat_of(datum));
        write_shown_row(html, "error", "error of rounding", rounding_error_text(typed, number_of(datum)));
        write_shown_row(html, "below", "next below", neighbour_of(format, code, -1));
        write_shown_row(html, "above", "next above", neighbour_of(format, code, 1));
      });
    });
  });
}

constexpr std::string_view kSigns[] = {"magnitude", "absent", "reserved"};
constexpr std::string_view kNans[] = {"none", "above_infinity", "top", "negative_zero"};

}  // namespace

void write_format_anatomy(HtmlWriter& html, const FormatSpec& format, std::string_view slug) {
  const double typed = example_of(format);
  const Code code = encode(format, exactly(typed), Rounding::ties_to_even, *profile_called("ieee")).code;
  const std::vector<BitField> fields{
      {format.sign == Sign::reserved_zero ? "r" : "s", "field-sign", format.sign == Sign::absent ? 0 : 1},
      {"e", "field-exponent", format.exponent_bits()},
      {"t", "field-trailing", format.trailing_bits()}};
  const auto number = [](int value) { return std::to_string(value); };
  const auto at = [](std::span<const std::string_view> names, auto position) {
    return std::string(names[static_cast<std::size_t>(position)]);
  };
  html.element("div",
               {{"class", "explore"},
                {"data-k", number(format.k)},
                {"data-p", number(format.p)},
                {"data-bias", number(format.bias)},
                {"data-sign", at(kSigns, format.sign)},
                {"data-nan", at(kNans, format.nan)},
                {"data-infinity", format.has_infinity() ? "yes" : "no"},
                {"data-zero", format.has_zero() ? "yes" : "no"},
                {"data-example", short_text(typed)}},
               [&] {
                 write_question(html, id_in(slug, "ask"));
                 write_scroll(html, "Bits of the code", [&] {
                   write_bit_anatomy(html, fields, bits_of(format, code), "Bits of the code, field by field");
                 });
                 html.element("div", {{"class", "beside"}}, [&] {
                   write_fields(html, format, fields, code);
                   write_reading(html, format, typed, code);
                 });
               });
}

}  // namespace halfulp
