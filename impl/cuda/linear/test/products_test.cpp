// Products with weights that are decoded, against exact sums and against the order of sums written out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>

#include "cpu/decode.h"
#include "cpu/test/block_inputs.h"
#include "facts.h"
#include "linear_calls.h"
#include "subjects.h"

namespace halfulp::cuda::test {
namespace {

using cpu::Layout;
using cpu::test::BlockSubject;
using cpu::test::Bytes;
using cpu::test::facts;

/// What the sum of one output may be, by a sum in a format with room.
struct Exact {
  long double sum = 0, magnitudes = 0;
};

Exact exact_sum(const float* w, const float* x, std::size_t count) {
  Exact exact;
  for (std::size_t i = 0; i < count; ++i) {
    const long double product = static_cast<long double>(w[i]) * x[i];
    exact.sum += product;
    exact.magnitudes += std::fabs(product);
  }
  return exact;
}

/// The order that is promised, without tiles.
float ordered_sum(const float* w, const float* x, std::size_t count) {
  float sums[32] = {};
  for (std::size_t i = 0; i < count; ++i) sums[i % 32] = std::fma(w[i], x[i], sums[i % 32]);
  for (std::size_t width = 16; width != 0; width /= 2) {
    for (std::size_t lane = 0; lane < width; ++lane) sums[lane] = sums[lane] + sums[lane + width];
  }
  return sums[0];
}

/// Compares with the exact sums of these weights, [outputs][columns], and bit for bit with the sums in order.
void expect_sums(const std::vector<float>& outputs, const std::vector<float>& weights, const Operands& operands) {
  const Sizes& sizes = operands.sizes;
  ASSERT_EQ(outputs.size(), sizes.rows * sizes.outputs);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    const float* const w = weights.data() + i % sizes.outputs * sizes.columns;
    const float* const x = operands.inputs.data() + i / sizes.outputs * sizes.columns;
    const Exact exact = exact_sum(w, x, sizes.columns);
    const long double bound = static_cast<long double>(sizes.columns) * (0x1p-24L * exact.magnitudes + 0x1p-149L);
    ASSERT_LE(std::fabs(outputs[i] - exact.sum), bound) << i;
    ASSERT_EQ(std::bit_cast<std::uint32_t>(outputs[i]), std::bit_cast<std::uint32_t>(ordered_sum(w, x, sizes.columns)))
        << i;
  }
}

std::string where(const std::string& name, const Sizes& sizes) {
  return name + ", " + std::to_string(sizes.outputs) + " x " + std::to_string(sizes.columns) + ", " +
         std::to_string(sizes.rows) + " rows";
}

std::vector<float> floats_in(const Bytes& bytes) {
  std::vector<float> values(bytes.size() / sizeof(float));
  std::memcpy(values.data(), bytes.data(), bytes.size());
  return values;
}

/// Weights of a normal distribution, quantized by the portable way.
Operands in_blocks(const BlockSubject& subject, const Sizes& sizes) {
  const cpu::block::Shape shape{sizes.outputs, sizes.columns};
  const Bytes values = cpu::test::bytes_of(cpu::test::normal_values(shape.count(), 3), "float32");
  return {sizes, cpu::test::quantized(cpu::test::prepare_block(subject, "quantize"), subject, shape, values).parts,
          cpu::test::normal_values(sizes.rows * sizes.columns, 4)};
}

TEST(BlockProducts, are_sums_of_what_the_portable_way_dequantizes) {
  for (const BlockSubject& subject : cpu::test::block_subjects()) {
    if (subject.variant.ends_with("-6")) continue;  // LLM.int8()
    const adapter::BlockRun run = linear_of(subject);
    ASSERT_TRUE(run) << subject.format;
    for (const Sizes& sizes : many_sizes()) {
      const cpu::block::Shape shape{sizes.outputs, sizes.columns};
      if (!can_hold(subject, shape)) continue;
      SCOPED_TRACE(where(subject.format + "/" + subject.variant, sizes));
      const Operands operands = in_blocks(subject, sizes);
      const adapter::BlockRun dequantize = cpu::test::prepare_block(subject, "dequantize");
      const auto weights = floats_in(cpu::test::dequantized(dequantize, shape, "float32", operands.planes).parts[0]);
      ASSERT_NO_FATAL_FAILURE(expect_sums(outputs_of(run, operands), weights, operands));
    }
  }
}

/// Codes in containers of `Container`, of values whose sums do not overflow.
template <class Container>
void check_element(const cpu::test::NamedLayout& format) {
  const adapter::BlockRun run = linear_of(facts(format.layout));
  ASSERT_EQ(static_cast<bool>(run), cpu::is_exact_in<float>(format.layout)) << format.name;
  if (!run) return;
  for (const Sizes& sizes : many_sizes()) {
    SCOPED_TRACE(where(format.name, sizes));
    Operands operands{sizes, {}, cpu::test::normal_values(sizes.rows * sizes.columns, 5)};
    const Bytes random = cpu::test::random_bytes(sizes.outputs * sizes.columns * 4, 6);
    std::vector<float> weights;
    for (std::size_t i = 0; i < sizes.outputs * sizes.columns; ++i) {
      std::uint32_t bits = 0;
      std::memcpy(&bits, random.data() + 4 * i, sizeof bits);
      auto code = static_cast<Container>(bits & ((std::uint64_t{1} << format.layout.k) - 1));
      while (!(std::fabs(cpu::decode(format.layout, code)) < 0x1p100f)) code = static_cast<Container>(code / 2);
      weights.push_back(cpu::decode(format.layout, code));
      const auto* const bytes = reinterpret_cast<const std::uint8_t*>(&code);
      operands.planes[0].insert(operands.planes[0].end(), bytes, bytes + sizeof code);
    }
    ASSERT_NO_FATAL_FAILURE(expect_sums(outputs_of(run, operands), weights, operands));
  }
}

TEST(ElementProducts, are_sums_of_the_values_of_the_codes) {
  for (const cpu::test::NamedLayout& format : cpu::test::element_layouts()) {
    if (format.layout.k <= 8) {
      ASSERT_NO_FATAL_FAILURE(check_element<std::uint8_t>(format));
    } else {
      ASSERT_NO_FATAL_FAILURE(check_element<std::uint16_t>(format));
    }
  }
  ASSERT_NO_FATAL_FAILURE(check_element<std::uint32_t>({"float32", cpu::kFloat32}));
}

TEST(ElementProducts, of_small_integers_are_exact) {
  const Sizes sizes{9, 200, 35};
  Operands operands{sizes, {}, {}};
  std::vector<float> weights;
  for (std::size_t i = 0; i < sizes.outputs * sizes.columns; ++i)
    weights.push_back(static_cast<float>(i * 7 % 31) - 15);
  for (std::size_t i = 0; i < sizes.rows * sizes.columns; ++i) {
    operands.inputs.push_back(static_cast<float>(i * 13 % 255) - 127);
  }
  operands.planes[0] = cpu::test::bytes_of(weights, "float32");
  const std::vector<float> outputs = outputs_of(linear_of(facts(cpu::kFloat32)), operands);
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    long sum = 0;
    for (std::size_t j = 0; j < sizes.columns; ++j) {
      sum += static_cast<long>(weights[i % sizes.outputs * sizes.columns + j]) *
             static_cast<long>(operands.inputs[i / sizes.outputs * sizes.columns + j]);
    }
    ASSERT_EQ(outputs[i], static_cast<float>(sum)) << i;
  }
}

