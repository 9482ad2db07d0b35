#include "cpu/block/rules.h"

#include <array>

namespace halfulp::cpu::block {
namespace {

/// A variant of all block formats whose names begin alike.
struct Variant {
  std::string_view formats, name;
  Rules rules;
};

// bitsandbytes.

constexpr Rules kNearest{.ties = Ties::down, .zero_scale = ZeroScale::inverse_zero};

/// The CUDA kernels, built with fast arithmetic: NaN is skipped, subnormals are zeros.
constexpr Rules kBnbCuda{.division = Division::reciprocal,
                         .ties = Ties::down,
                         .thresholds = Thresholds::float32_midpoints,
                         .nan_statistic = NanStatistic::ignored,
                         .nan_element = NanElement::code_zero,
                         .subnormals = Subnormals::flushed,
                         .negative_zero = NegativeZero::by_value};

constexpr Rules kBnbCudaFp4 = [] {
  Rules rules = kBnbCuda;
  rules.ties = Ties::toward_zero;
  rules.thresholds = Thresholds::published;
  return rules;
}();

constexpr Rules kBnbCudaDynamic8 = [] {
  Rules rules = kBnbCuda;
  rules.ties = Ties::to_even_code;
  return rules;
}();

/// The path in PyTorch operations.
constexpr Rules kBnbDefault{.division = Division::reciprocal,
                            .ties = Ties::down,
                            .thresholds = Thresholds::float32_midpoints,
                            .nan_element = NanElement::greatest,
                            .short_block = ShortBlock::quotient,
                            .floor = 1e-38f};

constexpr Rules kBnbCpuDynamic8{.division = Division::reciprocal,
                                .element = ElementRule::binned,
                                .zero_scale = ZeroScale::code_zero,
                                .nan_statistic = NanStatistic::ignored,
                                .nan_element = NanElement::code_zero};

constexpr Rules kBnbNested = [] {
  Rules rules = kBnbDefault;
  rules.decode = Decode::nested;
  return rules;
}();

constexpr Rules int8_rows(float threshold) {
  return {.division = Division::multiplier, .decode = Decode::product_of_limit, .threshold = threshold};
}

/// The kernel, which skips NaN and takes it for 0.
constexpr Rules int8_rows_cuda(float threshold) {
  Rules rules = int8_rows(threshold);
  rules.nan_statistic = NanStatistic::ignored;
  rules.nan_element = NanElement::code_zero;
  return rules;
}

// OCP MX.

constexpr Rules mx(ScaleRule scale, Ties ties = Ties::to_even) {
  return {.scale = scale, .ties = ties, .integers = IntegerRange::symmetric};
}

constexpr Rules kMxTe = [] {
  Rules rules = mx(ScaleRule::power_round_up);
  rules.infinite_scale = InfiniteScale::largest;
  return rules;
}();

// Float32 scales.

constexpr Rules over_limit(Division division, ZeroScale zero_scale) {
  return {.scale = ScaleRule::absmax_over_limit,
          .division = division,
          .zero_scale = zero_scale,
          .integers = IntegerRange::symmetric};
}

constexpr Rules kTeFp8{.scale = ScaleRule::multiplier_first, .division = Division::multiplier};

constexpr Rules deepseek(ScaleRule scale) { return {.scale = scale, .division = Division::quotient, .floor = 1e-4f}; }

constexpr Rules kAbsmean{
    .scale = ScaleRule::absmean, .division = Division::reciprocal, .integers = IntegerRange::symmetric, .floor = 1e-5f};

constexpr Rules kGptq{.scale = ScaleRule::affine,
                      .division = Division::quotient,
                      .element = ElementRule::zero_point,
                      .decode = Decode::zero_point};

// GGML.

constexpr Rules ggml(ScaleRule scale, ElementRule element, Ties ties = Ties::away) {
  return {.scale = scale,
          .division = Division::reciprocal,
          .element = element,
          .ties = ties,
          .zero_scale = ZeroScale::inverse_zero};
}

constexpr Rules ggml_range() {
  Rules rules = ggml(ScaleRule::range_over_limit, ElementRule::half_added);
  rules.decode = Decode::product_plus;
  return rules;
}

constexpr Rules ggml_trits() {
  Rules rules = ggml(ScaleRule::absmax, ElementRule::nearest);
  rules.integers = IntegerRange::symmetric;
  return rules;
}

/// The element of least error is searched from code 0 up.
constexpr Rules ggml_searched(ScaleRule scale, NanScale nan_scale) {
  return {.scale = scale,
          .ties = Ties::toward_zero,
          .zero_scale = ZeroScale::inverse_zero,
          .negative_zero = NegativeZero::dropped,
          .nan_scale = nan_scale};
}

constexpr Rules kGgmlSigned = ggml(ScaleRule::largest_over_least, ElementRule::half_added);

/// A longer name stands before those that are the beginning of it.
constexpr std::array kVariants{
    Variant{"bnb_nf4_nested", "bnb-cpu", kBnbNested},
    Variant{"bnb_fp4_nested", "bnb-cpu", kBnbNested},
    Variant{"bnb_nf4", "nearest", kNearest},
    Variant{"bnb_nf4", "bnb-cuda", kBnbCuda},
    Variant{"bnb_nf4", "bnb-default", kBnbDefault},
    Variant{"bnb_fp4", "nearest", kNearest},
    Variant{"bnb_fp4", "bnb-cuda", kBnbCudaFp4},
    Variant{"bnb_fp4", "bnb-default", kBnbDefault},
    Variant{"bnb_dynamic8", "nearest", kNearest},
    Variant{"bnb_dynamic8", "bnb-cuda", kBnbCudaDynamic8},
    Variant{"bnb_dynamic8", "bnb-cpu", kBnbCpuDynamic8},
    Variant{"bnb_int8", "bnb-default", int8_rows(0)},
    Variant{"bnb_int8", "bnb-default-6", int8_rows(6)},
    Variant{"bnb_int8", "bnb-cuda", int8_rows_cuda(0)},
    Variant{"bnb_int8", "bnb-cuda-6", int8_rows_cuda(6)},
    Variant{"mx", "floor", mx(ScaleRule::power_floor)},
    Variant{"mx", "ceil", mx(ScaleRule::power_ceil)},
    Variant{"mx", "even", mx(ScaleRule::power_even)},
    Variant{"mx", "rceil", mx(ScaleRule::power_round_up)},
    Variant{"mx", "te", kMxTe},
    Variant{"mx", "microxcaling", mx(ScaleRule::power_floor, Ties::away)},
    Variant{"nvfp4", "te",
            Rules{.scale = ScaleRule::two_level_te, .division = Division::reciprocal, .decode = Decode::tensor_last}},
    Variant{
        "nvfp4", "torchao",
        Rules{.scale = ScaleRule::two_level_torchao, .division = Division::reciprocal, .decode = Decode::tensor_first}},
    Variant{"fp8_", "quotient", over_limit(Division::quotient, ZeroScale::scale_one)},
    Variant{"fp8_", "reciprocal", over_limit(Division::reciprocal, ZeroScale::scale_one)},
    Variant{"fp8_", "te", kTeFp8},
    Variant{"fp8_", "deepseek", deepseek(ScaleRule::absmax_over_limit)},
    Variant{"fp8_", "deepseek-ue8m0", deepseek(ScaleRule::power_over_limit)},
    Variant{"int8_", "quotient", over_limit(Division::quotient, ZeroScale::inverse_zero)},
    Variant{"int8_", "reciprocal", over_limit(Division::reciprocal, ZeroScale::inverse_zero)},
    Variant{"int4_", "quotient", over_limit(Division::quotient, ZeroScale::inverse_zero)},
    Variant{"int4_", "reciprocal", over_limit(Division::reciprocal, ZeroScale::inverse_zero)},
    Variant{"ternary", "absmean", kAbsmean},
    Variant{"int2_", "gptq", kGptq},
    Variant{"ggml_q4_0", "ggml", kGgmlSigned},
    Variant{"ggml_q5_0", "ggml", kGgmlSigned},
    Variant{"ggml_q4_1", "ggml", ggml_range()},
    Variant{"ggml_q5_1", "ggml", ggml_range()},
    Variant{"ggml_q8_0", "ggml", ggml(ScaleRule::absmax_over_limit, ElementRule::nearest)},
    Variant{"ggml_iq4_nl", "ggml", ggml(ScaleRule::least_squares, ElementRule::nearest, Ties::up)},
    Variant{"ggml_mxfp4", "ggml", ggml_searched(ScaleRule::power_floor, NanScale::next_power)},
    Variant{"ggml_nvfp4", "ggml", ggml_searched(ScaleRule::ue4m3_half_up, NanScale::zero)},
    Variant{"ggml_tq1_0", "ggml", ggml_trits()},
    Variant{"ggml_tq2_0", "ggml", ggml_trits()}};

}  // namespace

std::optional<Rules> rules_called(std::string_view format, std::string_view variant) {
  for (const Variant& row : kVariants) {
    if (format.starts_with(row.formats) && row.name == variant) return row.rules;
  }
  return std::nullopt;
}

}  // namespace halfulp::cpu::block
