// From the statistic of a block to what is stored and to how its values are divided.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "cpu/block/shape.h"
#include "cpu/block/statistic.h"

namespace halfulp::cpu::block {

/// What the blocks of one tensor share.
struct TensorState {
  float encode_scale = 1;                     ///< What scales are multiplied by (two_level_te).
  float decode_scale = 1;                     ///< The tensor scale that is stored.
  std::vector<std::uint8_t> outlier_columns;  ///< [columns] 1 where a column holds an outlier; empty without threshold.
  std::vector<float> block_scales;            ///< [blocks] nested: the scales that are quantized afterwards.
};

/// How the values of one block become normalized ones.
struct Scaling {
  enum class By : std::uint8_t {
    multiply,  ///< fl(fl(x - minimum) * factor), subnormals as the rules say.
    divide,    ///< fl(x / factor).
    exact,     ///< x / factor in the reals.
  };
  By by = By::multiply;
  float factor = 1;
  float minimum = 0;     ///< Taken off first. Not 0 only if the rule is half_added.
  float zero_point = 0;  ///< Added to the integer if the rule is zero_point.
};

/// The scale of one block.
struct BlockScale {
  std::array<Code, 2> codes{};  ///< As they are stored; the second one only if there are two.
  float value = 0;              ///< Before it became a code.
  Scaling scaling;
};

enum class BlockLength : std::uint8_t { whole, shorter };

/// The scale of a block with this statistic and [count] values. For least_squares the code is not known yet.
BlockScale scale_of(const Plan& plan, const TensorState& state, const Statistic& statistic, std::uint64_t count,
                    BlockLength length);

/// The code of a float32 scale in the format of scales: nearest, ties to even, an overflow as the format can show it.
Code scale_code(const Plan& plan, float scale);

/// Sums for a scale of least squared error, in float32 and in element order (GGML iq4_nl).
struct LeastSquares {
  float products = 0, squares = 0;

  void observe(const Plan& plan, const float* x, const std::uint8_t* codes, std::size_t count);
  /// The scale of a block with this statistic: 0 where there is next to nothing.
  float scale(const Statistic& statistic) const { return statistic.absmax < kNothing ? 0.0f : products / squares; }

  static constexpr float kNothing = 1e-15f;
};

}  // namespace halfulp::cpu::block
