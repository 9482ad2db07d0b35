// bitsandbytes: consecutive elements of the flattened tensor share their largest magnitude as a float32 scale.
#include <array>
#include <string>

#include "block/families.h"
#include "format/elements.h"
#include "format/integers.h"
#include "format/registry.h"

namespace halfulp {
namespace {

constexpr BlockRules kNearest{.ties = Ties::down, .zero_scale = ZeroScale::inverse_zero, .order = Order::msb_first};

constexpr BlockRules with(BlockRules rules, Order order) {
  rules.order = order;
  return rules;
}

/// The kernels: one reciprocal per block by rcp.approx.ftz, never a division.
constexpr BlockRules kCuda{.normalize = Normalize::approximate_reciprocal,
                           .ties = Ties::down,
                           .thresholds = Thresholds::float32_midpoints,
                           .nan_statistic = NanStatistic::ignored_unless_all,
                           .nan_element = NanElement::code_zero,
                           .infinity = InfiniteBlock::flows,
                           .subnormals = Subnormals::flushed,
                           .order = Order::msb_first};

/// The kernels compare magnitudes of FP4 with decimal literals.
constexpr BlockRules kCudaFp4 = [] {
  BlockRules rules = kCuda;
  rules.ties = Ties::toward_zero;
  rules.thresholds = Thresholds::published;
  return rules;
}();

constexpr BlockRules kCudaDynamic8 = [] {
  BlockRules rules = kCuda;
  rules.thresholds = Thresholds::binary_search;
  rules.order = Order::bytes;
  return rules;
}();

/// The path in PyTorch operations: a NaN goes to the last bucket, a short last block is divided.
constexpr BlockRules kDefault{.normalize = Normalize::reciprocal,
                              .ties = Ties::down,
                              .thresholds = Thresholds::float32_midpoints,
                              .nan_statistic = NanStatistic::propagates,
                              .nan_element = NanElement::greatest,
                              .infinity = InfiniteBlock::flows,
                              .tail = Tail::quotient,
                              .order = Order::msb_first,
                              .zero_sign = ZeroSign::free,
                              .floor = 1e-38f};

constexpr BlockRules kCpuDynamic8{.normalize = Normalize::reciprocal,
                                  .ties = Ties::down,
                                  .thresholds = Thresholds::table_65536,
                                  .zero_scale = ZeroScale::code_zero,
                                  .nan_statistic = NanStatistic::ignored,
                                  .nan_element = NanElement::code_zero,
                                  .infinity = InfiniteBlock::flows};

constexpr BlockRules kNested = [] {
  BlockRules rules = kDefault;
  rules.scale_used = ScaleUsed::computed;
  rules.decode = Decode::nested;
  rules.nan_statistic = NanStatistic::unspecified;
  rules.infinity = InfiniteBlock::unspecified;
  return rules;
}();

constexpr BlockRules kInt8Rows{
    .normalize = Normalize::limit_quotient, .decode = Decode::product_of_limit, .limit = 127};

/// The kernel, for float16 values, of which none is subnormal in float32: one quotient per row by __fdividef, at most
/// two ulps off (CUDA C++ Programming Guide, intrinsic functions); a row without a value below the threshold keeps the
/// -0 its maximum starts from. Values come back by PyTorch operations.
constexpr BlockRules kInt8Cuda{.normalize = Normalize::approximate_limit_quotient,
                               .nan_statistic = NanStatistic::ignored_unless_all,
                               .nan_element = NanElement::code_zero,
                               .infinity = InfiniteBlock::flows,
                               .decode = Decode::product_of_limit,
                               .zero_sign = ZeroSign::free,
                               .limit = 127};

constexpr BlockRules with_threshold(BlockRules rules, float threshold) {
  rules.threshold = threshold;
  return rules;
}

constexpr std::string_view kMeaning = "the nearest element to x / absmax, the lesser of two";
constexpr std::string_view kKernels = "bitsandbytes 0.50 csrc/kernels.cu kQuantizeBlockwise";
constexpr std::string_view kTorch = "bitsandbytes 0.50 backends/default/ops.py quantize_4bit";

constexpr std::array kNf4Variants{BlockVariant{"nearest", kNearest, kMeaning},
                                  BlockVariant{"bnb-cuda", kCuda, kKernels},
                                  BlockVariant{"bnb-default", kDefault, kTorch}};
constexpr std::array kFp4Variants{BlockVariant{"nearest", kNearest, kMeaning},
                                  BlockVariant{"bnb-cuda", kCudaFp4, kKernels},
                                  BlockVariant{"bnb-default", kDefault, kTorch}};
constexpr std::array kDynamic8Variants{
    BlockVariant{"nearest", with(kNearest, Order::bytes), kMeaning}, BlockVariant{"bnb-cuda", kCudaDynamic8, kKernels},
    BlockVariant{"bnb-cpu", kCpuDynamic8, "bitsandbytes 0.50 csrc/cpu_ops.cpp quantize_cpu_impl"}};
constexpr std::array kNestedVariants{
    BlockVariant{"bnb-cpu", kNested, "bitsandbytes 0.50 functional.py quantize_4bit, compress_statistics"}};
constexpr std::array kInt8Variants{
    BlockVariant{"bnb-default", kInt8Rows, "bitsandbytes 0.50 backends/default/ops.py int8_vectorwise_quant"},
    BlockVariant{"bnb-default-6", with_threshold(kInt8Rows, 6),
                 "bitsandbytes 0.50 backends/default/ops.py int8_vectorwise_quant, threshold 6"},
    BlockVariant{"bnb-cuda", kInt8Cuda, "bitsandbytes 0.50 csrc/kernels.cu kInt8VectorQuant"},
    BlockVariant{"bnb-cuda-6", with_threshold(kInt8Cuda, 6),
                 "bitsandbytes 0.50 csrc/kernels.cu kInt8VectorQuant, threshold 6"}};

/// One row per block size; the library's default size bears the plain name.
void add_sizes(std::vector<BlockSpec>& rows, const BlockSpec& row, std::size_t smallest, std::size_t usual) {
  for (std::size_t size = smallest; size <= 4096; size *= 2) {
    BlockSpec sized = row;
    const std::string long_name = row.name + "_b" + std::to_string(size);
    sized.name = size == usual ? row.name : long_name;
    sized.aliases = size == usual ? long_name : "";
    sized.tile = {1, size};
    rows.push_back(sized);
  }
}

}  // namespace

std::vector<BlockSpec> bitsandbytes_blocks() {
  const auto codebook = [](std::string_view name) { return standard_formats().find(name); };
  std::vector<BlockSpec> rows;
  BlockSpec flat{.name = "bnb_nf4", .aliases = "", .element = codebook("nf4"), .scale = &kFloat32, .rows = Rows::flat};
  flat.variants = kNf4Variants;
  flat.rule = "QLoRA (arXiv 2305.14314); bitsandbytes quantize_4bit";
  add_sizes(rows, flat, 32, 64);
  flat.name = "bnb_fp4";
  flat.element = codebook("bnb_fp4");
  flat.variants = kFp4Variants;
  flat.rule = "bitsandbytes quantize_4bit";
  add_sizes(rows, flat, 32, 64);
  flat.name = "bnb_dynamic8";
  flat.element = codebook("bnb_dynamic8");
  flat.variants = kDynamic8Variants;
  flat.rule = "8-bit optimizers (arXiv 2110.02861); bitsandbytes quantize_blockwise";
  add_sizes(rows, flat, 64, 4096);
  for (const std::string name : {"nf4", "fp4"}) {
    BlockSpec nested{.name = "bnb_" + name + "_nested", .aliases = "bnb_" + name + "_double_quant"};
    nested.element = codebook(name == "nf4" ? "nf4" : "bnb_fp4");
    nested.scale = codebook("bnb_dynamic8");
    nested.tile = {1, 64};
    nested.rows = Rows::flat;
    nested.tensor = TensorPart::nested;
    nested.variants = kNestedVariants;
    nested.rule = "QLoRA (arXiv 2305.14314) 3, double quantization";
    rows.push_back(nested);
  }
  rows.push_back({.name = "bnb_int8",
                  .aliases = "llm_int8",
                  .element = &kInt8,
                  .scale = &kFloat32,
                  .tile = {1, 0},
                  .tensor = TensorPart::outlier_columns,
                  .variants = kInt8Variants,
                  .rule = "LLM.int8() (arXiv 2208.07339)"});
  return rows;
}

}  // namespace halfulp
