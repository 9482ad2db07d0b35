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
  std::array<std::uint8_t, kChunk> codes;
  std::array<float, kChunk> x;
  for (std::uint64_t block = range.first; block < range.first + range.count; ++block) {
    const Decoding decoding =
        decoding_of(plan, scales_of(facts, planes.codes, planes.scales, block), planes.tensor, block);
    for_each_chunk(cut, cut.area(block), [&](std::uint64_t first, std::uint64_t, std::size_t count) {
      if (facts.is_grouped()) {
        const std::uint8_t* const bytes = stored_block(facts, planes.codes, block).codes;
        take_block(facts.order, facts.element.k, bytes, count, codes.data());
      } else {
        kernels.take(facts.order, facts.element.k, first, planes.codes, count, codes.data());
      }
      kernels.decode(plan, decoding, codes.data(), count, x.data());
      kernels.narrow(values.format, x.data(), count, values.data + first * bytes_of(values.format));
    });
  }
}

}  // namespace halfulp::cpu::block
