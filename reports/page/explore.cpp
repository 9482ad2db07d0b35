#include "page/explore.h"

#include <cmath>

#include "page/format_number.h"

namespace halfulp {

void write_question(HtmlWriter& html, const std::string& id) {
  html.element("p", {{"class", "ask"}, {"hidden", ""}}, [&] {
    html.element("label", {{"for", id}}, "Code or value");
    html.lone("input", {{"id", id},
                        {"type", "text"},
                        {"size", "24"},
                        {"maxlength", "80"},
                        {"spellcheck", "false"},
                        {"autocomplete", "off"},
                        {"autocapitalize", "off"}});
    html.element("span", {{"class", "soft"}, {"data-shows", "hint"}, {"role", "status"}},
                 "0x7e, 0b1010, 3.14, 1e-3, 0x1.8p+1, inf, nan");
  });
}

void write_shown_row(HtmlWriter& html, Literal shows, std::string_view name, const std::string& value) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, name);
    html.element("td", {{"data-shows", std::string(shows.text())}}, value);
  });
}

std::string rounding_error_text(double typed, double value) {
  const double error = value - typed;
  return error == 0 ? "none" : short_text(error) + ", " + percent_text(std::fabs(error / typed));
}

}  // namespace halfulp
