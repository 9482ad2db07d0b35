// What all blocks of a tensor depend on.
#include <array>
#include <cmath>

#include "cpu/block/chunks.h"
#include "cpu/block/quantize.h"
#include "cpu/block/two_level_scale.h"

namespace halfulp::cpu::block {
namespace {

/// Calls visit(values, column of the first, count) for every run of the tensor's rows.
template <class Visit>
void for_all(const Kernels& kernels, const Values& values, const Shape& shape, Visit visit) {
  std::array<float, kChunk> x;
  for (std::uint64_t row = 0; row < shape.rows; ++row) {
    for (std::uint64_t column = 0; column < shape.columns; column += kChunk) {
      const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(kChunk, shape.columns - column));
      const std::uint64_t first = row * shape.columns + column;
      kernels.widen(values.format, values.data + first * bytes_of(values.format), count, x.data());
      visit(x.data(), column, count);
    }
  }
}

std::vector<std::uint8_t> outlier_columns_of(float threshold, const Kernels& kernels, const Values& values,
                                             const Shape& shape) {
  std::vector<std::uint8_t> columns(shape.columns);
  for_all(kernels, values, shape, [&](const float* x, std::uint64_t column, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      if (std::fabs(x[i]) >= threshold) columns[column + i] = 1;
    }
  });
  return columns;
}

}  // namespace

TensorState tensor_state_of(const Plan& plan, const Kernels& kernels, const Values& values, const Shape& shape) {
  TensorState state;
  if (plan.facts.tensor == TensorPart::scale) {
    Statistic statistic;
    for_all(kernels, values, shape,
            [&](const float* x, std::uint64_t, std::size_t count) { kernels.observe(plan, x, count, statistic); });
    state = two_level_state(plan, statistic.absmax);
  }
  if (plan.rules.threshold > 0) {
    state.outlier_columns = outlier_columns_of(plan.rules.threshold, kernels, values, shape);
  }
  if (plan.rules.decode == Decode::nested) state.block_scales.resize(Cut(plan.facts, shape).blocks());
  return state;
}

}  // namespace halfulp::cpu::block
