// Where a block lies that is stored together with its scales.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/facts.h"
#include "cpu/block/order.h"

namespace halfulp::cpu::block {

/// The bytes of one block.
template <class Byte>
struct StoredBlock {
  Byte* codes;
  Byte* scales;
};

/// The bytes of block `block` in the plane of codes. Requires facts.is_grouped().
template <class Byte>
StoredBlock<Byte> stored_block(const Facts& facts, Byte* plane, std::uint64_t block) {
  const std::size_t code_bytes = block_bytes(facts.order, facts.element.k, facts.tile_columns);
  const std::size_t scale_bytes = facts.scales_per_block * facts.scale.bytes;
  Byte* const group = plane + block / facts.group * facts.group * (code_bytes + scale_bytes);
  Byte* const second = group + facts.group * (facts.storage == Storage::scale_first ? scale_bytes : code_bytes);
  Byte* const codes = facts.storage == Storage::scale_first ? second : group;
  Byte* const scales = facts.storage == Storage::scale_first ? group : second;
  const std::uint64_t member = block % facts.group;
  return {codes + member * code_bytes, scales + member * scale_bytes};
}

/// Where the scales of block `block` are kept.
template <class Byte>
Byte* scales_of(const Facts& facts, Byte* codes, Byte* scales, std::uint64_t block) {
  if (facts.is_grouped()) return stored_block(facts, codes, block).scales;
  return scales + block * facts.scales_per_block * facts.scale.bytes;
}

}  // namespace halfulp::cpu::block
