#include "case/element_grid.h"

#include <algorithm>
#include <cmath>

#include "block/dequantize.h"
#include "block/layout.h"
#include "block/quantize.h"
#include "case/block_form.h"
#include "case/value_codes.h"
#include "format/elements.h"

namespace halfulp {
namespace {

/// The codes of the least and the greatest finite value.
std::pair<Code, Code> extreme_codes(const FormatSpec& element) {
  std::pair<Code, Code> extremes{0, 0};
  for (Code code = 0; code <= element.code_mask(); ++code) {
    const double value = value_of(element, code);
    if (!std::isfinite(value)) continue;
    if (value < value_of(element, extremes.first)) extremes.first = code;
    if (value > value_of(element, extremes.second)) extremes.second = code;
  }
  return extremes;
}

}  // namespace

std::vector<ElementGrid> element_grids(const BlockQuestion& question, Shape shape, const std::vector<Code>& values) {
  const BlockSpec& spec = *question.spec;
  Items items = items_of(quantize(spec, question.rules(), {question.values, shape, values}));
  const auto [least, greatest] = extreme_codes(*spec.element);
  const auto values_of = [&](Code code) {
    std::ranges::fill(items.elements, code);
    return dequantize(spec, question.rules(), shape, items, kFloat64);
  };
  const auto low = values_of(least);
  const auto high = values_of(greatest);
  const double low_element = value_of(*spec.element, least);
  const double span = value_of(*spec.element, greatest) - low_element;
  std::vector<ElementGrid> grids;
  for (const BlockArea& area : areas_of(spec, shape)) {
    const std::size_t place = places_of(spec, shape, area).front();
    const double from = value_of(kFloat64, low[place].expected.code);
    const double slope = (value_of(kFloat64, high[place].expected.code) - from) / span;
    const double offset = from - low_element * slope;
    grids.push_back(std::isfinite(slope) && std::isfinite(offset) ? ElementGrid{slope, offset} : ElementGrid{});
  }
  return grids;
}

}  // namespace halfulp
