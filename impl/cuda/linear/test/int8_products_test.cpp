// LLM.int8() against its definition: one output after the other, rows quantized by the portable way.
#include <gtest/gtest.h>

#include <cmath>
#include <cstring>
#include <string>

#include "cpu/test/block_inputs.h"
#include "linear_calls.h"

namespace halfulp::cuda::test {
namespace {

using cpu::test::BlockSubject;
using cpu::test::Bytes;

float half(float x) { return static_cast<float>(static_cast<_Float16>(x)); }

/// A matrix in rows of integers.
struct Rows {
  Rows(const BlockSubject& subject, std::size_t rows, std::size_t columns, const std::vector<float>& values)
      : planes(cpu::test::quantized(cpu::test::prepare_block(subject, "quantize"), subject, {rows, columns},
                                    cpu::test::bytes_of(values, "float32"))
                   .parts) {}

  int integer(std::size_t place) const { return static_cast<std::int8_t>(planes[0][place]); }
  float scale(std::size_t row) const { return number(planes[1], row); }
  bool is_apart(std::size_t column) const { return number(planes[2], column) != 0; }

  cpu::test::Planes planes;

 private:
  static float number(const Bytes& bytes, std::size_t place) {
    float value = 0;
    std::memcpy(&value, bytes.data() + sizeof value * place, sizeof value);
    return value;
  }
};

/// What one output is: exact integer sums, and columns with outliers as float16 products, in the order that is
/// promised.
struct Definition {
  const Rows& weights;
  const std::vector<float>& restored;  ///< Weights as float32.
  const Rows& inputs;
  const std::vector<float>& halves;
  Sizes sizes;

  float output(std::size_t row, std::size_t output) const {
    std::int64_t integers = 0;
    float others[32] = {};
    bool has_others = false;
    for (std::size_t i = 0; i < sizes.columns; ++i) {
      const std::size_t w = output * sizes.columns + i, x = row * sizes.columns + i;
      if (inputs.is_apart(i)) {
        others[i % 32] = std::fma(half(restored[w]), halves[x], others[i % 32]);
        has_others = true;
      } else {
        integers += weights.integer(w) * inputs.integer(x);
      }
    }
    for (std::size_t width = 16; width != 0; width /= 2) {
      for (std::size_t lane = 0; lane < width; ++lane) others[lane] += others[lane + width];
    }
    const float scaled =
        static_cast<float>(integers) * (inputs.scale(row) * weights.scale(output)) * (1.0f / (127 * 127));
    return half(has_others ? scaled + others[0] : scaled);
  }
};

/// Compares all outputs. `change` makes outliers of inputs.
template <class Change>
void check(const std::string& variant, const Sizes& sizes, Change change) {
  const BlockSubject of_inputs{"bnb_int8", variant + "-6"}, of_weights{"bnb_int8", variant};
  const cpu::block::Shape shape{sizes.outputs, sizes.columns};
  const Rows weights(of_weights, sizes.outputs, sizes.columns, cpu::test::normal_values(shape.count(), 7));
  std::vector<float> x = cpu::test::normal_values(sizes.rows * sizes.columns, 8);
  for (float& value : x) value = std::fmod(value, 5.0f);
  change(x);
  std::vector<float> halves = x;
  for (float& value : halves) value = half(value);
  const Rows inputs(of_inputs, sizes.rows, sizes.columns, halves);
  const Bytes bytes =
      cpu::test::dequantized(cpu::test::prepare_block(of_weights, "dequantize"), shape, "float32", weights.planes)
          .parts[0];
  std::vector<float> restored(shape.count());
  std::memcpy(restored.data(), bytes.data(), bytes.size());

  const std::vector<float> outputs = outputs_of(linear_of(of_inputs), {sizes, weights.planes, x});
  const Definition definition{weights, restored, inputs, halves, sizes};
  for (std::size_t i = 0; i < outputs.size(); ++i) {
    ASSERT_EQ(outputs[i], definition.output(i / sizes.outputs, i % sizes.outputs)) << variant << ' ' << i;
  }
}

class Int8Products : public testing::TestWithParam<const char*> {};

INSTANTIATE_TEST_SUITE_P(Variants, Int8Products, testing::Values("bnb-default", "bnb-cuda"),
                         [](const auto& param) { return std::string(param.param).substr(4); });

TEST_P(Int8Products, are_integer_sums_where_nothing_is_an_outlier) {
  for (const Sizes& sizes : many_sizes()) {
    ASSERT_NO_FATAL_FAILURE(check(GetParam(), sizes, [](std::vector<float>&) {}));
  }
}

TEST_P(Int8Products, have_columns_with_outliers_apart_for_every_row) {
  for (const Sizes& sizes : many_sizes()) {
    ASSERT_NO_FATAL_FAILURE(check(GetParam(), sizes, [](std::vector<float>& x) {
      x[0] = 6;
      x[x.size() / 2] = -40;
      x.back() = 1000;
    }));
  }
}

TEST_P(Int8Products, of_outliers_alone_are_products_of_float16) {
  ASSERT_NO_FATAL_FAILURE(check(GetParam(), {5, 70, 3}, [](std::vector<float>& x) {
    for (float& value : x) value += value < 0 ? -8.0f : 8.0f;
  }));
}

TEST_P(Int8Products, round_inputs_to_float16_before_they_look_for_outliers) {
  // The largest float32 below 6 is 6 in float16.
  ASSERT_NO_FATAL_FAILURE(
      check(GetParam(), {3, 40, 2}, [](std::vector<float>& x) { x[9] = std::nextafter(6.0f, 0.0f); }));
}

TEST(Int8, refuses_rows_that_32_bits_could_not_sum) {
  const std::size_t columns = (std::size_t{1} << 17) + 1;
  Operands operands{{1, columns, 1}, {Bytes(columns), Bytes(4), Bytes(4 * columns)}, std::vector<float>(columns)};
  float output = 0;
  halfulp_blocks tensor = tensor_of(operands);
  tensor.outputs = &output;
  tensor.output_bytes = sizeof output;
  EXPECT_EQ(linear_of(BlockSubject{"bnb_int8", "bnb-default-6"})(tensor), HALFULP_BAD_SHAPE);
  EXPECT_EQ(linear_of(BlockSubject{"bnb_int8", "bnb-default"})(tensor), HALFULP_OK);
}

}  // namespace
}  // namespace halfulp::cuda::test
