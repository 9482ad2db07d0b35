#include "page/block_error_chart.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/curve.h"
#include "chart/frame.h"
#include "html/parts.h"
#include "page/format_number.h"
#include "view/words.h"

namespace halfulp {
namespace {

void write_drawn(HtmlWriter& html, const std::string& variants, const std::vector<OutlierError>& errors) {
  std::vector<Point> rms, worst;
  double least = 1, most = 1;
  for (const OutlierError& error : errors) {
    rms.push_back({error.outlier, error.rms > 0 ? error.rms : NAN});
    worst.push_back({error.outlier, error.worst > 0 ? error.worst : NAN});
    if (error.rms > 0) least = std::min(least, error.rms);
    most = std::max(most, error.worst);
  }
  const ChartAxis x{.scale = {.least = errors.front().outlier,
                              .most = errors.back().outlier,
                              .from = 64,
                              .to = 760,
                              .spacing = Spacing::logarithmic},
                    .name = "largest value of the block, in \u03C3",
                    .text = [](double value) { return short_text(value); },
                    .ticks = 8};
  const double floor = std::pow(10, std::floor(std::log10(least * 0.9)));
  const ChartAxis y{
      .scale = {.least = floor, .most = most * 1.5, .from = 290, .to = 30, .spacing = Spacing::logarithmic},
      .name = "error of the others, in \u03C3",
      .text = exact,
      .ticks = 6};
  write_drawing(html, "chart", 880, 332, "Error of a block's other values as its largest value grows: " + variants,
                "the table below has the numbers", [&] {
                  write_frame(html, x, y);
                  write_curve(html, "curve second", x.scale, y.scale, worst);
                  write_curve(html, "curve", x.scale, y.scale, rms);
                  const auto name = [&](double value, double shift, std::string_view text) {
                    if (value > 0) write_label(html, "name", Anchor::start, {768, y.scale.at(value) + shift}, text);
                  };
                  const bool is_close = errors.back().rms * 1.2 > errors.back().worst;
                  name(errors.back().worst, is_close ? -4 : 4, "largest");
                  name(errors.back().rms, is_close ? 12 : 4, "root mean square");
                });
}

void write_numbers(HtmlWriter& html, const std::vector<OutlierError>& errors) {
  html.element("details", {}, [&] {
    html.element("summary", {}, "The errors in numbers");
    write_scroll(html, "Errors of a block", [&] {
      html.element("table", {{"class", "list"}}, [&] {
        write_column_heads(html, {{"largest value, \u03C3"},
                                  {"root mean square error, \u03C3", "number"},
                                  {"largest error, \u03C3", "number"}});
        html.element("tbody", {}, [&] {
          for (const OutlierError& error : errors) {
            html.element("tr", {}, [&] {
              html.element("th", {{"scope", "row"}}, short_text(error.outlier));
              for (const double value : {error.rms, error.worst}) {
                html.element("td", {{"class", "number"}}, short_text(value));
              }
            });
          }
        });
      });
    });
  });
}

}  // namespace

void write_error_chart(HtmlWriter& html, const std::string& variants, const std::vector<OutlierError>& errors) {
  write_scroll(html, "Error of a block", [&] { write_drawn(html, variants, errors); });
  write_numbers(html, errors);
}

}  // namespace halfulp
