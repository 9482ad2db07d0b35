// Properties about the size of what comes back.
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "block/error_bound.h"
#include "block/layout.h"
#include "case/block_form.h"
#include "case/value_codes.h"
#include "property/checks.h"
#include "property/comparison.h"

namespace halfulp::property {
namespace {

std::string decimal(double number) {
  char text[32];
  std::snprintf(text, sizeof text, "%.9g", number);
  return text;
}

/// What comes back from a block must lie between numbers that follow from A.
template <class WrongAt>
Verdict look_at_blocks(const Subject& subject, const Sample& sample, WrongAt wrong_at) {
  const auto& [scheme, values, choice] = sample;
  const Tensor back = subject.round_trip(scheme, values);
  Verdict verdict;
  for (const BlockArea& area : areas_of(*scheme.spec, values.shape)) {
    const auto places = places_of(*scheme.spec, values.shape, area);
    const double absmax = absmax_of(values, places);
    for (const std::size_t place : places) {
      ++verdict.compared;
      const double x = value_of(*values.format, values.values[place]);
      const double y = value_of(*back.format, back.values[place]);
      const std::string wrong = wrong_at(absmax, x, y);
      if (wrong.empty()) continue;
      verdict.wrong = place_text(values.shape, place) + " came back as " +
                      value_text(*back.format, back.values[place]) + ": " + wrong;
      return verdict;
    }
  }
  return verdict;
}

}  // namespace

Verdict error_is_bounded(const Subject& subject, const Sample& sample) {
  const ErrorBound bound = error_bound(*sample.scheme.spec, sample.scheme.rules());
  return look_at_blocks(subject, sample, [&](double absmax, double x, double y) -> std::string {
    const double error = std::abs(y - x);
    if (error <= (bound.relative + bound.rounding) * absmax) return "";
    return "an error of " + decimal(error / absmax) + " A, the bound is " + decimal(bound.relative) + " and " +
           decimal(bound.rounding) + " for roundings";
  });
}

Verdict values_stay_within_absmax(const Subject& subject, const Sample& sample) {
  return look_at_blocks(subject, sample, [](double absmax, double, double y) -> std::string {
    return std::abs(y) <= absmax ? "" : decimal(std::abs(y) / absmax) + " A";
  });
}

Verdict zeros_stay_zeros(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  const std::vector<BlockArea> areas = areas_of(*scheme.spec, values.shape);
  if (areas.empty()) return {};
  Sample with_zeros = sample;
  const auto places = places_of(*scheme.spec, values.shape, areas[choice % areas.size()]);
  for (const std::size_t place : places) {
    with_zeros.values.values[place] = (choice + place) % 3 == 1 ? values.format->sign_mask() : 0;
  }
  const Tensor back = subject.round_trip(scheme, with_zeros.values);
  for (const std::size_t place : places) {
    if (value_of(*back.format, back.values[place]) == 0) continue;
    return {places.size(), "with zeros in block " + std::to_string(choice % areas.size()) + ", " +
                               place_text(values.shape, place) + " came back as " +
                               value_text(*back.format, back.values[place])};
  }
  return {places.size(), ""};
}

}  // namespace halfulp::property
