#include "page/block_outliers.h"

#include <algorithm>
#include <string>
#include <vector>

#include "page/block_error.h"
#include "page/format_number.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Which of growing_outliers a folded curve is told by: a little below 8, where scales are rounded differently.
constexpr std::size_t kShown = 7;

/// Variants that lose the same.
struct Curve {
  std::string variants;
  std::vector<OutlierError> errors;
};

std::vector<Curve> curves_of(const BlockSpec& spec) {
  std::vector<Curve> curves;
  for (const BlockVariant& variant : spec.variants) {
    std::vector<OutlierError> errors = outlier_errors(spec, variant, growing_outliers());
    const auto same = std::ranges::find(curves, errors, &Curve::errors);
    if (same != curves.end()) {
      same->variants += ", " + std::string(variant.name);
    } else {
      curves.push_back({std::string(variant.name), std::move(errors)});
    }
  }
  return curves;
}

void write_curve(HtmlWriter& html, const Curve& curve) { write_error_chart(html, curve.variants, curve.errors); }

void write_folded(HtmlWriter& html, const Curve& curve) {
  const OutlierError& shown = curve.errors[kShown];
  html.element("details", {{"class", "curve"}}, [&] {
    html.element("summary", {}, [&] {
      html.element("strong", {}, curve.variants);
      html.element("span", {{"class", "note"}},
                   " root mean square error " + short_text(shown.rms) + " \u03C3 beside an outlier of " +
                       short_text(shown.outlier) + " \u03C3");
    });
    write_curve(html, curve);
  });
}

}  // namespace

void write_block_outliers(HtmlWriter& html, const BlockSpec& spec) {
  const std::vector<Curve> curves = curves_of(spec);
  html.element("p", {{"class", "soft"}}, [&] {
    html.text("A block of " + grouped(outlier_block_length(spec)) +
              " values from a normal distribution with standard deviation \u03C3, of which one grows: what the others "
              "lose under the rules of ");
    html.element("strong", {}, curves.front().variants);
    html.text(curves.size() > 1 ? "; other variants below. " : ". ");
    html.text("At an error of 1 \u03C3 nothing is left of them.");
  });
  write_curve(html, curves.front());
  for (std::size_t i = 1; i < curves.size(); ++i) write_folded(html, curves[i]);
}

}  // namespace halfulp
