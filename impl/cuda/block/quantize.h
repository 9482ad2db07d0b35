// The steps by which values become blocks. Each step is a function of an index; steps come one after the other, indexes
// of one step in any order or at the same time:
//
//   clear_mark(column), mark_column(element)   columns of outliers
//   set_state(statistic of all values)         the tensor scale
//   scale_block(block, statistic)              scales
//   encode_unit(unit)                          whole bytes of codes
//   nested_scales.h                            scales of scales
#pragma once

#include <cstddef>
#include <cstdint>

#include "cuda/block/block_cut.h"
#include "cuda/block/block_plan.h"
#include "cuda/block/element.h"
#include "cuda/block/memory.h"
#include "cuda/block/order.h"
#include "cuda/block/scale.h"
#include "cuda/block/statistic.h"
#include "cuda/block/values.h"

namespace halfulp::cuda::block {

/// One tensor that is quantized: the operands, the results and what is kept between steps.
struct Quantizing {
  BlockPlan plan;
  BlockCut cut;
  ValueFormat format = ValueFormat::float32;
  const std::byte* values = nullptr;
  std::uint8_t* codes = nullptr;
  std::uint8_t* scales = nullptr;
  std::uint8_t* tensor = nullptr;
  Scaling* scalings = nullptr;    ///< [blocks]
  float* block_scales = nullptr;  ///< [blocks] nested: the scales that are quantized afterwards.
  TensorState* state = nullptr;   ///< [1]

  HALFULP_HOST_DEVICE float value(std::uint64_t element) const { return value_at(format, values, element); }

  /// Whether there are outliers, whose columns are marked by a number other than 0 in the plane `tensor`.
  constexpr bool has_outliers() const { return plan.rules.threshold > 0; }

