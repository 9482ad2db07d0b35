#include "diagnose/alternative.h"

#include <algorithm>

namespace halfulp {
namespace {

std::string words_of(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string position_text(const Axis& axis, int position) {
  const AxisValue& value = axis.values[static_cast<std::size_t>(position)];
  return std::string(value.name) + " (" + std::string(value.meaning) + ")";
}

bool is_power_rule(ScaleRule rule) { return rule >= ScaleRule::power_floor && rule <= ScaleRule::power_library_log; }
bool is_two_level(ScaleRule rule) { return rule == ScaleRule::two_level_te || rule == ScaleRule::two_level_torchao; }

/// Whether a format can have such scales at all: a rule that makes no scale of the format explains nothing.
bool can_have(const BlockSpec& spec, ScaleRule rule) {
  const bool has_second = rule == ScaleRule::range_divided || rule == ScaleRule::affine;
  if (has_second != (spec.scales_per_block == 2)) return false;
  if (is_power_rule(rule)) return !spec.scale->has_zero();
  if (is_two_level(rule)) return spec.tensor == TensorPart::scale;
  if (rule == ScaleRule::ue4m3_half_up) return spec.scale->sign == Sign::reserved_zero;
  return spec.scale->has_zero() && spec.tensor != TensorPart::scale;
}

bool can_have(const BlockSpec& spec, Normalize normalize) {
  const bool is_two_level = normalize == Normalize::two_level_te || normalize == Normalize::two_level_torchao;
  return !is_two_level || spec.tensor == TensorPart::scale;
}

bool can_have(const BlockSpec& spec, Thresholds thresholds) {
  switch (thresholds) {
    case Thresholds::midpoints:
      return true;
    case Thresholds::float32_midpoints:
      return spec.element->is_codebook();
    case Thresholds::published:
      return spec.element->name == "bnb_fp4";
    case Thresholds::binary_search:
    case Thresholds::table_65536:
      return spec.element->is_codebook() && spec.element->k == 8;
  }
  return false;
}

bool can_have(const BlockSpec& spec, Decode decode) {
  switch (decode) {
    case Decode::product:
      return true;
    case Decode::product_of_limit:
      return spec.tensor == TensorPart::outlier_columns;
    case Decode::product_plus:
    case Decode::zero_point:
      return spec.scales_per_block == 2;
    case Decode::tensor_last:
    case Decode::tensor_first:
      return spec.tensor == TensorPart::scale;
    case Decode::nested:
      return spec.tensor == TensorPart::nested;
  }
  return false;
}

bool can_have(const BlockSpec& spec, const BlockRules& rules) {
  return can_have(spec, rules.scale) && can_have(spec, rules.normalize) && can_have(spec, rules.thresholds) &&
         can_have(spec, rules.decode);
}

}  // namespace

std::vector<Alternative> alternatives_of(const BlockQuestion& question) {
  std::vector<Alternative> alternatives;
  for (const Axis& axis : axes()) {
    for (int position = 0; position < static_cast<int>(axis.values.size()); ++position) {
      Alternative alternative{&axis, position, question.rules()};
      axis.set(alternative.rules, position);
      const bool is_other = !asks_same(question.operation, alternative.rules, question.rules());
      if (is_other && can_have(*question.spec, alternative.rules)) alternatives.push_back(alternative);
    }
  }
  return alternatives;
}

std::string sentence_of(const BlockQuestion& question, const Alternative& alternative) {
  const Axis& axis = *alternative.axis;
  return words_of(axis.name) + " " + position_text(axis, alternative.position) + " where " +
         position_text(axis, axis.get(question.rules())) + " is declared";
}

}  // namespace halfulp
