#include "cpu/block/quantize.h"

#include <array>
#include <cstring>

#include "cpu/block/bytes.h"
#include "cpu/block/chunks.h"
#include "cpu/block/grouped.h"
#include "cpu/block/nested.h"
#include "cpu/block/order.h"

namespace halfulp::cpu::block {
namespace {

/// Quantizes blocks of one tensor, one after the other.
class Quantizer {
 public:
  Quantizer(const Plan& plan, const Kernels& kernels, TensorState& state, const Values& values, const Shape& shape,
            const Planes& planes)
      : plan_(plan),
        kernels_(kernels),
        state_(state),
        values_(values),
        planes_(planes),
        sizes_(sizes_of(plan.facts, shape)),
        cut_(plan.facts, shape) {}

  /// Zeros the bytes of streams that codes share: codes are added to them.
  void clear(BlockRange range) {
    const auto bits = static_cast<std::uint64_t>(bits_in_stream(order(), k()));
    if (plan_.facts.is_grouped() || bits == 8) return;
    const std::uint64_t next = range.first + range.count;
    const std::uint64_t from = cut_.first_element(range.first) * bits / 8;
    const std::uint64_t to = next == cut_.blocks() ? sizes_.codes : cut_.first_element(next) * bits / 8;
    std::memset(planes_.codes + from, 0, to - from);
  }

  void quantize(std::uint64_t block) {
    const Area area = cut_.area(block);
    const BlockLength length = cut_.is_short(area) ? BlockLength::shorter : BlockLength::whole;
    BlockScale scale = scale_of(plan_, state_, statistic_of(area), area.count(), length);
    LeastSquares squares;
    for_each_chunk(cut_, area, [&](std::uint64_t first, std::uint64_t column, std::size_t count) {
      const float* const x = read(first, count);
      kernels_.encode(plan_, scale.scaling, x, count, codes_.data());
      if (is_least_squares()) squares.observe(plan_, x, codes_.data(), count);
      leave_out_columns(column, count);
      store_codes(block, first, count);
    });
    if (is_least_squares()) scale.codes[0] = scale_code(plan_, squares.scale(statistic_of(area)));
    if (block + 1 == cut_.blocks()) fill_last_byte(scale.scaling);
    store_scales(block, scale);
  }

 private:
  int k() const { return plan_.facts.element.k; }
  Order order() const { return plan_.facts.order; }
  bool is_least_squares() const { return plan_.rules.scale == ScaleRule::least_squares; }

  const float* read(std::uint64_t first, std::size_t count) {
    const std::byte* const at = values_.data + first * bytes_of(values_.format);
    const float* const direct = count >= kLongRun ? floats_at(values_.format, at) : nullptr;
    if (direct != nullptr) return direct;
    kernels_.widen(values_.format, at, count, x_.data());
    return x_.data();
  }

  Statistic statistic_of(const Area& area) {
    Statistic statistic;
    for_each_chunk(cut_, area, [&](std::uint64_t first, std::uint64_t, std::size_t count) {
      kernels_.observe(plan_, read(first, count), count, statistic);
    });
    return statistic;
  }

  void leave_out_columns(std::uint64_t column, std::size_t count) {
    if (state_.outlier_columns.empty()) return;
    const std::uint8_t zero = plan_.elements.codes[plan_.elements.zero_place];
    for (std::size_t i = 0; i < count; ++i) {
      if (state_.outlier_columns[column + i] != 0) codes_[i] = zero;
    }
  }

  void store_codes(std::uint64_t block, std::uint64_t first, std::size_t count) {
    if (!plan_.facts.is_grouped()) return kernels_.put(order(), k(), first, codes_.data(), count, planes_.codes);
    put_block(order(), k(), codes_.data(), count, stored_block(plan_.facts, planes_.codes, block).codes);
  }

  /// After the last element come the codes that zeros would have; bitsandbytes' path in PyTorch operations divides
  /// nothing here, so that a NaN scale does not reach them.
  void fill_last_byte(const Scaling& block_scaling) {
    const Scaling scaling = plan_.rules.short_block == ShortBlock::quotient ? Scaling{} : block_scaling;
    constexpr std::array<float, 8> kZeros{};
    const std::uint64_t elements = cut_.shape.count();
    const auto count = static_cast<std::size_t>(sizes_.loose_codes - elements);
    if (count == 0) return;
    kernels_.encode(plan_, scaling, kZeros.data(), count, codes_.data());
    kernels_.put(order(), k(), elements, codes_.data(), count, planes_.codes);
  }

  void store_scales(std::uint64_t block, const BlockScale& scale) {
    const CodeFormat& format = plan_.facts.scale;
    if (plan_.rules.decode == Decode::nested) {
      state_.block_scales[block] = scale.value;
      return;
    }
    std::uint8_t* const at = scales_of(plan_.facts, planes_.codes, planes_.scales, block);
    for (std::size_t i = 0; i < plan_.facts.scales_per_block; ++i) {
      store_code(format, at + i * format.bytes, scale.codes[i]);
    }
  }

  const Plan& plan_;
  const Kernels& kernels_;
  TensorState& state_;
  const Values values_;
  const Planes planes_;
  const Sizes sizes_;
  const Cut cut_;
  std::array<float, kChunk> x_;
  std::array<std::uint8_t, kChunk> codes_;
};

}  // namespace

void quantize_blocks(const Plan& plan, const Kernels& kernels, TensorState& state, const Values& values,
                     const Shape& shape, const Planes& planes, BlockRange range) {
  if (range.count == 0) return;
  Quantizer quantizer(plan, kernels, state, values, shape, planes);
  quantizer.clear(range);
  for (std::uint64_t block = range.first; block < range.first + range.count; ++block) quantizer.quantize(block);
}

void finish_tensor(const Plan& plan, const TensorState& state, const Shape& shape, const Planes& planes) {
  switch (plan.facts.tensor) {
    case TensorPart::nothing:
      return;
    case TensorPart::scale:
      return store_float(planes.tensor, state.decode_scale);
    case TensorPart::nested:
      return quantize_scales(plan, state.block_scales, planes.scales, planes.tensor);
    case TensorPart::outlier_columns:
      for (std::uint64_t i = 0; i < shape.columns; ++i) {
        const bool is_outlier = !state.outlier_columns.empty() && state.outlier_columns[i] != 0;
        store_float(planes.tensor + i * sizeof(float), is_outlier ? 1.0f : 0.0f);
      }
      return;
  }
}

}  // namespace halfulp::cpu::block
