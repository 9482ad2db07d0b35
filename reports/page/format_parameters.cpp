#include "page/format_parameters.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <set>
#include <vector>

#include "html/parts.h"
#include "page/format_number.h"
#include "result/value_text.h"
#include "value/decode.h"
#include "view/words.h"

namespace halfulp {
namespace {

void write_fact(HtmlWriter& html, Literal name, const std::string& value) {
  html.element("dt", {}, name.text());
  html.element("dd", {}, value);
}

std::string width_text(const FormatSpec& format) {
  if (format.is_codebook()) return counted(static_cast<std::uint64_t>(format.k), "bit") + ", an index into a list";
  std::string text = counted(static_cast<std::uint64_t>(format.k), "bit") + ": ";
  if (format.sign == Sign::sign_magnitude) text += "1 sign, ";
  if (format.sign == Sign::reserved_zero) text += "1 reserved, ";
  return text + std::to_string(format.exponent_bits()) + " exponent, " + std::to_string(format.trailing_bits()) +
         " trailing significand";
}

/// First to last code, or the one.
std::string range_text(const FormatSpec& format, Code first, Code last) {
  const std::string text = hex_of(format, first);
  return first == last ? text : text + "\u2013" + hex_of(format, last);
}

/// A range of magnitude codes, and the same with the sign.
std::string signed_range_text(const FormatSpec& format, Code first, Code last) {
  std::string text = range_text(format, first, last);
  if (format.sign_mask() != 0) {
    text += ", " + range_text(format, first | format.sign_mask(), last | format.sign_mask());
  }
  return text;
}

std::string nan_text(const FormatSpec& format) {
  if (!format.has_nan()) return "none";
  if (format.nan == Nan::negative_zero) return hex_of(format, format.sign_mask());
  const Code top = format.magnitude_mask();
  return signed_range_text(format, top - format.nan_magnitudes() + 1, top);
}

std::string infinity_text(const FormatSpec& format) {
  return format.has_infinity() ? signed_range_text(format, format.infinity_code(), format.infinity_code()) : "none";
}

std::string sign_text(const FormatSpec& format) {
  switch (format.sign) {
    case Sign::sign_magnitude:
      return "the top bit";
    case Sign::absent:
      return "none, no value is negative";
    case Sign::reserved_zero:
      return "none; the top bit must be 0, codes that set it are reserved";
  }
  return "";
}

std::string zero_text(const FormatSpec& format) {
  if (!format.has_zero()) return "none";
  if (!format.has_negative_zero()) return hex_of(format, 0);
  return hex_of(format, 0) + ", and " + hex_of(format, format.sign_mask()) + " with the sign";
}

/// How many different numbers there are.
std::uint64_t value_count(const FormatSpec& format) {
  if (format.is_codebook()) return std::set<float>(format.codebook.begin(), format.codebook.end()).size();
  const std::uint64_t magnitudes = format.max_finite_code() + 1;
  if (format.sign != Sign::sign_magnitude) return magnitudes;
  return 2 * magnitudes - (format.has_zero() ? 1 : 0);
}

std::string count_text(const FormatSpec& format) {
  const std::uint64_t count = value_count(format);
  return format.k <= 32 ? grouped(count) : short_text(static_cast<double>(count));
}

struct NamedCode {
  std::string name;
  Code code;
};

std::vector<NamedCode> named_codes(const FormatSpec& format) {
  const Code first_normal = format.low == Low::no_zero ? 0 : Code{1} << format.trailing_bits();
  std::vector<NamedCode> codes;
  if (format.has_infinity()) codes.push_back({"infinity", format.infinity_code()});
  codes.push_back({"largest", format.max_finite_code()});
  if (first_normal <= format.max_finite_code()) codes.push_back({"smallest normal", first_normal});
  if (first_normal > 1) {
    codes.push_back({"largest subnormal", std::min(first_normal - 1, format.max_finite_code())});
    codes.push_back({"smallest subnormal", 1});
  }
  return codes;
}

/// The greatest, the least and the smallest level of a codebook.
std::vector<NamedCode> named_levels(const FormatSpec& format) {
  const auto& levels = format.codebook;
  const auto code_of = [&](auto level) { return static_cast<Code>(level - levels.begin()); };
  const auto by_size = [](float a, float b) {
    return (a == 0 ? INFINITY : std::fabs(a)) < (b == 0 ? INFINITY : std::fabs(b));
  };
  return {{"greatest", code_of(std::ranges::max_element(levels))},
          {"smallest, not zero", code_of(std::ranges::min_element(levels, by_size))},
          {"least", code_of(std::ranges::min_element(levels))}};
}

void write_codes(HtmlWriter& html, const FormatSpec& format) {
  const bool shows_bits = format.k <= 32;  // more would push all else from the page
  write_scroll(html, "Codes worth knowing", [&] {
    html.element("table", {{"class", "facts"}}, [&] {
      html.element("caption", {}, "Codes worth knowing");
      std::vector<ColumnHead> heads{{"which"}, {"code"}, {"value", "number"}, {"exactly", "number"}, {"hexfloat"}};
      if (shows_bits) heads.insert(heads.begin() + 2, ColumnHead{"bits"});
      write_column_heads(html, heads);
      html.element("tbody", {}, [&] {
        for (const auto& [name, code] : format.is_codebook() ? named_levels(format) : named_codes(format)) {
          const Datum datum = decode(format, code);
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, name);
            const auto write_code = [&](const std::string& text) {
              html.element("td", {}, [&] { html.element("code", {}, text); });
            };
            write_code(hex_of(format, code));
            if (shows_bits) write_code(anatomy_of(format, code));
            html.element("td", {{"class", "number"}}, decimal_text(datum));
            html.element("td", {{"class", "number"}}, product_text(datum));
            write_code(hexfloat_of(datum));
          });
        }
      });
    });
  });
}

}  // namespace

