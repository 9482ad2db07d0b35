// OCP Microscaling: 32 elements of a row share a power of two.
#include <array>

#include "block/families.h"
#include "format/elements.h"
#include "format/integers.h"

namespace halfulp {
namespace {

constexpr BlockRules rules_of(ScaleRule scale, Order order) {
  return {.scale = scale,
          .nan_statistic = NanStatistic::propagates,
          .infinity = InfiniteBlock::scale_nan,
          .integers = IntegerRange::symmetric,
          .order = order};
}

constexpr BlockRules te(Order order) {
  BlockRules rules = rules_of(ScaleRule::power_round_up, order);
  rules.nan_statistic = NanStatistic::unspecified;
  rules.infinity = InfiniteBlock::scale_largest;
  return rules;
}

constexpr BlockRules microxcaling(Order order) {
  BlockRules rules = rules_of(ScaleRule::power_floor, order);
  rules.ties = Ties::away;
  return rules;
}

template <Order order>
constexpr std::array kVariants{
    BlockVariant{"floor", rules_of(ScaleRule::power_floor, order),
                 "OCP MX 1.0 6.3; torchao ScaleCalculationMode.FLOOR"},
    BlockVariant{"ceil", rules_of(ScaleRule::power_ceil, order), "torchao ScaleCalculationMode.CEIL"},
    BlockVariant{"even", rules_of(ScaleRule::power_even, order), "torchao ScaleCalculationMode.EVEN"},
    BlockVariant{"rceil", rules_of(ScaleRule::power_round_up, order), "torchao ScaleCalculationMode.RCEIL; cuBLAS"},
    BlockVariant{"te", te(order), "TransformerEngine MXFP8: as rceil, an infinity gives the largest scale"},
    BlockVariant{"microxcaling", microxcaling(order), "microxcaling round=nearest: as floor, ties away from zero"}};

BlockSpec row(std::string name, std::string aliases, const FormatSpec& element, std::string_view rule) {
  BlockSpec spec{.name = std::move(name), .aliases = std::move(aliases), .element = &element};
  spec.scale = &kFloat8E8m0fnu;
  spec.tile = {1, 32};
  spec.variants = element.k == 8 ? std::span<const BlockVariant>(kVariants<Order::bytes>) : kVariants<Order::lsb_first>;
  spec.rule = rule;
  return spec;
}

}  // namespace

std::vector<BlockSpec> mx_blocks() {
  std::vector<BlockSpec> rows{row("mxfp8_e4m3", "mxfp8", kFloat8E4m3fn, "OCP MX 1.0 table 1, MXFP8"),
                              row("mxfp8_e5m2", "", kFloat8E5m2, "OCP MX 1.0 table 1, MXFP8"),
                              row("mxfp6_e2m3", "", kFloat6E2m3fn, "OCP MX 1.0 table 1, MXFP6"),
                              row("mxfp6_e3m2", "", kFloat6E3m2fn, "OCP MX 1.0 table 1, MXFP6"),
                              row("mxfp4", "mxfp4_e2m1", kFloat4E2m1fn, "OCP MX 1.0 table 1, MXFP4"),
                              row("mxint8", "", kMxint8, "OCP MX 1.0 table 1, MXINT8")};
  // What the two libraries do is known for floating-point elements only.
  rows.back().variants = rows.back().variants.first(4);
  return rows;
}

}  // namespace halfulp
