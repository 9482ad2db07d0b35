#include "cuda/block/block_plan.h"

#include <algorithm>
#include <bit>

#include "cpu/block/order.h"
#include "cuda/block/values.h"

namespace halfulp::cuda::block {

bool can_run(const cpu::block::Plan& plan) {
  const cpu::block::Facts& facts = plan.facts;
  const bool are_bytes_whole = cpu::block::bits_in_stream(facts.order, facts.element.k) == 8;
  const bool can_order = !cpu::block::is_stream(facts.order) || are_bytes_whole;
  const bool is_stored_by_eights = facts.tile_columns % kEight == 0;
  if (!plan.bins.empty() && !plan.scale_bins.empty()) return false;
  if (facts.is_grouped() && !(can_order && is_stored_by_eights)) return false;
  return plan.rules.threshold == 0 || facts.tensor == TensorPart::outlier_columns;
}

BlockPlan block_plan_of(const cpu::block::Plan& plan) {
  const cpu::block::Facts& facts = plan.facts;
  const cpu::block::ElementTable& elements = plan.elements;
  const auto narrow = [](auto number) { return static_cast<std::uint32_t>(number); };
  BlockPlan result{.rules = plan.rules,
                   .scale = {.k = facts.scale.k,
                             .bytes = narrow(facts.scale.bytes),
                             .layout = facts.scale.layout.value_or(cpu::Layout{}),
                             .is_codebook = !facts.scale.layout},
                   .order = facts.order,
                   .storage = facts.storage,
                   .tensor = facts.tensor,
                   .element_bits = facts.element.k,
                   .stored_bits = narrow(cpu::block::bits_in_stream(facts.order, facts.element.k)),
                   .scales_per_block = narrow(facts.scales_per_block),
                   .group = narrow(facts.group),
                   .size = narrow(elements.size),
                   .search_from = narrow(std::bit_ceil(elements.size) / 2),
                   .zero_place = narrow(elements.zero_place),
                   .negative_zero_code = elements.negative_zero_code,
                   .nan_code = elements.nan_code,
                   .precision = elements.precision,
                   .least = elements.least,
                   .greatest = elements.greatest};
  if (!facts.is_grouped()) return result;
  result.length = narrow(facts.tile_columns);
  result.code_bytes = narrow(cpu::block::block_bytes(facts.order, facts.element.k, facts.tile_columns));
  return result;
}

BlockTables block_tables_of(const cpu::block::Plan& plan) {
  BlockTables tables{.thresholds = plan.elements.thresholds,
                     .midpoints = plan.elements.midpoints,
                     .ties = plan.elements.ties,
                     .codes = plan.elements.codes,
                     .element_values = {},
                     .scale_values = {},
                     .bins = {}};
  // Codes are masked by the width of the format, so that values of fewer codes are repeated.
  for (std::size_t i = 0; i < kPlaces; ++i) {
    const auto& elements = plan.facts.element.values;
    const auto& scales = plan.facts.scale.values;
    tables.element_values[i] = elements[i & (elements.size() - 1)];
    if (!scales.empty()) tables.scale_values[i] = scales[i & (scales.size() - 1)];
  }
  std::ranges::copy(plan.bins.empty() ? plan.scale_bins : plan.bins, tables.bins.begin());
  return tables;
}

}  // namespace halfulp::cuda::block
