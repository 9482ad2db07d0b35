// LLM.int8() (arXiv 2208.07339): integers multiplied exactly, columns with outliers apart in float16.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cuda/block/dequantize.h"
#include "cuda/linear/products.h"

namespace halfulp::cuda::linear {

/// Rows of inputs longer than this could have sums beyond 32 bits.
inline constexpr std::uint64_t kMostInt8Columns = std::uint64_t{1} << 17;

/// Inputs rounded to float16, and the same quantized without the columns of outliers.
struct Int8Inputs {
  const std::byte* halves = nullptr;    ///< [rows][columns] float32
  const std::uint8_t* codes = nullptr;  ///< [rows][columns]
  const std::byte* scales = nullptr;    ///< [rows] float32
  const std::byte* outliers = nullptr;  ///< [columns] float32, other than 0 in columns that are apart.
};

struct Int8Sum {
  std::int32_t integers = 0;
  float others = -0.0f;  ///< Of columns that are apart; where there are none, adding this changes nothing.
};

constexpr float rounded_to_half(float x) { return block::widened_half(block::half_of(x)); }

struct Int8Products {
  using Sum = Int8Sum;

  Shape shape;
  block::Dequantizing weights;
  Int8Inputs inputs;
  std::byte* outputs = nullptr;

  static constexpr Sum nothing() { return {}; }
  static constexpr Sum joined(Sum a, Sum b) { return {a.integers + b.integers, a.others + b.others}; }

  HALFULP_HOST_DEVICE bool is_apart(std::uint64_t column) const { return float_at(inputs.outliers, column) != 0; }
  HALFULP_HOST_DEVICE float integer(std::uint8_t code) const { return weights.plan.tables->element_values[code]; }

  /// Integers, and float16 values where columns are apart.
  HALFULP_HOST_DEVICE void decode_eight(std::uint64_t unit, float* w) const {
    const std::uint64_t first = unit * kEight;
    const std::uint32_t count = block::decoded_eight(weights, unit, w);
    std::uint8_t codes[kEight] = {};
    block::take_eight(weights, unit, count, codes);
    std::uint64_t column = first - block::quotient_of(first, shape.columns) * shape.columns;
    for (std::uint32_t i = 0; i < count; ++i) {
      w[i] = is_apart(column) ? rounded_to_half(w[i]) : integer(codes[i]);
      if (++column == shape.columns) column = 0;
    }
  }
  HALFULP_HOST_DEVICE float input(std::uint64_t row, std::uint64_t column) const {
    const std::uint64_t place = row * shape.columns + column;
    return is_apart(column) ? float_at(inputs.halves, place) : integer(inputs.codes[place]);
  }
  HALFULP_HOST_DEVICE Sum add(Sum sum, float w, float x, std::uint64_t column) const {
    // Without branches, so that a thread's sums stay in registers.
    const bool is_other = is_apart(column);
    const auto a = static_cast<std::int32_t>(is_other ? 0.0f : w), b = static_cast<std::int32_t>(is_other ? 0.0f : x);
    return {sum.integers + a * b, is_other ? multiply_add(w, x, sum.others) : sum.others};
  }
  HALFULP_HOST_DEVICE void store(const Sum& sum, std::uint64_t row, std::uint64_t output) const {
    // Both scales are the largest magnitudes, which 127 stands for.
    constexpr float kScale = 1.0f / (127 * 127);
    float value = 0;
    if (shape.columns != 0) {
      const float scales = float_at(inputs.scales, row) * block::load<float>(weights.scales + sizeof(float) * output);
      value = static_cast<float>(sum.integers) * scales * kScale + sum.others;
    }
    block::store(outputs + sizeof(float) * (row * shape.outputs + output), rounded_to_half(value));
  }
};

}  // namespace halfulp::cuda::linear
