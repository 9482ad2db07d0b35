#include "case/element_points.h"

#include <algorithm>
#include <cmath>

#include "case/value_codes.h"

namespace halfulp {

std::vector<double> element_values(const FormatSpec& element) {
  std::vector<double> values;
  for (Code code = 0; code <= element.code_mask(); ++code) {
    const double value = value_of(element, code);
    if (std::isfinite(value)) values.push_back(value + 0.0);  // -0 becomes +0
  }
  std::ranges::sort(values);
  const auto repeated = std::ranges::unique(values);
  values.erase(repeated.begin(), repeated.end());
  return values;
}

std::vector<ElementPoint> element_points(const FormatSpec& element) {
  const std::vector<double> values = element_values(element);
  const std::ptrdiff_t reach = element.k <= 6 ? 2 : 1;
  std::vector<ElementPoint> points;
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    for (std::ptrdiff_t ulps = -reach; ulps <= reach; ++ulps) points.push_back({(values[i] + values[i + 1]) / 2, ulps});
  }
  for (const double value : values) points.push_back({value, 0});
  for (const double end : {values.front(), values.back()}) {
    for (const double factor : {1.03125, 1.0625, 1.125, 1.25, 1.5}) points.push_back({end * factor, 0});
    points.push_back({end, -1});
    points.push_back({end, 1});
  }
  return points;
}

}  // namespace halfulp