TEST(ElementProducts, without_columns_are_zero_and_without_rows_or_outputs_nothing) {
  const adapter::BlockRun run = linear_of(facts(cpu::kFloat16));
  EXPECT_THAT(outputs_of(run, {{3, 0, 2}, {}, {}}), testing::ElementsAre(0, 0, 0, 0, 0, 0));
  EXPECT_TRUE(outputs_of(run, {{3, 2, 0}, {Bytes(12), {}, {}}, {}}).empty());
  EXPECT_TRUE(outputs_of(run, {{0, 2, 3}, {}, std::vector<float>(6)}).empty());
}

TEST(ElementProducts, have_nan_where_a_weight_or_an_input_is_none) {
  Operands operands{{3, 40, 2}, {Bytes(3 * 40, 0x38), {}, {}}, std::vector<float>(80, 1)};  // 1 in float8_e4m3fn
  operands.planes[0][40 + 39] = 0x7F;
  operands.inputs[40] = std::numeric_limits<float>::quiet_NaN();
  const std::vector<float> outputs = outputs_of(linear_of(facts(cpu::kFloat8E4m3fn)), operands);
  EXPECT_THAT(outputs,
              testing::ElementsAre(40, testing::IsNan(), 40, testing::IsNan(), testing::IsNan(), testing::IsNan()));
}

