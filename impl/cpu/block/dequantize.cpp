#include "cpu/block/dequantize.h"

#include <array>

#include "cpu/block/chunks.h"
#include "cpu/block/decode.h"
#include "cpu/block/grouped.h"
#include "cpu/block/order.h"

namespace halfulp::cpu::block {

void dequantize_blocks(const Plan& plan, const Kernels& kernels, const ConstPlanes& planes, const Shape& shape,
                       const MutableValues& values, BlockRange range) {
  const Facts& facts = plan.facts;
  const Cut cut(facts, shape);
  const bool are_bytes = !facts.is_grouped() && facts.order == Order::bytes && facts.element.k == 8;
  std::array<std::uint8_t, kChunk> taken;
  std::array<float, kChunk> x;
  for (std::uint64_t block = range.first; block < range.first + range.count; ++block) {
    const Decoding decoding =
        decoding_of(plan, scales_of(facts, planes.codes, planes.scales, block), planes.tensor, block);
    for_each_chunk(cut, cut.area(block), [&](std::uint64_t first, std::uint64_t, std::size_t count) {
      const bool is_long = count >= kLongRun;
      const std::uint8_t* codes = taken.data();
      if (facts.is_grouped()) {
        const std::uint8_t* const bytes = stored_block(facts, planes.codes, block).codes;
        take_block(facts.order, facts.element.k, bytes, count, taken.data());
      } else if (are_bytes && is_long) {
        codes = planes.codes + first;
      } else {
        kernels.take(facts.order, facts.element.k, first, planes.codes, count, taken.data());
      }
      std::byte* const at = values.data + first * bytes_of(values.format);
      float* const direct = is_long ? floats_at(values.format, at) : nullptr;
      kernels.decode(plan, decoding, codes, count, direct != nullptr ? direct : x.data());
      if (direct == nullptr) kernels.narrow(values.format, x.data(), count, at);
    });
  }
}

}  // namespace halfulp::cpu::block
