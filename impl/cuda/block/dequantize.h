// Blocks to values, eight at a time.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cuda/block/block_cut.h"
#include "cuda/block/block_plan.h"
#include "cuda/block/element.h"
#include "cuda/block/memory.h"
#include "cuda/block/nested_scales.h"
#include "cuda/block/order.h"
#include "cuda/block/values.h"

namespace halfulp::cuda::block {

/// One tensor that is dequantized.
struct Dequantizing {
  BlockPlan plan;
  BlockCut cut;
  ValueFormat format = ValueFormat::float32;
  std::byte* values = nullptr;
  const std::uint8_t* codes = nullptr;
  const std::uint8_t* scales = nullptr;
  const std::uint8_t* tensor = nullptr;

  /// Units of decode_eight().
  constexpr std::uint64_t units() const { return (cut.count() + kEight - 1) / kEight; }
};

/// The factors of a block whose scale is NaN, of Decode::product.
constexpr Decoding for_nan_scale(cpu::block::NanScale rule) {
  using cpu::block::NanScale;
  if (rule == NanScale::next_power) return {.factor = 0x1p127f, .second = 2};
  return {.factor = rule == NanScale::zero ? 0.0f : kNan};
}

/// How the elements of block `block` become values.
HALFULP_HOST_DEVICE inline Decoding decoding_of(const Dequantizing& work, std::uint64_t block) {
  const BlockPlan& plan = work.plan;
  const std::uint8_t* const at = scales_of(plan, work.codes, work.scales, block);
  const auto scale_at = [&](std::uint32_t place) {
    return scale_value(plan, static_cast<Code>(load_bytes(at + place * plan.scale.bytes, plan.scale.bytes)));
  };
  const float scale = scale_at(0);
  switch (plan.rules.decode) {
    case Decode::product:
      if (scale != scale) return for_nan_scale(plan.rules.nan_scale);
      return {.factor = flush(scale, plan.rules.subnormals)};
    case Decode::product_plus:
    case Decode::zero_point:
      return {.factor = scale, .shift = scale_at(1)};
    case Decode::product_of_limit:
      return {.factor = scale, .second = 1.0f / plan.greatest};
    case Decode::tensor_last:
      return {.factor = scale, .second = load<float>(work.tensor)};
    case Decode::tensor_first:
      return {.factor = scale * load<float>(work.tensor)};
    case Decode::nested:
      return {.factor = nested_scale(scale, work.tensor, block)};
  }
  return {};
}

/// The codes of the elements 8 * unit to 8 * unit + 7, of which [count] exist.
HALFULP_HOST_DEVICE inline void take_eight(const Dequantizing& work, std::uint64_t unit, std::uint32_t count,
                                           std::uint8_t* codes) {
  const BlockPlan& plan = work.plan;
  if (!plan.is_grouped()) {
    const std::uint32_t bits = plan.stored_bits;
    return unpack_eight(plan.order, bits, load_bytes(work.codes + unit * bits, (count * bits + 7) / 8), codes);
  }
  // Lengths are multiples of eight.
  const std::uint64_t first = unit * kEight, block = quotient_of(first, plan.length);
  const std::uint8_t* const bytes = stored_block(plan, work.codes, block).codes;
  const auto inside = static_cast<std::uint32_t>(first - block * plan.length);
  for (std::uint32_t i = 0; i < kEight; ++i) codes[i] = stored_code(plan, bytes, inside + i);
}

/// The values of the elements 8 * unit to 8 * unit + 7. Returns how many of them exist.
HALFULP_HOST_DEVICE inline std::uint32_t decoded_eight(const Dequantizing& work, std::uint64_t unit, float* x) {
  const std::uint64_t first = unit * kEight;
  const std::uint32_t count = eight_of(first, work.cut.count());
  std::uint8_t codes[kEight] = {};
  take_eight(work, unit, count, codes);
  Decoding decoding;
  std::uint32_t end = 0;  // of the elements whose block is known
  for (std::uint32_t i = 0; i < kEight; ++i) {
    if (i == end && i < count) {
      const Run run = work.cut.run_from(first + i);
      decoding = decoding_of(work, run.block);
      end = i + eight_of(0, run.length);
    }
    x[i] = value_of(work.plan, decoding, codes[i]);
  }
  return count;
}

/// Decodes the elements 8 * unit to 8 * unit + 7.
HALFULP_HOST_DEVICE inline void decode_eight(const Dequantizing& work, std::uint64_t unit) {
  float x[kEight];
  const std::uint32_t count = decoded_eight(work, unit, x);
  store_eight(work.format, x, count, unit * kEight, work.values);
}

}  // namespace halfulp::cuda::block
