#include "page/weight_formats.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "block/block_registry.h"
#include "format/registry.h"
#include "page/format_number.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 8;
constexpr std::ptrdiff_t kMostOfWidth = 2;
constexpr int kWidest = 16;

constexpr std::array kFixedScales{ScaleRule::absmax, ScaleRule::absmax_divided, ScaleRule::absmax_reciprocal,
                                  ScaleRule::limit_over_absmax};

/// Elements divided by the number that their block's largest magnitude becomes.
struct Levels {
  const FormatSpec* element;
  double limit;

  bool operator==(const Levels&) const = default;
};

AccuracyRecords one_of_each(const Experiment& experiment) {
  AccuracyRecords records;
  for (const AccuracyMode& mode : experiment.modes) std::ranges::copy(mode.records, std::back_inserter(records));
  return one_of_each_format(records);
}

std::vector<double> finite_values(const FormatSpec& format, double divisor) {
  std::vector<double> values;
  for (Code code = 0; code <= format.code_mask(); ++code) {
    const double value = number_of(format, code);
    if (std::isfinite(value)) values.push_back(value / divisor);
  }
  return values;
}

bool has_room(const std::vector<const FormatSpec*>& chosen, const FormatSpec& format) {
  const auto is_alike = [&](const FormatSpec* other) { return other->k == format.k && other->p == format.p; };
  const auto is_as_wide = [&](const FormatSpec* other) { return other->k == format.k; };
  return chosen.size() < kMostRows && std::ranges::none_of(chosen, is_alike) &&
         std::ranges::count_if(chosen, is_as_wide) < kMostOfWidth;
}

}  // namespace

std::vector<const FormatSpec*> drawn_formats(const Experiment& experiment) {
  const AccuracyRecords records = one_of_each(experiment);
  std::vector<const FormatSpec*> chosen;
  for (const FormatSpec& format : standard_formats().rows()) {
    const auto is_used = [&](const AccuracyRecord* record) {
      return !is_block_format(record->format) && standard_formats().find(record->format) == &format;
    };
    if (format.is_codebook() || format.sign != Sign::sign_magnitude || format.k > kWidest) continue;
    if (has_room(chosen, format) && std::ranges::any_of(records, is_used)) chosen.push_back(&format);
  }
  std::ranges::stable_sort(chosen, std::greater{}, &FormatSpec::k);
  return chosen;
}

std::vector<ValueRow> values_of(const std::vector<const FormatSpec*>& formats) {
  std::vector<ValueRow> rows;
  for (const FormatSpec* format : formats) rows.push_back({std::string(format->name), finite_values(*format, 1)});
  return rows;
}

std::vector<ValueRow> block_levels_of(const Experiment& experiment) {
  std::vector<Levels> all;
  for (const AccuracyRecord* record : one_of_each(experiment)) {
    const BlockSpec* spec = block_called(record->format);
    const BlockVariant* variant = spec == nullptr ? nullptr : variant_called(*spec, record->variant);
    if (variant == nullptr || spec->element->k > 8) continue;
    if (std::ranges::find(kFixedScales, variant->rules.scale) == kFixedScales.end()) continue;
    const Levels levels{spec->element, variant->rules.limit};
    if (std::ranges::find(all, levels) == all.end()) all.push_back(levels);
  }
  std::ranges::stable_sort(all, {}, [](const Levels& levels) { return levels.element->k; });
  all.resize(std::min(all.size(), kMostRows));
  std::vector<ValueRow> rows;
  for (const auto& [element, limit] : all) {
    const std::string divided = limit == 1 ? "" : " / " + exact(limit);
    rows.push_back({std::string(element->name) + divided, finite_values(*element, limit)});
  }
  return rows;
}

}  // namespace halfulp
