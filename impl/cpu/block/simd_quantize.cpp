#include "cpu/block/simd_quantize.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "cpu/block/simd_batches.h"
#include "cpu/block/simd_element_encoder.h"
#include "cpu/block/simd_encode.h"
#include "cpu/block/simd_nibbles.h"
#include "cpu/block/simd_normalize.h"
#include "cpu/block/simd_order.h"
#include "cpu/block/simd_places.h"
#include "cpu/block/simd_scales.h"
#include "cpu/block/simd_steps.h"

namespace halfulp::cpu::block {
namespace {

/// Quantizes batches of blocks of one tensor.
class BatchQuantizer {
 public:
  BatchQuantizer(const Plan& plan, const Kernels& kernels, TensorState& state, const Values& values, const Shape& shape,
                 const Planes& planes)
      : plan_(plan),
        kernels_(kernels),
        state_(state),
        values_(values),
        planes_(planes),
        cut_(plan.facts, shape),
        length_(static_cast<std::size_t>(cut_.tile_columns)),
        finder_(plan, state),
        encoder_(plan, against(plan, finder_.by())),
        scaled_steps_(plan.elements, plan.rules.negative_zero) {}

  /// Whether batches can be made at all.
  explicit operator bool() const {
    const bool can_encode = finder_.by() == Scaling::By::exact ? bool{scaled_steps_} : bool{encoder_};
    return can_encode && finder_ && state_.outlier_columns.empty() && can_batch(plan_.facts, cut_);
  }

  std::size_t next_batch(BlockRange range) const { return batch_at(cut_, range.first, range.count); }

  /// Quantizes `count` blocks, and calls redo(block) for those that are not ordinary.
  template <class Redo>
  void quantize(std::uint64_t first, std::size_t count, Redo redo) {
    const std::size_t values = count * length_;
    const float* const x = read(cut_.first_element(first), values);
    finder_.find(x, length_, count, scales_);
    const ScaledBlocks blocks{x,     scales_.factors.data(), scales_.minimums.data(), length_,
                              count, ahead(x, first, count)};
    // Whole bytes side by side need not be put where they are.
    const bool is_direct = plan_.facts.order == Order::bytes && !plan_.facts.is_grouped();
    std::uint8_t* const codes = is_direct ? planes_.codes + cut_.first_element(first) : codes_.data();
    encode(blocks, codes);
    if (!is_direct) store_codes(first, count);
    store_scales(first, count);
    if (scales_.are_ordinary) return;
    for (std::size_t i = 0; i < count; ++i) {
      if (!scales_.is_ordinary[i]) redo(first + i);
    }
  }

 private:
  /// The values themselves if they are float32 where a float may be, else a copy.
  const float* read(std::uint64_t first, std::size_t count) {
    const std::byte* const at = values_.data + first * bytes_of(values_.format);
    if (const float* const x = floats_at(values_.format, at)) return x;
    kernels_.widen(values_.format, at, count, x_.data());
    return x_.data();
  }

  /// How far on from the values of `count` blocks others can be fetched.
  std::size_t ahead(const float* x, std::uint64_t first, std::size_t count) const {
    if (x == x_.data()) return 0;
    const std::uint64_t done = cut_.first_element(first) + count * length_;
    return static_cast<std::size_t>(std::min<std::uint64_t>(kAhead, cut_.shape.count() - done));
  }

  void encode(const ScaledBlocks& blocks, std::uint8_t* codes) {
    if (finder_.by() != Scaling::By::exact) return encoder_.encode(blocks, 0, codes);
    const std::size_t values = blocks.count * length_;
    if (scaled_steps_.serve_quotients()) {
      normalize_kernel(Against::divisor)(blocks, y_.data());
      step_kernel()(scaled_steps_.below(), y_.data(), codes, values);
      step_kernel()(scaled_steps_.above(), y_.data(), others_.data(), values);
      if (std::memcmp(codes, others_.data(), values) == 0) return;
    }
    for (std::size_t i = 0; i < blocks.count; ++i) {
      std::uint8_t* const at = codes + i * length_;
      const bool is_done = scaled_steps_.serve_quotients() && std::memcmp(at, &others_[i * length_], length_) == 0;
      if (!is_done) encode_undivided(blocks.part(i, 1), at, i);
    }
  }

