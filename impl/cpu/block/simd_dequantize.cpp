#include "cpu/block/simd_dequantize.h"

#include <array>
#include <cstring>

#include "cpu/block/simd_batches.h"
#include "cpu/block/simd_decode.h"
#include "cpu/block/simd_element_decoder.h"
#include "cpu/block/simd_nibbles.h"
#include "cpu/block/simd_numbers.h"
#include "cpu/block/simd_order.h"
#include "cpu/block/simd_places.h"

namespace halfulp::cpu::block {
namespace {

/// Dequantizes batches of blocks of one tensor.
class BatchDequantizer {
 public:
  BatchDequantizer(const Plan& plan, const Kernels& kernels, const ConstPlanes& planes, const Shape& shape,
                   const MutableValues& values)
      : plan_(plan),
        kernels_(kernels),
        planes_(planes),
        values_(values),
        cut_(plan.facts, shape),
        length_(static_cast<std::size_t>(cut_.tile_columns)),
        decoder_(plan),
        how_(restore_for(plan.rules)),
        restore_(restore_kernel(how_)) {}

  /// Whether batches can be made at all.
  explicit operator bool() const { return decoder_ && can_batch(plan_.facts, cut_); }

  std::size_t next_batch(BlockRange range) const { return batch_at(cut_, range.first, range.count); }

  /// Dequantizes `count` blocks, and calls redo(block) for those whose scale is no number.
  template <class Redo>
  void dequantize(std::uint64_t first, std::size_t count, Redo redo) {
    read_numbers(plan_, planes_.codes, planes_.scales, planes_.tensor, first, count, numbers_);
    const std::uint64_t element = cut_.first_element(first);
    std::byte* const at = values_.data + element * bytes_of(values_.format);
    float* const direct = floats_at(values_.format, at);
    decode(take_codes(first, count), count, direct != nullptr ? direct : x_.data());
    if (direct == nullptr) kernels_.narrow(values_.format, x_.data(), count * length_, at);
    if (numbers_.are_ordinary) return;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_ordinary(numbers_.decodings[i])) redo(first + i);
    }
  }

 private:
  /// The codes of `count` blocks, one per byte.
  const std::uint8_t* take_codes(std::uint64_t first, std::size_t count) {
    const Facts& facts = plan_.facts;
    const int k = facts.element.k;
    if (!facts.is_grouped()) {
      const std::uint64_t element = cut_.first_element(first);
      if (facts.order == Order::bytes && k == 8) return planes_.codes + element;
      kernels_.take(facts.order, k, element, planes_.codes, count * length_, codes_.data());
      return codes_.data();
    }
    const Places<const std::uint8_t> places(facts, planes_.codes, planes_.scales, first);
    if (facts.order != Order::bytes && facts.order != Order::halves) {
      for (std::size_t i = 0; i < count; ++i) {
        take_block_by_vectors(facts.order, k, places.codes(i), length_, codes_.data() + i * length_);
      }
      return codes_.data();
    }
    for_each_block(places.code_bytes(), count, [&](std::size_t i, std::size_t bytes) {
      std::memcpy(packed_.data() + i * bytes, places.codes(i), bytes);
    });
    if (facts.order == Order::bytes) return packed_.data();
    unpack_kernel(NibbleOrder::halves)(packed_.data(), length_, count, codes_.data());
    return codes_.data();
  }

  void decode(const std::uint8_t* codes, std::size_t count, float* x) {
    const float* const factors = numbers_.factors.data();
    if (how_ == Restore::product && decoder_.decode_at_once(codes, factors, length_, count, x)) return;
    decoder_.decode(codes, count * length_, e_.data());
    restore_(e_.data(), numbers_.decodings.data(), length_, count, x);
  }

  const Plan& plan_;
  const Kernels& kernels_;
  const ConstPlanes planes_;
  const MutableValues values_;
  const Cut cut_;
  const std::size_t length_;
  const ElementDecoder decoder_;
  const Restore how_;
  const RestoreKernel restore_;
  BatchNumbers numbers_;
  // No vector of them lies across two cache lines.
  alignas(kLineBytes) std::array<float, kBatchValues> e_, x_;
  alignas(kLineBytes) std::array<std::uint8_t, kBatchValues> codes_, packed_;
};

}  // namespace

void dequantize_by_vectors(const Plan& plan, const Kernels& kernels, const ConstPlanes& planes, const Shape& shape,
                           const MutableValues& values, BlockRange range) {
  const auto alone = [&](BlockRange blocks) { dequantize_blocks(plan, kernels, planes, shape, values, blocks); };
  BatchDequantizer batches(plan, kernels, planes, shape, values);
  if (!batches) return alone(range);
  while (range.count != 0) {
    const std::size_t size = batches.next_batch(range);
    if (size == 0) {
      alone({range.first, 1});
    } else {
      batches.dequantize(range.first, size, [&](std::uint64_t block) { alone({block, 1}); });
    }
    const std::uint64_t done = size == 0 ? 1 : size;
    range.first += done;
    range.count -= done;
  }
}

}  // namespace halfulp::cpu::block
