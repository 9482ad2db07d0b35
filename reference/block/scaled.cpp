// Float32 scales: FP8 by tensor, row and tile; INT8 and INT4; ternary and 2-bit weights.
#include <array>

#include "block/families.h"
#include "format/elements.h"
#include "format/integers.h"

namespace halfulp {
namespace {

constexpr BlockRules divided(float limit, Normalize normalize, ZeroScale zero, Order order = Order::bytes) {
  return {.scale = ScaleRule::absmax_divided,
          .normalize = normalize,
          .zero_scale = zero,
          .integers = IntegerRange::symmetric,
          .order = order,
          .limit = limit};
}

constexpr BlockRules te(float limit) {
  BlockRules rules = divided(limit, Normalize::limit_quotient, ZeroScale::scale_one);
  rules.scale = ScaleRule::limit_over_absmax;
  return rules;
}

constexpr BlockRules deepseek(ScaleRule scale) {
  BlockRules rules = divided(448, Normalize::quotient, ZeroScale::flows);
  rules.scale = scale;
  rules.floor = 1e-4f;
  return rules;
}

constexpr BlockRules kAbsmean{.scale = ScaleRule::absmean,
                              .normalize = Normalize::reciprocal,
                              .integers = IntegerRange::symmetric,
                              .order = Order::lsb_first,
                              .floor = 1e-5f};

constexpr BlockRules kAffine{.scale = ScaleRule::affine,
                             .normalize = Normalize::quotient,
                             .order = Order::lsb_first,
                             .decode = Decode::zero_point,
                             .limit = 3};

constexpr std::string_view kQuotient = "scale absmax / largest element, values divided by it";
constexpr std::string_view kReciprocal = "scale absmax / largest element, values multiplied by its reciprocal";
constexpr std::string_view kTe = "TransformerEngine common/recipe/recipe_common.cuh";

template <int limit>
constexpr std::array kFp8{
    BlockVariant{"quotient", divided(limit, Normalize::quotient, ZeroScale::scale_one), kQuotient},
    BlockVariant{"reciprocal", divided(limit, Normalize::reciprocal, ZeroScale::scale_one), kReciprocal},
    BlockVariant{"te", te(limit), kTe}};

constexpr std::array kTiles{
    BlockVariant{"deepseek", deepseek(ScaleRule::absmax_divided), "DeepSeek-V3 inference/kernel.py act_quant"},
    BlockVariant{"deepseek-ue8m0", deepseek(ScaleRule::power_over_limit),
                 "DeepSeek-V3 inference/kernel.py act_quant, scale_fmt ue8m0"},
    BlockVariant{"te", te(448), kTe}};

template <int limit, Order order>
constexpr std::array kIntegers{
    BlockVariant{"quotient", divided(limit, Normalize::quotient, ZeroScale::inverse_zero, order), kQuotient},
    BlockVariant{"reciprocal", divided(limit, Normalize::reciprocal, ZeroScale::inverse_zero, order), kReciprocal}};

constexpr std::array kTernary{BlockVariant{"absmean", kAbsmean, "BitNet b1.58 (arXiv 2402.17764) equation 1"}};
constexpr std::array kInt2{BlockVariant{"gptq", kAffine, "GPTQ quant.py, asymmetric"}};

BlockSpec row(std::string name, const FormatSpec& element, Tile tile, std::span<const BlockVariant> variants,
              std::string_view rule) {
  BlockSpec spec{.name = std::move(name), .aliases = "", .element = &element, .scale = &kFloat32, .tile = tile};
  spec.variants = variants;
  spec.rule = rule;
  return spec;
}

}  // namespace

std::vector<BlockSpec> scaled_blocks() {
  constexpr std::string_view kTensorwise = "one scale per tensor";
  constexpr std::string_view kRowwise = "one scale per row";
  constexpr std::string_view kTile = "DeepSeek-V3 technical report (arXiv 2412.19437) 3.3.2";
  std::vector<BlockSpec> rows{
      row("fp8_e4m3_tensor", kFloat8E4m3fn, {0, 0}, kFp8<448>, kTensorwise),
      row("fp8_e4m3_row", kFloat8E4m3fn, {1, 0}, kFp8<448>, kRowwise),
      row("fp8_e4m3_1x128", kFloat8E4m3fn, {1, 128}, kTiles, kTile),
      row("fp8_e4m3_128x128", kFloat8E4m3fn, {128, 128}, kTiles, kTile),
      row("fp8_e5m2_tensor", kFloat8E5m2, {0, 0}, kFp8<57344>, kTensorwise),
      row("fp8_e5m2_row", kFloat8E5m2, {1, 0}, kFp8<57344>, kRowwise),
      row("int8_row", kInt8, {1, 0}, kIntegers<127, Order::bytes>, kRowwise),
      row("int8_b128", kInt8, {1, 128}, kIntegers<127, Order::bytes>, "one scale per 128 elements of a row"),
      row("int4_row", kInt4, {1, 0}, kIntegers<7, Order::lsb_first>, kRowwise),
      row("int4_b32", kInt4, {1, 32}, kIntegers<7, Order::lsb_first>, "one scale per 32 elements of a row"),
      row("ternary", kTrit, {0, 0}, kTernary, "BitNet b1.58 (arXiv 2402.17764)"),
      row("int2_b128", kUint2, {1, 128}, kInt2, "GPTQ (arXiv 2210.17323), 2 bits, groups of 128")};
  rows.back().scales_per_block = 2;
  return rows;
}

}  // namespace halfulp