  void encode_undivided(const ScaledBlocks& block, std::uint8_t* codes, std::size_t i) {
    const float scale = scales_.are_ordinary || scales_.is_ordinary[i] ? *block.factors : 1.0f;
    step_kernel()(scaled_steps_.at(scale), block.x, codes, length_);
  }

  void store_codes(std::uint64_t first, std::size_t count) {
    const Facts& facts = plan_.facts;
    const int k = facts.element.k;
    if (!facts.is_grouped()) {
      clear(first, count);
      return kernels_.put(facts.order, k, cut_.first_element(first), codes_.data(), count * length_, planes_.codes);
    }
    const Places<std::uint8_t> places(facts, planes_.codes, planes_.scales, first);
    const std::uint8_t* packed = codes_.data();
    if (facts.order == Order::halves) {
      pack_kernel(NibbleOrder::halves)(codes_.data(), length_, count, packed_.data());
      packed = packed_.data();
    } else if (facts.order != Order::bytes) {
      for (std::size_t i = 0; i < count; ++i) {
        put_block_by_vectors(facts.order, k, codes_.data() + i * length_, length_, places.codes(i));
      }
      return;
    }
    for_each_block(places.code_bytes(), count,
                   [&](std::size_t i, std::size_t bytes) { std::memcpy(places.codes(i), packed + i * bytes, bytes); });
  }

  /// Zeros the bytes of streams in which codes share them: codes are added to them.
  void clear(std::uint64_t first, std::size_t count) {
    const auto bits = static_cast<std::uint64_t>(plan_.facts.element.k);
    if (bits == 4) return;  // every byte is written as a whole
    std::memset(planes_.codes + cut_.first_element(first) * bits / 8, 0, count * length_ * bits / 8);
  }

  void store_scales(std::uint64_t first, std::size_t count) {
    const Facts& facts = plan_.facts;
    if (plan_.rules.decode == Decode::nested) {
      std::copy_n(scales_.values.data(), count, state_.block_scales.data() + first);
      return;
    }
    const Places<std::uint8_t> places(facts, planes_.codes, planes_.scales, first);
    for (std::size_t place = 0; place < facts.scales_per_block; ++place) {
      // The lower bytes of a code are its container: this machine stores them first.
      static_assert(std::endian::native == std::endian::little);
      for_each_block(facts.scale.bytes, count, [&](std::size_t i, std::size_t bytes) {
        std::memcpy(places.scales(i) + place * bytes, &scales_.codes[i][place], bytes);
      });
    }
  }

  const Plan& plan_;
  const Kernels& kernels_;
  TensorState& state_;
  const Values values_;
  const Planes planes_;
  const Cut cut_;
  const std::size_t length_;
  const ScaleFinder finder_;
  const ElementEncoder encoder_;
  const ScaledSteps scaled_steps_;
  BatchScales scales_;
  // No vector of them lies across two cache lines.
  alignas(kLineBytes) std::array<float, kBatchValues> x_, y_;
  alignas(kLineBytes) std::array<std::uint8_t, kBatchValues> codes_, packed_, others_;
};

}  // namespace

void quantize_by_vectors(const Plan& plan, const Kernels& kernels, TensorState& state, const Values& values,
                         const Shape& shape, const Planes& planes, BlockRange range) {
  const auto alone = [&](BlockRange blocks) { quantize_blocks(plan, kernels, state, values, shape, planes, blocks); };
  BatchQuantizer batches(plan, kernels, state, values, shape, planes);
  if (!batches) return alone(range);
  while (range.count != 0) {
    const std::size_t size = batches.next_batch(range);
    if (size == 0) {
      alone({range.first, 1});
    } else {
      batches.quantize(range.first, size, [&](std::uint64_t block) { alone({block, 1}); });
    }
    const std::uint64_t done = size == 0 ? 1 : size;
    range.first += done;
    range.count -= done;
  }
}

}  // namespace halfulp::cpu::block
