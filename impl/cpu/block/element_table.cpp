#include "cpu/block/element_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <numeric>

namespace halfulp::cpu::block {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Between the magnitudes of bitsandbytes FP4, as its kernels spell them (csrc/kernels.cu dQuantizeFP4).
constexpr std::array kPublished{0.00260417f, 0.0859375f, 0.20833333f, 0.29166667f, 0.4166667f, 0.583333f, 0.8333333f};

/// Between two neighbours, `place` and the one above.
double midpoint_of(const ElementTable& table, Thresholds thresholds, std::size_t place) {
  const float lower = table.values[place], upper = table.values[place + 1];
  if (thresholds == Thresholds::midpoints) return (static_cast<double>(lower) + upper) / 2;
  if (thresholds == Thresholds::float32_midpoints) return (lower + upper) * 0.5f;
  return upper > 0 ? kPublished[place - table.zero_place] : -kPublished[table.zero_place - place - 1];
}

/// Where the midpoint above `place` goes.
TieGoes tie_above(const ElementTable& table, Ties ties, std::size_t place) {
  const double midpoint = table.midpoints[place];
  const std::size_t steps =
      ties == Ties::to_even_code ? place : std::max(place, table.zero_place) - std::min(place, table.zero_place);
  switch (ties) {
    case Ties::to_even:
    case Ties::to_even_code:
      return steps % 2 == 0 ? TieGoes::down : TieGoes::up;
    case Ties::away:
      return midpoint > 0 ? TieGoes::up : TieGoes::down;
    case Ties::toward_zero:
      return midpoint > 0 ? TieGoes::down : TieGoes::up;
    case Ties::up:
      return TieGoes::up;
    case Ties::down:
      return TieGoes::down;
  }
  return TieGoes::down;
}

bool is_in_range(float value, IntegerRange range, float limit) {
  return std::isfinite(value) && (range == IntegerRange::full || std::fabs(value) <= limit);
}

/// The largest magnitude with both signs, codebooks of integers only; floats have their sign apart.
float symmetric_limit(const CodeFormat& element) {
  if (element.layout) return kInfinity;
  const auto [least, greatest] = std::ranges::minmax(element.values);
  return std::min(-least, greatest);
}

int precision_of(const CodeFormat& element, float greatest) {
  if (element.layout) return element.layout->p;
  const std::uint32_t significand = std::bit_cast<std::uint32_t>(greatest) | 0x00800000;
  return 24 - std::countr_zero(significand);
}

std::uint8_t code_for_nan(const CodeFormat& element, const Rules& rules, const ElementTable& table) {
  if (rules.nan_element == NanElement::code_zero) return 0;
  if (rules.nan_element == NanElement::greatest) return table.codes[table.size - 1];
  if (element.layout && element.layout->has_nan()) return static_cast<std::uint8_t>(element.layout->nan_code(false));
  return table.zero_place < table.size ? table.codes[table.zero_place] : 0;
}

}  // namespace

float threshold_at(double midpoint, float factor, TieGoes tie) {
  const double product = midpoint * factor;
  const double error = std::fma(midpoint, factor, -product);  // exact: the product is far from subnormal
  const auto rounded = static_cast<float>(product);
  const bool is_above = rounded > product || (rounded == product && error < 0);
  const bool is_equal = rounded == product && error == 0;
  const bool steps_down = is_above || (is_equal && tie == TieGoes::up);
  return steps_down ? std::nextafter(rounded, -kInfinity) : rounded;
}

ElementTable::ElementTable(const CodeFormat& element, const Rules& rules) {
  const float limit = symmetric_limit(element);
  std::vector<Code> order;
  for (Code code = 0; code < element.values.size(); ++code) {
    if (is_in_range(element.values[code], rules.integers, limit)) order.push_back(code);
  }
  const auto value_of = [&](Code code) { return element.values[code]; };
  std::ranges::stable_sort(order, {}, value_of);
  for (const Code code : order) {
    const auto narrow_code = static_cast<std::uint8_t>(code);
    if (size != 0 && value_of(code) == values[size - 1]) {  // of equal values the first one serves; zeros are two
      if (value_of(code) == 0) (std::signbit(value_of(code)) ? negative_zero_code : codes[size - 1]) = narrow_code;
      continue;
    }
    values[size] = value_of(code);
    codes[size] = narrow_code;
    if (value_of(code) == 0) {
      zero_place = size;
      negative_zero_code = narrow_code;
    }
    ++size;
  }
  least = values[0];
  greatest = values[size - 1];
  precision = precision_of(element, greatest);
  nan_code = code_for_nan(element, rules, *this);
  thresholds.fill(kInfinity);
  search_from_ = std::bit_ceil(size) / 2;
  for (std::size_t place = 0; place + 1 < size; ++place) {
    midpoints[place] = midpoint_of(*this, rules.thresholds, place);
    ties[place] = tie_above(*this, rules.ties, place);
    thresholds[place] = threshold_at(midpoints[place], 1, ties[place]);
  }
}

std::array<float, ElementTable::kPlaces> ElementTable::scaled_thresholds(float scale) const {
  std::array<float, kPlaces> scaled;
  scaled.fill(kInfinity);
  for (std::size_t place = 0; place + 1 < size; ++place) {
    scaled[place] = threshold_at(midpoints[place], scale, ties[place]);
  }
  return scaled;
}

}  // namespace halfulp::cpu::block
