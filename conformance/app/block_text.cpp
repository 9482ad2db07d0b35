#include "app/block_text.h"

#include <cmath>
#include <cstdio>

#include "block/layout.h"

namespace halfulp {
namespace {

std::string length_text(std::size_t length, const char* all) { return length == 0 ? all : std::to_string(length); }

}  // namespace

std::string number_text(double number, int digits) {
  char text[40];
  std::snprintf(text, sizeof text, "%.*g", digits, number);
  return text;
}

std::string tile_text(const BlockSpec& spec) {
  if (spec.tile.rows == 0 && spec.tile.columns == 0) return "tensor";
  const std::string columns = length_text(spec.tile.columns, "row");
  if (spec.tile.rows != 1) return length_text(spec.tile.rows, "all") + "x" + columns;
  return spec.rows == Rows::flat ? columns + " flat" : columns;
}

std::string scales_text(const BlockSpec& spec) {
  const std::string scale(spec.scale->name);
  std::string text = spec.scales_per_block == 1 ? scale : std::to_string(spec.scales_per_block) + " " + scale;
  if (spec.tensor == TensorPart::scale) text += ", tensor float32";
  if (spec.tensor == TensorPart::nested) text += ", nested float32";
  return text;
}

std::string bits_per_element_text(const BlockSpec& spec) {
  constexpr Shape kLarge{4096, 4096};
  char text[40];
  std::snprintf(text, sizeof text, "%.4f", bits_per_element(spec, kLarge));
  std::string shortened = text;
  shortened.erase(shortened.find_last_not_of('0') + 1);
  if (shortened.ends_with('.')) shortened.pop_back();
  return shortened;
}

std::string error_text(const ErrorBound& bound) {
  constexpr int kDigits = 4;
  if (!bound.missing.empty()) return "none";
  const std::string nearest = number_text(bound.relative, kDigits);
  const double rounded = std::stod(nearest);
  if (rounded >= bound.relative) return nearest;
  return number_text(rounded + std::pow(10.0, std::floor(std::log10(rounded)) - (kDigits - 1)), kDigits);
}

std::string choices_text(const BlockRules& rules) {
  const BlockRules usual;
  std::string text;
  const auto add = [&](std::string_view name, std::string_view value) {
    text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::string(value);
  };
  for (const Axis& axis : axes()) {
    const int position = axis.get(rules);
    if (position != axis.get(usual)) add(axis.name, axis.values[static_cast<std::size_t>(position)].name);
  }
  constexpr int kDigits = 6;
  if (rules.limit != usual.limit) add("limit", number_text(rules.limit, kDigits));
  if (rules.floor != usual.floor) add("floor", number_text(rules.floor, kDigits));
  if (rules.threshold != usual.threshold) add("threshold", number_text(rules.threshold, kDigits));
  return text;
}

}  // namespace halfulp
