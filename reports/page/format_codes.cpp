#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

#include "chart/code_table.h"
#include "html/parts.h"
#include "page/format_class.h"
#include "page/format_number.h"
#include "page/format_values.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

std::string look_of(const CodeClassRow& row) { return "is-" + std::string(row.word); }

CodeCell cell_of(const FormatSpec& format, Code code) {
  const CodeClassRow& row = class_of(format, code);
  const bool is_reserved = row.cls == CodeClass::reserved;
  return {look_of(row), is_reserved ? "\u2013" : short_text(number_of(format, code))};
}

struct Mark {
  CodeClass cls;
  std::string_view sample, meaning;
};

constexpr std::array kMarks{
    Mark{CodeClass::subnormal, "0.1", "subnormal"},  Mark{CodeClass::zero, "0", "zero"},
    Mark{CodeClass::infinity, "\u221E", "infinity"}, Mark{CodeClass::nan, "NaN", "not a number"},
    Mark{CodeClass::reserved, "\u2013", "reserved"},
};

void write_legend(HtmlWriter& html, const FormatSpec& format) {
  html.element("p", {{"class", "legend"}}, [&] {
    for (const Mark& mark : kMarks) {
      const CodeClassRow* row = nullptr;
      for (Code code = 0; row == nullptr && code <= format.code_mask(); ++code) {
        if (class_of(format, code).cls == mark.cls) row = &class_of(format, code);
      }
      if (row == nullptr) continue;
      html.element("span", {{"class", "key " + look_of(*row)}}, mark.sample);
      html.text(" " + std::string(mark.meaning) + "  ");
    }
    html.element("span", {{"class", "soft"}}, "Values to four digits; all digits are in the list.");
  });
}

void write_list(HtmlWriter& html, const FormatSpec& format) {
  html.element("details", {}, [&] {
    html.element("summary", {}, "All codes with exact values");
    write_scroll(html, "All codes with exact values", [&] {
      html.element("table", {{"class", "list"}}, [&] {
        write_column_heads(html, {{"code"}, {"bits"}, {"class"}, {"value", "number"}, {"hexfloat"}});
        html.element("tbody", {}, [&] {
          for (Code code = 0; code <= format.code_mask(); ++code) {
            const Datum datum = decode(format, code);
            html.element("tr", {}, [&] {
              html.element("th", {{"scope", "row"}}, hex_of(format, code));
              html.element("td", {}, anatomy_of(format, code));
              html.element("td", {}, class_of(format, code).word);
              html.element("td", {{"class", "number"}}, decimal_text(datum));
              html.element("td", {}, hexfloat_of(datum));
            });
          }
        });
      });
    });
  });
}

}  // namespace

void write_format_codes(HtmlWriter& html, const FormatSpec& format) {
  write_scroll(html, "Table of codes", [&] {
    write_code_table(
        html, format.k,
        format.k > 4 ? "The row has the upper hexadecimal digit, the column the lower one" : "The column has the code",
        [&](unsigned code) { return cell_of(format, code); });
  });
  write_legend(html, format);
  write_list(html, format);
}

}  // namespace halfulp
