#include "property/domain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "block/error_bound.h"
#include "block/layout.h"
#include "case/block_form.h"
#include "case/value_codes.h"

namespace halfulp::property {
namespace {

/// Where the error has no bound the magnitudes do: here scales keep all their bits.
Range range_without_bound(const Scheme& scheme) {
  constexpr double kFar = 0x1p100, kMostElements = 0x1p20;
  const BlockRules& rules = scheme.rules();
  if (rules.scale == ScaleRule::least_squares) {
    const double limit = std::abs(static_cast<double>(rules.limit));
    return {2 * limit * 0x1p-14, limit * 65504 / 2, 0};  // float16; the scale is half to twice A / limit
  }
  // A mean is at least the largest magnitude by the number of elements.
  const double floor = static_cast<double>(rules.floor);
  return {std::max(1 / kFar, rules.scale == ScaleRule::absmean ? floor * kMostElements : floor), kFar, 0};
}

Range range_of(const Scheme& scheme) {
  static std::map<std::pair<const BlockSpec*, const BlockVariant*>, Range> known;
  const auto [place, is_new] = known.try_emplace({scheme.spec, scheme.variant});
  if (is_new) {
    const ErrorBound bound = error_bound(*scheme.spec, scheme.rules());
    place->second = bound.missing.empty() ? Range{bound.least_absmax, bound.greatest_absmax, bound.least_share}
                                          : range_without_bound(scheme);
  }
  return place->second;
}

/// The places of a block whose values its scale is for: all but outliers.
std::vector<std::size_t> scaled_places(const Sample& sample, const BlockArea& area) {
  auto places = places_of(*sample.scheme.spec, sample.values.shape, area);
  const double threshold = static_cast<double>(sample.scheme.rules().threshold);
  if (threshold > 0) {
    std::erase_if(places, [&](std::size_t place) {
      return std::abs(value_of(*sample.values.format, sample.values.values[place])) >= threshold;
    });
  }
  return places;
}

}  // namespace

std::string_view name_of(Domain domain) {
  constexpr std::string_view names[] = {"all", "finite", "in range"};
  return names[static_cast<int>(domain)];
}

Range range_of(const Scheme& scheme, const FormatSpec& values, Domain domain) {
  const double largest = value_of(values, values.max_finite_code());
  if (domain != Domain::in_range) return {0, largest, 0};
  Range range = range_of(scheme);
  range.greatest = std::min(range.greatest, largest);
  return range;
}

double absmax_of(const Tensor& values, const std::vector<std::size_t>& places) {
  Code largest = 0;  // magnitude codes stand in the order of their values
  for (const std::size_t place : places) {
    const Code magnitude = values.values[place] & values.format->magnitude_mask();
    const Code infinity = values.format->infinity_code();
    if (magnitude <= infinity) largest = std::max(largest, magnitude);
  }
  return value_of(*values.format, largest);
}

bool contains(Domain domain, const Sample& sample) {
  const Tensor& values = sample.values;
  if (domain == Domain::all) return true;
  const Code largest = values.format->max_finite_code();
  const auto is_finite = [&](Code code) { return (code & values.format->magnitude_mask()) <= largest; };
  if (!std::ranges::all_of(values.values, is_finite)) return false;
  if (domain == Domain::finite) return true;
  const BlockSpec& spec = *sample.scheme.spec;
  const Range range = range_of(sample.scheme, *values.format, domain);
  double tensor = 0;
  std::vector<double> blocks;
  for (const BlockArea& area : areas_of(spec, values.shape)) {
    blocks.push_back(absmax_of(values, scaled_places(sample, area)));
    tensor = std::max(tensor, blocks.back());
  }
  if (spec.tensor == TensorPart::scale && tensor == 0 && !blocks.empty()) return false;  // a scale of zero
  return std::ranges::all_of(blocks, [&](double absmax) {
    return absmax == 0 || (absmax >= range.least && absmax <= range.greatest && absmax >= range.least_share * tensor);
  });
}

}  // namespace halfulp::property
