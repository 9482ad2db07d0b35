// GGML: blocks as structures, scales beside their codes, by the library's reference quantizers without contraction.
#include <array>

#include "block/families.h"
#include "format/elements.h"
#include "format/integers.h"

namespace halfulp {
namespace {

/// fl(x * fl(1/d)) by the float32 scale, and zero where that is zero.
constexpr BlockRules rules_of(ScaleRule scale, float limit, Ties ties, Order order) {
  return {.scale = scale,
          .normalize = Normalize::reciprocal,
          .scale_used = ScaleUsed::computed,
          .ties = ties,
          .zero_scale = ZeroScale::inverse_zero,
          .infinite_element = InfiniteElement::unspecified,
          .order = order,
          .limit = limit};
}

constexpr BlockRules with_minimum(BlockRules rules) {
  rules.decode = Decode::product_plus;
  return rules;
}

constexpr BlockRules kIq4Nl = [] {
  BlockRules rules = rules_of(ScaleRule::least_squares, -127, Ties::up, Order::halves);
  rules.zero_scale = ZeroScale::elements_open;
  return rules;
}();

constexpr BlockRules trits(Order order) {
  BlockRules rules = rules_of(ScaleRule::absmax, 1, Ties::away, order);
  rules.integers = IntegerRange::symmetric;
  return rules;
}

/// The element of least error is searched from code 0 up: ties to the smaller magnitude, never -0.
constexpr BlockRules searched(ScaleRule scale, NanScale nan_scale) {
  return {.scale = scale,
          .ties = Ties::toward_zero,
          .zero_scale = ZeroScale::inverse_zero,
          .negative_zero = NegativeZero::dropped,
          .order = Order::halves,
          .nan_scale = nan_scale,
          .limit = 6};
}

constexpr std::string_view kReference = "GGML ggml-quants.c, reference quantizer";
constexpr std::array kQ40{
    BlockVariant{"ggml", rules_of(ScaleRule::largest_divided, -8, Ties::half_added, Order::halves), kReference}};
constexpr std::array kQ41{BlockVariant{
    "ggml", with_minimum(rules_of(ScaleRule::range_divided, 15, Ties::half_added, Order::halves)), kReference}};
constexpr std::array kQ50{BlockVariant{
    "ggml", rules_of(ScaleRule::largest_divided, -16, Ties::half_added, Order::halves_and_fifth_bits), kReference}};
constexpr std::array kQ51{BlockVariant{
    "ggml", with_minimum(rules_of(ScaleRule::range_divided, 31, Ties::half_added, Order::halves_and_fifth_bits)),
    kReference}};
constexpr std::array kQ80{
    BlockVariant{"ggml", rules_of(ScaleRule::absmax_divided, 127, Ties::away, Order::bytes), kReference}};
constexpr std::array kIq4NlVariants{BlockVariant{"ggml", kIq4Nl, kReference}};
constexpr std::array kMxfp4{
    BlockVariant{"ggml", searched(ScaleRule::power_library_log, NanScale::next_power), kReference}};
constexpr std::array kNvfp4{BlockVariant{"ggml", searched(ScaleRule::ue4m3_half_up, NanScale::zero), kReference}};
constexpr std::array kTq10{BlockVariant{"ggml", trits(Order::trits), kReference}};
constexpr std::array kTq20{BlockVariant{"ggml", trits(Order::quarters), kReference}};

BlockSpec row(std::string name, const FormatSpec& element, const FormatSpec& scale, std::size_t length,
              std::span<const BlockVariant> variants) {
  BlockSpec spec{.name = "ggml_" + name, .aliases = "", .element = &element, .scale = &scale};
  spec.tile = {1, length};
  spec.lengths = Lengths::whole_groups;
  spec.storage = Storage::scale_first;
  spec.variants = variants;
  spec.rule = "GGML ggml-common.h";
  return spec;
}

BlockSpec with_two_scales(BlockSpec spec) {
  spec.scales_per_block = 2;
  return spec;
}

BlockSpec with_scale_last(BlockSpec spec) {
  spec.storage = Storage::scale_last;
  return spec;
}

BlockSpec in_groups(BlockSpec spec, std::size_t group) {
  spec.group = group;
  return spec;
}

}  // namespace

std::vector<BlockSpec> ggml_blocks() {
  return {row("q4_0", kInt4Offset8, kFloat16, 32, kQ40),
          with_two_scales(row("q4_1", kUint4, kFloat16, 32, kQ41)),
          row("q5_0", kInt5Offset16, kFloat16, 32, kQ50),
          with_two_scales(row("q5_1", kUint5, kFloat16, 32, kQ51)),
          row("q8_0", kInt8, kFloat16, 32, kQ80),
          row("iq4_nl", kIq4NlLevels, kFloat16, 32, kIq4NlVariants),
          row("mxfp4", kFloat4E2m1fn, kFloat8E8m0fnu, 32, kMxfp4),
          in_groups(row("nvfp4", kFloat4E2m1fn, kUe4m3, 16, kNvfp4), 4),
          with_scale_last(row("tq1_0", kTrit, kFloat16, 256, kTq10)),
          with_scale_last(row("tq2_0", kTrit, kFloat16, 256, kTq20))};
}

}  // namespace halfulp