std::string summary_of(const FormatSpec& format) {
  if (format.is_codebook()) {
    return "A list of " + grouped(value_count(format)) + " values from " +
           short_text(*std::ranges::min_element(format.codebook)) + " to " +
           short_text(*std::ranges::max_element(format.codebook)) + ".";
  }
  const double largest = number_of(format, format.max_finite_code());
  std::string text = width_text(format) + ". Values up to " + (format.is_signed() ? "\u00B1" : "");
  text += short_text(largest) + ", ";
  text += format.has_infinity() ? "infinity, " : "no infinity, ";
  return text + (format.has_nan() ? "NaN." : "no NaN.");
}

void write_format_parameters(HtmlWriter& html, const FormatSpec& format) {
  html.element("dl", {}, [&] {
    write_fact(html, "Defined by", std::string(format.rule));
    if (!format.aliases.empty()) {
      std::string names(format.aliases);
      for (std::size_t at = 0; (at = names.find(' ', at)) != std::string::npos; at += 2) names.replace(at, 1, ", ");
      write_fact(html, "Also called", names);
    }
    write_fact(html, "Width k", width_text(format));
    if (!format.is_codebook()) {
      write_fact(html, "Precision p",
                 counted(static_cast<std::uint64_t>(format.p), "bit") + ": a normal value is rounded by at most " +
                     power_text(2, -format.p) + " of itself, " + percent_text(std::ldexp(1, -format.p)));
      write_fact(html, "Exponent bias", std::to_string(format.bias));
      write_fact(html, "Sign", sign_text(format));
      write_fact(html, "Zero", zero_text(format));
      write_fact(html, "Infinity", infinity_text(format));
      write_fact(html, "NaN", nan_text(format));
    }
    write_fact(html, "Different numbers", count_text(format));
  });
  write_codes(html, format);
}

}  // namespace halfulp
