#include "cpu/block/plan.h"

#include <algorithm>

namespace halfulp::cpu::block {
namespace {

constexpr std::size_t kBins = 65536, kBinnedValues = 256, kPublishedValues = 15;

bool needs_bins(const Rules& rules) { return rules.element == ElementRule::binned; }
bool needs_scale_bins(const Rules& rules) { return rules.decode == Decode::nested; }

bool can_be_binned(const CodeFormat& format) {
  return format.values.size() == kBinnedValues && std::ranges::is_sorted(format.values);
}

bool is_list_of_integers(const ElementTable& elements) {
  for (std::size_t place = 0; place < elements.size; ++place) {
    if (elements.values[place] != elements.least + static_cast<float>(place)) return false;
  }
  return true;
}

/// Takes the signs from zeros: where no value becomes -0, its code stands for 0 (GGML's levels are integers).
void drop_negative_zeros(std::vector<float>& values) {
  for (float& value : values) {
    if (value == 0) value = 0;
  }
}

/// Whether the rules can be applied to what is stored: rows of the table of variants are for families of formats.
bool fits(const Facts& facts, const Rules& rules, const ElementTable& elements) {
  if (rules.thresholds == Thresholds::published && elements.size != kPublishedValues) return false;
  if (needs_bins(rules) && !can_be_binned(facts.element)) return false;
  if (needs_scale_bins(rules) && (!can_be_binned(facts.scale) || facts.tensor != TensorPart::nested)) return false;
  const bool is_integer = rules.element == ElementRule::half_added || rules.element == ElementRule::zero_point;
  if (is_integer && !is_list_of_integers(elements)) return false;
  const bool are_columns_apart = rules.threshold == 0 || (facts.rows == Rows::apart && facts.element.k == 8);
  return are_columns_apart && facts.element.values.size() <= ElementTable::kPlaces;
}

}  // namespace

std::optional<Plan> plan_for(const halfulp_block& block, std::string_view variant) {
  auto facts = facts_of(block);
  const auto rules = rules_called(block.name, variant);
  if (!facts || !rules) return std::nullopt;
  const ElementTable elements(facts->element, *rules);
  if (!fits(*facts, *rules, elements)) return std::nullopt;
  Plan plan{.facts = std::move(*facts), .rules = *rules, .elements = elements, .bins = {}, .scale_bins = {}};
  if (rules->negative_zero == NegativeZero::dropped) drop_negative_zeros(plan.facts.element.values);
  if (needs_bins(*rules)) plan.bins = bins_of(plan.facts.element.values);
  if (needs_scale_bins(*rules)) plan.scale_bins = bins_of(plan.facts.scale.values);
  return plan;
}

std::vector<std::uint8_t> bins_of(const std::vector<float>& values) {
  std::vector<std::uint8_t> bins(kBins);
  std::size_t code = 0;
  for (std::size_t bin = 0; bin < kBins; ++bin) {
    const float centre = -1.0f + 2.0f * static_cast<float>(bin) / static_cast<float>(kBins - 1);
    while (code + 1 < values.size() && 0.5f * (values[code] + values[code + 1]) < centre) ++code;
    bins[bin] = static_cast<std::uint8_t>(code);
  }
  return bins;
}

std::uint32_t bin_of(float x) {
  if (x != x) return kBins;
  const float inside = x < -1 ? -1.0f : x > 1 ? 1.0f : x;
  return static_cast<std::uint32_t>((inside + 1.0f) * 0.5f * static_cast<float>(kBins - 1) + 0.5f);
}

}  // namespace halfulp::cpu::block
