// The scale of one block: what is stored and how values are divided by it.
#pragma once

#include <array>
#include <cstdint>

#include "cpu/decode.h"
#include "cpu/encode.h"
#include "cuda/block/arithmetic.h"
#include "cuda/block/block_plan.h"

namespace halfulp::cuda::block {

/// What the blocks of one tensor share.
struct TensorState {
  float encode_scale = 1;  ///< What scales are multiplied by (two_level_te).
  float decode_scale = 1;  ///< The tensor scale that is stored.
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
  float offset = 0;  ///< zero_point: added to the integer; half_added: the minimum, taken off first.
};

/// The scale of one block.
struct BlockScale {
  std::array<Code, 2> codes{};  ///< As they are stored; the second one only if there are two.
  float value = 0;              ///< Before it became a code.
  Scaling scaling = {};
};

enum class BlockLength : std::uint8_t { whole, shorter };

/// The code of a float32 scale in the format of scales: nearest, ties to even, an overflow as the format can show it.
constexpr Code scale_code(const ScaleFormat& format, float scale) {
  if (format.is_codebook) return 0;  // a codebook holds nested scales: they are known after the last block
  if (format.k == 32) return scale == scale ? bits_of(scale) : bits_of(kNan);
  const cpu::Policy policy = format.layout.has_infinity() ? cpu::kIeee : cpu::kSaturating;
  return cpu::encode(format.layout, scale, cpu::Rounding::ties_to_even, policy);
}

/// The value of a scale code.
HALFULP_HOST_DEVICE inline float scale_value(const BlockPlan& plan, Code code) {
  if (plan.scale.k == 32) return float_of(code);
  if (plan.scale.k <= 8) return plan.tables->scale_values[code & 0xFF];
  return cpu::decode(plan.scale.layout, code);
}

/// Division by a scale that is known.
constexpr Scaling divided_by(const Rules& rules, float scale, BlockLength length) {
  using cpu::block::Division;
  using cpu::block::ShortBlock;
  using cpu::block::ZeroScale;
  if (scale == 0 && rules.zero_scale == ZeroScale::inverse_zero) return {.factor = 0};
  if (scale == 0 && rules.zero_scale == ZeroScale::code_zero) return {.factor = kNan};
  const bool is_quotient = rules.division == Division::quotient ||
                           (length == BlockLength::shorter && rules.short_block == ShortBlock::quotient);
  if (is_quotient) return {.by = Scaling::By::divide, .factor = scale};
  if (rules.division == Division::exact && is_positive_number(scale)) {
    return {.by = Scaling::By::exact, .factor = scale};
  }
  return {.factor = flush(1.0f / scale, rules.subnormals)};
}

/// A scale as it is, divided by as the rules say.
constexpr BlockScale with_scale(const BlockPlan& plan, float scale, BlockLength length) {
  const bool becomes_one = scale == 0 && plan.rules.zero_scale == cpu::block::ZeroScale::scale_one;
  const float used = becomes_one ? 1.0f : scale;
  return {.codes = {scale_code(plan.scale, used), 0}, .value = used, .scaling = divided_by(plan.rules, used, length)};
}

}  // namespace halfulp::cuda::block