  /// Units of encode_unit().
  constexpr std::uint64_t units() const {
    return plan.is_grouped() ? cut.blocks() * plan.code_bytes : (cut.count() + kEight - 1) / kEight;
  }
};

HALFULP_HOST_DEVICE inline void clear_mark(const Quantizing& work, std::uint64_t column) {
  store(work.tensor + sizeof(float) * column, 0.0f);
}

HALFULP_HOST_DEVICE inline void mark_column(const Quantizing& work, std::uint64_t element) {
  if (!(magnitude(work.value(element)) >= work.plan.rules.threshold)) return;
  const std::uint64_t row = quotient_of(element, work.cut.columns);
  store(work.tensor + sizeof(float) * (element - row * work.cut.columns), 1.0f);
}

/// Requires the statistic of all values.
HALFULP_HOST_DEVICE inline void set_state(const Quantizing& work, const Statistic& statistic) {
  *work.state = two_level_state(work.plan, statistic.absmax);
  store(work.tensor, work.state->decode_scale);
}

/// Looks at every [lanes]-th element of an area from the lane's own on.
HALFULP_HOST_DEVICE inline Statistic observe_area(const Quantizing& work, const Area& area, std::uint64_t lane,
                                                  std::uint64_t lanes) {
  Statistic statistic;
  const std::uint64_t count = area.rows * area.columns;
  for (std::uint64_t i = lane; i < count; i += lanes) {
    const std::uint64_t row = area.rows == 1 ? 0 : quotient_of(i, area.columns);
    const std::uint64_t element = (area.row + row) * work.cut.columns + area.column + (i - row * area.columns);
    observe(work.plan.rules, work.value(element), element, statistic);
  }
  return statistic;
}

/// The scale of least squared error for the codes that a first scale gives: sums in float32, in element order.
HALFULP_HOST_DEVICE inline float fitted_scale(const Quantizing& work, const Scaling& scaling, std::uint64_t first,
                                              const Statistic& statistic) {
  if (statistic.absmax < kNothingToFit) return 0;
  float products = 0, squares = 0;
  for (std::uint64_t i = first; i < first + work.plan.length; ++i) {
    const float x = work.value(i);
    const float element = work.plan.tables->element_values[code_of(work.plan, scaling, x)];
    const float weighted = x * x * element;
    products += weighted * x;
    squares += weighted * element;
  }
  return products / squares;
}

/// The scale of a block that has this statistic.
HALFULP_HOST_DEVICE inline BlockScale found_scale(const Quantizing& work, const Area& area,
                                                  const Statistic& statistic) {
  const BlockPlan& plan = work.plan;
  const BlockLength length = work.cut.is_short(area) ? BlockLength::shorter : BlockLength::whole;
  const TensorState state = plan.tensor == TensorPart::scale ? *work.state : TensorState{};
  BlockScale scale = scale_of(plan, state, statistic, area.rows * area.columns, length);
  if (plan.rules.scale == ScaleRule::least_squares) {
    const std::uint64_t first = area.row * work.cut.columns + area.column;
    scale.codes[0] = scale_code(plan.scale, fitted_scale(work, scale.scaling, first, statistic));
  }
  return scale;
}

/// Stores what others than this block's elements need of its scale.
HALFULP_HOST_DEVICE inline void store_scale(const Quantizing& work, std::uint64_t block, const BlockScale& scale) {
  const BlockPlan& plan = work.plan;
  if (plan.rules.decode == Decode::nested) {
    work.block_scales[block] = scale.value;
    return;
  }
  std::uint8_t* const at = scales_of(plan, work.codes, work.scales, block);
  for (std::uint32_t i = 0; i < plan.scales_per_block; ++i) {
    store_bytes(at + i * plan.scale.bytes, scale.codes[i], plan.scale.bytes);
  }
}

/// Finds the scale of a block that has this statistic, stores it and keeps it for the block's elements.
HALFULP_HOST_DEVICE inline void scale_block(const Quantizing& work, std::uint64_t block, const Statistic& statistic) {
  const BlockScale scale = found_scale(work, work.cut.area(block), statistic);
  work.scalings[block] = scale.scaling;
  store_scale(work, block, scale);
}

/// The codes that fill the last byte are those that zeros would have; bitsandbytes' path in PyTorch operations divides
/// nothing here, so that a NaN scale does not reach them.
HALFULP_HOST_DEVICE inline std::uint8_t filling_code(const Quantizing& work, const Scaling& scaling) {
  const bool is_undivided = work.plan.rules.short_block == cpu::block::ShortBlock::quotient;
  return code_of(work.plan, is_undivided ? Scaling{} : scaling, 0.0f);
}

/// The code of an element in a column, where outliers leave zeros.
HALFULP_HOST_DEVICE inline std::uint8_t code_in_column(const Quantizing& work, const Scaling& scaling, float x,
                                                       std::uint64_t column) {
  const bool is_left_out = work.has_outliers() && load<float>(work.tensor + sizeof(float) * column) != 0;
  return is_left_out ? work.plan.tables->codes[work.plan.zero_place] : code_of(work.plan, scaling, x);
}

/// Writes the codes of the elements 8 * unit to 8 * unit + 7, of which [count] exist; `last` is how the last one was
/// divided.
HALFULP_HOST_DEVICE inline void put_eight(const Quantizing& work, std::uint64_t unit, std::uint32_t count,
                                          const Scaling& last, std::uint8_t* codes) {
  const std::uint32_t bits = work.plan.stored_bits;
  if (count < kEight) {
    const std::uint8_t filling = filling_code(work, last);
    for (std::uint32_t i = 0; i < kEight; ++i) codes[i] = i < count ? codes[i] : filling;
  }
  store_bytes(work.codes + unit * bits, packed_eight(work.plan.order, bits, codes), (count * bits + 7) / 8);
}

/// Encodes the elements 8 * unit to 8 * unit + 7 of planes, which may be in several blocks.
HALFULP_HOST_DEVICE inline void encode_eight(const Quantizing& work, std::uint64_t unit) {
  const std::uint64_t first = unit * kEight;
  const std::uint32_t count = eight_of(first, work.cut.count());
  float x[kEight];
  std::uint8_t codes[kEight];
  load_eight(work.format, work.values, first, count, x);
  Scaling scaling;
  std::uint64_t column = 0;
  std::uint32_t end = 0;  // of the elements whose block is known
  for (std::uint32_t i = 0; i < kEight; ++i, ++column) {
    if (i == end && i < count) {
      const Run run = work.cut.run_from(first + i);
      scaling = work.scalings[run.block];
      column = run.column;
      end = i + eight_of(0, run.length);
    }
    codes[i] = i < count ? code_in_column(work, scaling, x[i], column) : std::uint8_t{0};
  }
  put_eight(work, unit, count, scaling, codes);
}

/// Writes one byte of the codes of a block that is stored with its scales.
HALFULP_HOST_DEVICE inline void encode_byte(const Quantizing& work, std::uint64_t unit) {
  const BlockPlan& plan = work.plan;
  const std::uint64_t block = quotient_of(unit, plan.code_bytes);
  const auto byte = static_cast<std::uint32_t>(unit - block * plan.code_bytes);
  const Scaling scaling = work.scalings[block];
  const auto code_at = [&](std::uint32_t i) { return code_of(plan, scaling, work.value(block * plan.length + i)); };
  stored_block(plan, work.codes, block).codes[byte] = stored_byte(plan, byte, code_at);
}

HALFULP_HOST_DEVICE inline void encode_unit(const Quantizing& work, std::uint64_t unit) {
  work.plan.is_grouped() ? encode_byte(work, unit) : encode_eight(work, unit);
}

}  // namespace halfulp::cuda::block
