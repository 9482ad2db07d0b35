#include "cpu/block/pack.h"

#include <cstring>

#include "cpu/block/grouped.h"
#include "cpu/block/order.h"

namespace halfulp::cpu::block {
namespace {

void copy(const std::uint8_t* from, std::uint8_t* to, std::uint64_t bytes) {
  if (bytes != 0) std::memcpy(to, from, bytes);
}

std::uint64_t scale_bytes(const Facts& facts) { return facts.scales_per_block * facts.scale.bytes; }

}  // namespace

void pack(const Facts& facts, const Kernels& kernels, const Shape& shape, const std::uint8_t* loose_codes,
          const std::uint8_t* loose_scales, std::uint8_t* codes, std::uint8_t* scales) {
  const Sizes sizes = sizes_of(facts, shape);
  if (!facts.is_grouped()) {
    if (sizes.codes != 0) std::memset(codes, 0, sizes.codes);
    kernels.put(facts.order, facts.element.k, 0, loose_codes, sizes.loose_codes, codes);
    return copy(loose_scales, scales, sizes.scales);
  }
  for (std::uint64_t block = 0; block < Cut(facts, shape).blocks(); ++block) {
    const auto stored = stored_block(facts, codes, block);
    put_block(facts.order, facts.element.k, loose_codes + block * facts.tile_columns, facts.tile_columns, stored.codes);
    copy(loose_scales + block * scale_bytes(facts), stored.scales, scale_bytes(facts));
  }
}

void unpack(const Facts& facts, const Kernels& kernels, const Shape& shape, const std::uint8_t* codes,
            const std::uint8_t* scales, std::uint8_t* loose_codes, std::uint8_t* loose_scales) {
  const Sizes sizes = sizes_of(facts, shape);
  if (!facts.is_grouped()) {
    kernels.take(facts.order, facts.element.k, 0, codes, sizes.loose_codes, loose_codes);
    return copy(scales, loose_scales, sizes.scales);
  }
  for (std::uint64_t block = 0; block < Cut(facts, shape).blocks(); ++block) {
    const auto stored = stored_block(facts, codes, block);
    take_block(facts.order, facts.element.k, stored.codes, facts.tile_columns,
               loose_codes + block * facts.tile_columns);
    copy(stored.scales, loose_scales + block * scale_bytes(facts), scale_bytes(facts));
  }
}

}  // namespace halfulp::cpu::block
