#include "cpu/block/simd_numbers.h"

#include <bit>
#include <cstring>

#include "cpu/block/bytes.h"
#include "cpu/block/nested.h"
#include "cpu/block/simd_decode.h"
#include "cpu/block/simd_places.h"
#include "cpu/block/simd_values.h"
#include "cpu/block/subnormal.h"

namespace halfulp::cpu::block {
namespace {

using Numbers = std::array<float, kBatchBlocks>;

/// Decodes the scale at `place` of every block.
void read_scales(const CodeFormat& format, const Places<const std::uint8_t>& places, std::size_t place,
                 std::size_t blocks, float* values) {
  std::array<Code, kBatchBlocks> codes{};
  for_each_block(format.bytes, blocks, [&](std::size_t i, std::size_t bytes) {
    std::memcpy(&codes[i], places.scales(i) + place * bytes, bytes);  // the lower bytes come first
  });
  static_assert(std::endian::native == std::endian::little);
  if (format.k == 32) {
    for (std::size_t i = 0; i < blocks; ++i) values[i] = std::bit_cast<float>(codes[i]);
  } else if (is_float16(format)) {
    std::array<std::uint16_t, kBatchBlocks> halves;
    for (std::size_t i = 0; i < blocks; ++i) halves[i] = static_cast<std::uint16_t>(codes[i]);
    widen_kernel(ValueFormat::float16)(reinterpret_cast<const std::byte*>(halves.data()), blocks, values);
  } else {
    for (std::size_t i = 0; i < blocks; ++i) values[i] = decode(format, codes[i]);
  }
}

/// From scales to what elements are multiplied by.
void find_factors(const Plan& plan, const std::uint8_t* tensor, std::uint64_t first, std::size_t blocks,
                  Numbers& factors) {
  switch (plan.rules.decode) {
    case Decode::product:
      for (std::size_t i = 0; i < blocks; ++i) factors[i] = flush(factors[i], plan.rules.subnormals);
      return;
    case Decode::tensor_first: {
      const float scale = load_float(tensor);
      for (std::size_t i = 0; i < blocks; ++i) factors[i] *= scale;
      return;
    }
    case Decode::nested:
      for (std::size_t i = 0; i < blocks; ++i) factors[i] = nested_scale(factors[i], tensor, first + i);
      return;
    default:
      return;
  }
}

float second_of(const Plan& plan, const std::uint8_t* tensor) {
  if (plan.rules.decode == Decode::product_of_limit) return 1.0f / plan.elements.greatest;
  return plan.rules.decode == Decode::tensor_last ? load_float(tensor) : 1.0f;
}

}  // namespace

void read_numbers(const Plan& plan, const std::uint8_t* codes, const std::uint8_t* scales, const std::uint8_t* tensor,
                  std::uint64_t first, std::size_t blocks, BatchNumbers& numbers) {
  const CodeFormat& format = plan.facts.scale;
  const Places<const std::uint8_t> places(plan.facts, codes, scales, first);
  const bool has_shift = plan.rules.decode == Decode::product_plus || plan.rules.decode == Decode::zero_point;
  Numbers shifts{};
  read_scales(format, places, 0, blocks, numbers.factors.data());
  if (has_shift) read_scales(format, places, 1, blocks, shifts.data());
  find_factors(plan, tensor, first, blocks, numbers.factors);
  const float second = second_of(plan, tensor);
  bool all = true;
  for (std::size_t i = 0; i < blocks; ++i) {
    numbers.decodings[i] = {.factor = numbers.factors[i], .second = second, .shift = shifts[i]};
    all &= is_ordinary(numbers.decodings[i]);
  }
  numbers.are_ordinary = all;
}

}  // namespace halfulp::cpu::block
