#include "chart/code_table.h"

#include <algorithm>

namespace halfulp {
namespace {

constexpr std::string_view kDigits = "0123456789abcdef";

}  // namespace

void write_code_table(HtmlWriter& html, int k, std::string_view caption,
                      const std::function<CodeCell(unsigned code)>& cell_of) {
  const unsigned count = 1u << k, columns = std::min(count, 16u);
  html.element("table", {{"class", "codes"}}, [&] {
    html.element("caption", {}, caption);
    html.element("thead", {}, [&] {
      html.element("tr", {}, [&] {
        html.element("th", {{"scope", "col"}}, "code");
        for (unsigned column = 0; column < columns; ++column) {
          html.element("th", {{"scope", "col"}}, "\u2026" + std::string(kDigits.substr(column, 1)));
        }
      });
    });
    html.element("tbody", {}, [&] {
      for (unsigned first = 0; first < count; first += columns) {
        html.element("tr", {}, [&] {
          const std::string upper = count > 16 ? std::string(kDigits.substr(first / 16, 1)) : "";
          html.element("th", {{"scope", "row"}}, "0x" + upper + "\u2026");
          for (unsigned code = first; code < first + columns; ++code) {
            const CodeCell cell = cell_of(code);
            html.element("td", {{"class", cell.look}}, cell.text);
          }
        });
      }
    });
  });
}

}  // namespace halfulp
