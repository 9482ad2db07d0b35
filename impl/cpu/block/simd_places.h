// Where the blocks of a batch lie among the bytes of a tensor.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/facts.h"
#include "cpu/block/grouped.h"
#include "cpu/block/order.h"

namespace halfulp::cpu::block {

/// The bytes of the blocks from `first` on. Codes have places of their own only if they are stored with their scales.
template <class Byte>
class Places {
 public:
  Places(const Facts& facts, Byte* codes, Byte* scales, std::uint64_t first)
      : facts_(facts),
        plane_(codes),
        first_(first),
        code_bytes_(facts.is_grouped() ? block_bytes(facts.order, facts.element.k, facts.tile_columns) : 0),
        scale_bytes_(facts.scales_per_block * facts.scale.bytes),
        codes_(facts.is_grouped() ? stored_block(facts, codes, first).codes : nullptr),
        scales_(scales_of(facts, codes, scales, first)) {}

  std::size_t code_bytes() const { return code_bytes_; }

  Byte* codes(std::size_t i) const {
    if (facts_.group == 1) return codes_ + i * (code_bytes_ + scale_bytes_);
    return stored_block(facts_, plane_, first_ + i).codes;
  }

  Byte* scales(std::size_t i) const {
    if (facts_.group == 1) return scales_ + i * (code_bytes_ + scale_bytes_);
    return stored_block(facts_, plane_, first_ + i).scales;
  }

 private:
  const Facts& facts_;
  Byte* plane_;
  std::uint64_t first_;
  std::size_t code_bytes_, scale_bytes_;
  Byte* codes_;
  Byte* scales_;
};

/// Calls copy(i, bytes) for [count] blocks of as many bytes as a number that the compiler knows for usual blocks.
template <class Copy>
void for_each_block(std::size_t bytes, std::size_t count, Copy copy) {
  const auto each = [&](auto known) {
    for (std::size_t i = 0; i < count; ++i) copy(i, known());
  };
  switch (bytes) {
    case 1:
      return each([] { return std::size_t{1}; });
    case 2:
      return each([] { return std::size_t{2}; });
    case 4:
      return each([] { return std::size_t{4}; });
    case 8:
      return each([] { return std::size_t{8}; });
    case 16:
      return each([] { return std::size_t{16}; });
    case 32:
      return each([] { return std::size_t{32}; });
    default:
      return each([=] { return bytes; });
  }
}

}  // namespace halfulp::cpu::block