TEST(Linear, refuses_buffers_that_are_not_right_and_writes_nothing) {
  const adapter::BlockRun run = linear_of(BlockSubject{"bnb_nf4", "nearest"});
  Operands operands = in_blocks({"bnb_nf4", "nearest"}, {3, 70, 2});
  std::vector<float> outputs(6, -1);
  halfulp_blocks whole = tensor_of(operands);
  whole.outputs = outputs.data();
  whole.output_bytes = sizeof(float) * outputs.size();
  for (auto size : {&halfulp_blocks::code_bytes, &halfulp_blocks::scale_bytes, &halfulp_blocks::input_bytes,
                    &halfulp_blocks::output_bytes}) {
    halfulp_blocks tensor = whole;
    --(tensor.*size);
    EXPECT_EQ(run(tensor), HALFULP_BAD_BUFFER);
  }
  for (auto buffer :
       {&halfulp_blocks::codes, &halfulp_blocks::scales, &halfulp_blocks::inputs, &halfulp_blocks::outputs}) {
    halfulp_blocks tensor = whole;
    tensor.*buffer = nullptr;
    EXPECT_EQ(run(tensor), HALFULP_BAD_BUFFER);
  }
  halfulp_blocks older = whole;
  older.struct_size = offsetof(halfulp_blocks, inputs);
  EXPECT_EQ(run(older), HALFULP_BAD_BUFFER);
  halfulp_blocks huge = whole;
  huge.input_rows = std::uint64_t{1} << 62;
  EXPECT_EQ(run(huge), HALFULP_BAD_SHAPE);
  EXPECT_THAT(outputs, testing::Each(-1));
  EXPECT_EQ(run(whole), HALFULP_OK);
}

TEST(Linear, refuses_weights_that_the_format_cannot_hold) {
  halfulp_blocks tensor{};
  tensor.struct_size = sizeof tensor;
  tensor.rows = 1;
  tensor.columns = 33;
  EXPECT_EQ(linear_of(BlockSubject{"ggml_q4_0", "ggml"})(tensor), HALFULP_BAD_SHAPE);
  tensor.rows = std::uint64_t{1} << 40;
  EXPECT_EQ(linear_of(facts(cpu::kFloat16))(tensor), HALFULP_BAD_SHAPE);
  tensor.rows = 2;
  EXPECT_EQ(linear_of(facts(cpu::kFloat16))(tensor), HALFULP_BAD_BUFFER);
}

TEST(Linear, is_not_offered_for_formats_that_are_not_decoded_to_float32) {
  EXPECT_FALSE(linear_of(facts(cpu::kTf32)));
  EXPECT_FALSE(linear_of(facts(Layout{.k = 64, .p = 53, .bias = 1023})));
  EXPECT_FALSE(linear_of(BlockSubject{"mxfp4", "made-up"}));
}

}  // namespace
}  // namespace halfulp::cuda::test
