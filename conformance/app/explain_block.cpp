#include <algorithm>
#include <vector>

#include "app/block_text.h"
#include "app/byte_map.h"
#include "app/explain.h"
#include "app/number_line.h"
#include "app/table.h"
#include "block/layout.h"

namespace halfulp {
namespace {

constexpr int kIndent = 2;
constexpr int kDigits = 6;

std::string counted(std::size_t count, const std::string& one) {
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

std::string block_text(const BlockSpec& spec) {
  const std::string shorter = "; the last block may be shorter";
  if (spec.tile.rows == 0 && spec.tile.columns == 0) return "the whole tensor";
  if (spec.tile.columns == 0) return "a row";
  if (spec.tile.rows != 1) {
    return std::to_string(spec.tile.rows) + " rows by " + std::to_string(spec.tile.columns) + " columns" + shorter;
  }
  const std::string length = std::to_string(spec.tile.columns) + " elements of ";
  if (spec.rows == Rows::flat) return length + "the tensor laid out as one row" + shorter;
  if (spec.lengths == Lengths::any) return length + "a row" + shorter;
  const std::size_t whole = spec.tile.columns * spec.group;
  return length + "a row; rows have a multiple of " + std::to_string(whole);
}

std::string scale_text(const BlockSpec& spec) {
  std::string text(spec.scale->name);
  if (spec.scales_per_block == 1) return text + ", one per block";
  const bool is_affine = spec.variants.front().rules.decode == Decode::zero_point;
  return text + ", two per block: the scale and " + (is_affine ? "the code of zero" : "the minimum");
}

std::string tensor_text(const BlockSpec& spec) {
  switch (spec.tensor) {
    case TensorPart::nothing:
      return "";
    case TensorPart::scale:
      return "float32, a scale of all scales";
    case TensorPart::nested:
      return "float32, an offset of all scales and one scale per 256 of them";
    case TensorPart::outlier_columns:
      return "float32, 1 for every column that holds an outlier, else 0";
  }
  return "";
}

std::string storage_text(const BlockSpec& spec) {
  if (spec.storage == Storage::planes) {
    const bool is_stream = spec.element->k < 8;
    return std::string("codes and scales apart") + (is_stream ? ", no gaps between the codes of rows" : "");
  }
  const Shape shape{1, spec.tile.columns * spec.group};
  const std::string together = spec.group == 1 ? "a block" : counted(spec.group, "block");
  return counted(plane_sizes(spec, spec.variants.front().rules, shape).codes, "byte") + " for " + together + ", " +
         (spec.storage == Storage::scale_first ? "scales first" : "scales last");
}

Table facts(const BlockSpec& spec) {
  Table table(kIndent);
  if (!spec.aliases.empty()) table.add({"also called", spec.aliases});
  table.add({"defined by", std::string(spec.rule)});
  table.add({"elements", std::string(spec.element->name) + ", " + std::to_string(spec.element->k) + " bits"});
  table.add({"block", block_text(spec)});
  table.add({"scale", scale_text(spec)});
  if (spec.tensor != TensorPart::nothing) table.add({"tensor", tensor_text(spec)});
  table.add({"stored", storage_text(spec)});
  table.add({"size", bits_per_element_text(spec) + " bits per element with scales, in rows of 4096"});
  return table;
}

std::string map_title(const BlockSpec& spec) {
  if (spec.storage != Storage::planes) return spec.group == 1 ? "Bytes of a block" : "Bytes of blocks stored together";
  return spec.tile.rows == 1 && spec.tile.columns != 0 ? "Bytes of a block's codes" : "First bytes of the codes";
}

/// What the least and greatest A are for which a bound holds, where that is not nearly all of float32.
std::string range_text(const ErrorBound& bound) {
  constexpr double kAnything = 0x1p-99, kEverything = 0x1p99;
  std::string text;
  if (bound.least_absmax > kAnything) text += "A from " + number_text(bound.least_absmax, kDigits);
  if (bound.greatest_absmax < kEverything) text += " to " + number_text(bound.greatest_absmax, kDigits);
  if (bound.least_share > 0) text += "A from " + number_text(bound.least_share, kDigits) + " of the tensor's";
  return text;
}

std::string errors_text(const BlockSpec& spec) {
  Table table(kIndent);
  std::vector<ErrorBound> bounds;
  for (const BlockVariant& variant : spec.variants) bounds.push_back(error_bound(spec, variant.rules));
  const bool is_limited = std::ranges::any_of(
      bounds, [](const ErrorBound& bound) { return bound.missing.empty() && !range_text(bound).empty(); });
  table.add({"variant", "error / A", "at value / s", "in A / s", is_limited ? "holds for" : ""});
  double rounding = 0;
  for (std::size_t i = 0; i < bounds.size(); ++i) {
    const ErrorBound& bound = bounds[i];
    std::vector<std::string> row{std::string(spec.variants[i].name), error_text(bound)};
    if (bound.missing.empty()) {
      row.insert(row.end(), {number_text(bound.value, kDigits), number_text(bound.absmax, kDigits), range_text(bound)});
    } else {
      row.back() += ": " + std::string(bound.missing);
    }
    table.add(row);
    rounding = std::max(rounding, bound.rounding);
  }
  std::string text =
      "Largest error of an element, A the largest magnitude of its block, s what elements are multiplied by";
  if (rounding > 0) text += ";\nfloat32 on the way adds " + number_text(rounding, 2) + " A at most";
  return text + ":\n\n" + table.text();
}

std::string sources_text(const BlockSpec& spec) {
  Table table(kIndent);
  for (const BlockVariant& variant : spec.variants) table.add({std::string(variant.name), std::string(variant.rule)});
  return "Variants:\n\n" + table.text();
}

const AxisValue& position_on(const Axis& axis, const BlockVariant& variant) {
  return axis.values[static_cast<std::size_t>(axis.get(variant.rules))];
}

/// The numbers that rules speak of, where they are not the usual ones.
struct Number {
  std::string_view name;
  float BlockRules::*member;
};
constexpr Number kNumbers[] = {
    {"limit", &BlockRules::limit}, {"floor", &BlockRules::floor}, {"threshold", &BlockRules::threshold}};

/// The rules in two tables: what variants differ in, and what they have in common.
std::string rules_text(const BlockSpec& spec) {
  Table different(kIndent), common(kIndent);
  std::vector<std::string> head{"rule"};
  for (const BlockVariant& variant : spec.variants) head.emplace_back(variant.name);
  different.add(head);
  bool is_any_different = false;
  const auto sort_in = [&](std::string_view name, std::string_view meaning, auto text_for) {
    std::vector<std::string> row{std::string(name)};
    for (const BlockVariant& variant : spec.variants) row.push_back(text_for(variant));
    if (std::ranges::count(row, row[1]) == static_cast<std::ptrdiff_t>(spec.variants.size())) {
      common.add({row[0], row[1], std::string(meaning)});
    } else {
      different.add(row);
      is_any_different = true;
    }
  };
  for (const Axis& axis : axes()) {
    sort_in(axis.name, position_on(axis, spec.variants.front()).meaning,
            [&](const BlockVariant& variant) { return std::string(position_on(axis, variant).name); });
  }
  for (const Number& number : kNumbers) {
    const bool is_used = std::ranges::any_of(spec.variants, [&](const BlockVariant& variant) {
      return variant.rules.*number.member != BlockRules{}.*number.member;
    });
    if (!is_used) continue;
    sort_in(number.name, "", [&](const BlockVariant& v) { return number_text(v.rules.*number.member, kDigits); });
  }
  const std::string title = spec.variants.size() == 1 ? "Rules" : "Rules of all variants";
  return (is_any_different ? "Rules that differ:\n\n" + different.text() + "\n" : "") + title + ":\n\n" + common.text();
}

}  // namespace

std::string explain_block(const BlockSpec& spec) {
  std::string text = spec.name + ", a block format\n\n" + facts(spec).text() + "\n";
  text += map_title(spec) + " (a number is an element, n.b its bit b):\n\n";
  text += byte_map(spec, spec.variants.front().rules) + "\n";
  text += number_line_title(*spec.element) + "\n\n" + number_line(*spec.element) + "\n";
  return text + sources_text(spec) + "\n" + errors_text(spec) + "\n" + rules_text(spec);
}

}  // namespace halfulp
