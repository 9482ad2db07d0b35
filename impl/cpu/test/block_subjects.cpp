#include "block_subjects.h"

#include <gtest/gtest.h>

#include <deque>
#include <map>

#include "cpu/known_layouts.h"
#include "facts.h"
#include "subject_codebooks.h"

namespace halfulp::cpu::test {
namespace {

/// The facts of a codebook. The values live as long as the program.
halfulp_format codebook_facts(const char* name, std::vector<float> values) {
  static std::deque<std::vector<float>> kept;
  kept.push_back(std::move(values));
  int k = 0;
  while (std::size_t{1} << k < kept.back().size()) ++k;
  halfulp_format format = facts(name, Layout{.k = k});
  format.codebook = kept.back().data();
  return format;
}

std::vector<float> twos_complement(int k, float unit) {
  std::vector<float> values;
  for (int code = 0; code < 1 << k; ++code) {
    values.push_back(unit * static_cast<float>(code < 1 << (k - 1) ? code : code - (1 << k)));
  }
  return values;
}

std::vector<float> shifted(int k, int offset) {
  std::vector<float> values;
  for (int code = 0; code < 1 << k; ++code) values.push_back(static_cast<float>(code - offset));
  return values;
}

const halfulp_format kFloat32Facts = facts("float32", kFloat32);
const halfulp_format kFloat16Facts = facts("float16", kFloat16);
const halfulp_format kBfloat16Facts = facts("bfloat16", kBfloat16);
const halfulp_format kE8m0 = facts("float8_e8m0fnu", kFloat8E8m0fnu);
const halfulp_format kUe4m3Facts = facts("ue4m3", kUe4m3);
const halfulp_format kE4m3 = facts("float8_e4m3fn", kFloat8E4m3fn);
const halfulp_format kE5m2 = facts("float8_e5m2", kFloat8E5m2);
const halfulp_format kE2m3 = facts("float6_e2m3fn", kFloat6E2m3fn);
const halfulp_format kE2m1 = facts("float4_e2m1fn", kFloat4E2m1fn);
const halfulp_format kNf4 = codebook_facts("nf4", kNf4Values);
const halfulp_format kFp4 = codebook_facts("bnb_fp4", bnb_fp4_values());
const halfulp_format kDynamic8 = codebook_facts("bnb_dynamic8", dynamic8_values());
const halfulp_format kInt8 = codebook_facts("int8", twos_complement(8, 1));
const halfulp_format kInt4 = codebook_facts("int4", twos_complement(4, 1));
const halfulp_format kMxint8 = codebook_facts("mxint8", twos_complement(8, 0x1p-6f));
const halfulp_format kInt4Offset8 = codebook_facts("int4_offset8", shifted(4, 8));
const halfulp_format kInt5Offset16 = codebook_facts("int5_offset16", shifted(5, 16));
const halfulp_format kUint4 = codebook_facts("uint4", shifted(4, 0));
const halfulp_format kUint5 = codebook_facts("uint5", shifted(5, 0));
const halfulp_format kUint2 = codebook_facts("uint2", shifted(2, 0));
const halfulp_format kTrit = codebook_facts("trit", shifted(2, 1));
const halfulp_format kIq4Nl =
    codebook_facts("iq4_nl_levels", {-127, -104, -83, -65, -49, -35, -22, -10, 1, 13, 25, 38, 53, 69, 89, 113});

halfulp_block planes(const char* name, const halfulp_format& element, const halfulp_format& scale, std::uint64_t rows,
                     std::uint64_t columns, std::uint32_t order) {
  return {.struct_size = sizeof(halfulp_block),
          .name = name,
          .element = &element,
          .scale = &scale,
          .tile_rows = rows,
          .tile_columns = columns,
          .is_flat = 0,
          .scales_per_block = 1,
          .group = 1,
          .whole_groups = 0,
          .order = order,
          .storage = HALFULP_STORAGE_PLANES,
          .tensor = HALFULP_TENSOR_NOTHING};
}

halfulp_block flat(const char* name, const halfulp_format& element, std::uint64_t length, std::uint32_t order) {
  halfulp_block block = planes(name, element, kFloat32Facts, 1, length, order);
  block.is_flat = 1;
  return block;
}

halfulp_block nested(const char* name, const halfulp_format& element) {
  halfulp_block block = flat(name, element, 64, HALFULP_ORDER_MSB_FIRST);
  block.scale = &kDynamic8;
  block.tensor = HALFULP_TENSOR_NESTED;
  return block;
}

halfulp_block with_tensor(halfulp_block block, std::uint32_t tensor) {
  block.tensor = tensor;
  return block;
}

halfulp_block with_two_scales(halfulp_block block) {
  block.scales_per_block = 2;
  return block;
}

halfulp_block stored(const char* name, const halfulp_format& element, const halfulp_format& scale, std::uint64_t length,
                     std::uint32_t order, std::uint32_t group = 1) {
  halfulp_block block = planes(name, element, scale, 1, length, order);
  block.group = group;
  block.whole_groups = 1;
  block.storage = HALFULP_STORAGE_SCALE_FIRST;
  return block;
}

halfulp_block with_scale_last(halfulp_block block) {
  block.storage = HALFULP_STORAGE_SCALE_LAST;
  return block;
}

const std::vector<halfulp_block>& blocks() {
  static const std::vector<halfulp_block> all{
      flat("bnb_nf4", kNf4, 64, HALFULP_ORDER_MSB_FIRST),
      flat("bnb_fp4", kFp4, 64, HALFULP_ORDER_MSB_FIRST),
      flat("bnb_dynamic8", kDynamic8, 4096, HALFULP_ORDER_BYTES),
      nested("bnb_nf4_nested", kNf4),
      nested("bnb_fp4_nested", kFp4),
      with_tensor(planes("bnb_int8", kInt8, kFloat32Facts, 1, 0, HALFULP_ORDER_BYTES), HALFULP_TENSOR_OUTLIER_COLUMNS),
      planes("mxfp8_e4m3", kE4m3, kE8m0, 1, 32, HALFULP_ORDER_BYTES),
      planes("mxfp8_e5m2", kE5m2, kE8m0, 1, 32, HALFULP_ORDER_BYTES),
      planes("mxfp6_e2m3", kE2m3, kE8m0, 1, 32, HALFULP_ORDER_LSB_FIRST),
      planes("mxfp4", kE2m1, kE8m0, 1, 32, HALFULP_ORDER_LSB_FIRST),
      planes("mxint8", kMxint8, kE8m0, 1, 32, HALFULP_ORDER_BYTES),
      with_tensor(planes("nvfp4", kE2m1, kUe4m3Facts, 1, 16, HALFULP_ORDER_LSB_FIRST), HALFULP_TENSOR_SCALE),
      planes("fp8_e4m3_tensor", kE4m3, kFloat32Facts, 0, 0, HALFULP_ORDER_BYTES),
      planes("fp8_e4m3_row", kE4m3, kFloat32Facts, 1, 0, HALFULP_ORDER_BYTES),
      planes("fp8_e4m3_1x128", kE4m3, kFloat32Facts, 1, 128, HALFULP_ORDER_BYTES),
      planes("fp8_e4m3_128x128", kE4m3, kFloat32Facts, 128, 128, HALFULP_ORDER_BYTES),
      planes("fp8_e5m2_row", kE5m2, kFloat32Facts, 1, 0, HALFULP_ORDER_BYTES),
      planes("int8_row", kInt8, kFloat32Facts, 1, 0, HALFULP_ORDER_BYTES),
      planes("int4_b32", kInt4, kFloat32Facts, 1, 32, HALFULP_ORDER_LSB_FIRST),
      planes("ternary", kTrit, kFloat32Facts, 0, 0, HALFULP_ORDER_LSB_FIRST),
      with_two_scales(planes("int2_b128", kUint2, kFloat32Facts, 1, 128, HALFULP_ORDER_LSB_FIRST)),
      stored("ggml_q4_0", kInt4Offset8, kFloat16Facts, 32, HALFULP_ORDER_HALVES),
      with_two_scales(stored("ggml_q4_1", kUint4, kFloat16Facts, 32, HALFULP_ORDER_HALVES)),
      stored("ggml_q5_0", kInt5Offset16, kFloat16Facts, 32, HALFULP_ORDER_HALVES_AND_FIFTH_BITS),
      with_two_scales(stored("ggml_q5_1", kUint5, kFloat16Facts, 32, HALFULP_ORDER_HALVES_AND_FIFTH_BITS)),
      stored("ggml_q8_0", kInt8, kFloat16Facts, 32, HALFULP_ORDER_BYTES),
      stored("ggml_iq4_nl", kIq4Nl, kFloat16Facts, 32, HALFULP_ORDER_HALVES),
      stored("ggml_mxfp4", kE2m1, kE8m0, 32, HALFULP_ORDER_HALVES),
      stored("ggml_nvfp4", kE2m1, kUe4m3Facts, 16, HALFULP_ORDER_HALVES, 4),
      with_scale_last(stored("ggml_tq1_0", kTrit, kFloat16Facts, 256, HALFULP_ORDER_TRITS)),
      with_scale_last(stored("ggml_tq2_0", kTrit, kFloat16Facts, 256, HALFULP_ORDER_QUARTERS))};
  return all;
}

const std::map<std::string, std::vector<std::string>>& variants() {
  static const std::vector<std::string> mx{"floor", "ceil", "even", "rceil", "te", "microxcaling"};
  static const std::vector<std::string> divided{"quotient", "reciprocal"};
  static const std::vector<std::string> fp8{"quotient", "reciprocal", "te"};
  static const std::vector<std::string> tiles{"deepseek", "deepseek-ue8m0", "te"};
  static const std::map<std::string, std::vector<std::string>> all{
      {"bnb_nf4", {"nearest", "bnb-cuda", "bnb-default"}},
      {"bnb_fp4", {"nearest", "bnb-cuda", "bnb-default"}},
      {"bnb_dynamic8", {"nearest", "bnb-cuda", "bnb-cpu"}},
      {"bnb_nf4_nested", {"bnb-cpu"}},
      {"bnb_fp4_nested", {"bnb-cpu"}},
      {"bnb_int8", {"bnb-default", "bnb-default-6", "bnb-cuda", "bnb-cuda-6"}},
      {"mxfp8_e4m3", mx},
      {"mxfp8_e5m2", mx},
      {"mxfp6_e2m3", mx},
      {"mxfp4", mx},
      {"mxint8", {"floor", "ceil", "even", "rceil"}},
      {"nvfp4", {"te", "torchao"}},
      {"fp8_e4m3_tensor", fp8},
      {"fp8_e4m3_row", fp8},
      {"fp8_e5m2_row", fp8},
      {"fp8_e4m3_1x128", tiles},
      {"fp8_e4m3_128x128", tiles},
      {"int8_row", divided},
      {"int4_b32", divided},
      {"ternary", {"absmean"}},
      {"int2_b128", {"gptq"}}};
  return all;
}

}  // namespace

const std::vector<BlockSubject>& block_subjects() {
  static const std::vector<BlockSubject> all = [] {
    std::vector<BlockSubject> subjects;
    for (const halfulp_block& block : blocks()) {
      const std::string name = block.name;
      if (name.starts_with("ggml_")) {
        subjects.push_back({name, "ggml"});
        continue;
      }
      for (const std::string& variant : variants().at(name)) subjects.push_back({name, variant});
    }
    return subjects;
  }();
  return all;
}

const halfulp_block& block_called(std::string_view name) {
  for (const halfulp_block& block : blocks()) {
    if (block.name == name) return block;
  }
  ADD_FAILURE() << name << " is no subject";
  return blocks().front();
}

const halfulp_format& values_called(std::string_view name) {
  return name == "float32" ? kFloat32Facts : name == "float16" ? kFloat16Facts : kBfloat16Facts;
}

adapter::BlockRun prepare_block(const BlockSubject& subject, std::string_view operation, std::string_view values,
                                const block::Functions& functions) {
  const bool is_quantize = operation == "quantize";
  const halfulp_query query{.struct_size = sizeof(halfulp_query),
                            .operation = operation.data(),
                            .operand_count = is_quantize ? 1u : 0u,
                            .operands = is_quantize ? &values_called(values) : nullptr,
                            .result = operation == "dequantize" ? &values_called(values) : nullptr,
                            .rounding = "*",
                            .profile = subject.variant.c_str(),
                            .block = &block_called(subject.format)};
  adapter::BlockRun run = block::prepare(query, functions);
  if (!run) ADD_FAILURE() << subject.format << "/" << subject.variant << " does not offer " << operation;
  return run;
}

}  // namespace halfulp::cpu::test
