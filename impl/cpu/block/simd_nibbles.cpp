#include "cpu/block/simd_nibbles.h"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_nibbles.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::ScalableTag<std::uint8_t>;
using Halves = hn::ScalableTag<std::uint16_t>;

constexpr std::size_t kBytes = HWY_LANES(std::uint8_t);

/// Byte pairs in 16-bit lanes, the first code in the lower byte, to nibbles in the lower byte.
template <NibbleOrder kOrder>
HWY_INLINE hn::Vec<Halves> joined(hn::Vec<Halves> pairs) {
  if constexpr (kOrder == NibbleOrder::low_first) return hn::Or(pairs, hn::ShiftRight<4>(pairs));
  return hn::Or(hn::ShiftLeft<4>(pairs), hn::ShiftRight<8>(pairs));
}

template <NibbleOrder kOrder>
void pack_neighbours(const std::uint8_t* codes, std::size_t length, std::size_t blocks, std::uint8_t* bytes) {
  const Bytes d;
  const Halves halves;
  const std::size_t count = length * blocks / 2;
  const auto low = hn::Set(d, std::uint8_t{0x0F});
  const auto pairs = [&](std::size_t at) { return hn::BitCast(halves, hn::And(hn::LoadU(d, codes + at), low)); };
  std::size_t i = 0;
  for (; i + kBytes <= count; i += kBytes) {
    const auto lower = hn::BitCast(d, joined<kOrder>(pairs(2 * i)));
    const auto upper = hn::BitCast(d, joined<kOrder>(pairs(2 * i + kBytes)));
    hn::StoreU(hn::ConcatEven(d, upper, lower), d, bytes + i);
  }
  constexpr int kFirst = kOrder == NibbleOrder::low_first ? 0 : 4;
  for (; i < count; ++i) {
    bytes[i] = static_cast<std::uint8_t>((codes[2 * i] & 0x0F) << kFirst | (codes[2 * i + 1] & 0x0F) << (4 - kFirst));
  }
}

template <NibbleOrder kOrder>
void unpack_neighbours(const std::uint8_t* bytes, std::size_t length, std::size_t blocks, std::uint8_t* codes) {
  const Bytes d;
  const Halves halves;
  const hn::Half<Bytes> half;
  const std::size_t count = length * blocks / 2;
  std::size_t i = 0;
  for (; i + kBytes / 2 <= count; i += kBytes / 2) {
    const auto pairs = hn::PromoteTo(halves, hn::LoadU(half, bytes + i));
    const auto apart = kOrder == NibbleOrder::low_first ? hn::Or(pairs, hn::ShiftLeft<4>(pairs))
                                                        : hn::Or(hn::ShiftLeft<8>(pairs), hn::ShiftRight<4>(pairs));
    hn::StoreU(hn::And(hn::BitCast(d, apart), hn::Set(d, std::uint8_t{0x0F})), d, codes + 2 * i);
  }
  constexpr int kFirst = kOrder == NibbleOrder::low_first ? 0 : 4;
  for (; i < count; ++i) {
    codes[2 * i] = static_cast<std::uint8_t>(bytes[i] >> kFirst & 0x0F);
    codes[2 * i + 1] = static_cast<std::uint8_t>(bytes[i] >> (4 - kFirst) & 0x0F);
  }
}

// GGML's half blocks have 8 or 16 codes, which is a vector of some size.
template <std::size_t kHalf>
using HalfBlock = hn::CappedTag<std::uint8_t, kHalf>;

template <std::size_t kHalf>
void pack_fixed_halves(const std::uint8_t* codes, std::size_t blocks, std::uint8_t* bytes) {
  const HalfBlock<kHalf> d;
  const hn::RepartitionToWide<decltype(d)> wide;
  const auto low = hn::Set(d, std::uint8_t{0x0F});
  for (std::size_t block = 0; block < blocks; ++block, codes += 2 * kHalf, bytes += kHalf) {
    const auto second = hn::And(hn::LoadU(d, codes + kHalf), low);  // shifted as 16-bit lanes its bytes stay apart
    const auto upper = hn::BitCast(d, hn::ShiftLeft<4>(hn::BitCast(wide, second)));
    hn::StoreU(hn::OrAnd(upper, hn::LoadU(d, codes), low), d, bytes);
  }
}

template <std::size_t kHalf>
void unpack_fixed_halves(const std::uint8_t* bytes, std::size_t blocks, std::uint8_t* codes) {
  const HalfBlock<kHalf> d;
  const hn::RepartitionToWide<decltype(d)> wide;
  const auto low = hn::Set(d, std::uint8_t{0x0F});
  for (std::size_t block = 0; block < blocks; ++block, codes += 2 * kHalf, bytes += kHalf) {
    const auto both = hn::LoadU(d, bytes);
    hn::StoreU(hn::And(both, low), d, codes);
    const auto upper = hn::BitCast(d, hn::ShiftRight<4>(hn::BitCast(wide, both)));
    hn::StoreU(hn::And(upper, low), d, codes + kHalf);
  }
}

void pack_halves(const std::uint8_t* codes, std::size_t length, std::size_t blocks, std::uint8_t* bytes) {
  if (length == 32) return pack_fixed_halves<16>(codes, blocks, bytes);
  if (length == 16) return pack_fixed_halves<8>(codes, blocks, bytes);
  for (std::size_t block = 0; block < blocks; ++block, codes += length, bytes += length / 2) {
    for (std::size_t j = 0; j < length / 2; ++j) {
      bytes[j] = static_cast<std::uint8_t>((codes[j] & 0x0F) | (codes[j + length / 2] & 0x0F) << 4);
    }
  }
}

void unpack_halves(const std::uint8_t* bytes, std::size_t length, std::size_t blocks, std::uint8_t* codes) {
  if (length == 32) return unpack_fixed_halves<16>(bytes, blocks, codes);
  if (length == 16) return unpack_fixed_halves<8>(bytes, blocks, codes);
  for (std::size_t block = 0; block < blocks; ++block, codes += length, bytes += length / 2) {
    for (std::size_t j = 0; j < length / 2; ++j) {
      codes[j] = static_cast<std::uint8_t>(bytes[j] & 0x0F);
      codes[j + length / 2] = static_cast<std::uint8_t>(bytes[j] >> 4);
    }
  }
}

PackKernel choose_nibble_packer(NibbleOrder order) {
  switch (order) {
    case NibbleOrder::low_first:
      return &pack_neighbours<NibbleOrder::low_first>;
    case NibbleOrder::high_first:
      return &pack_neighbours<NibbleOrder::high_first>;
    case NibbleOrder::halves:
      return &pack_halves;
  }
  return nullptr;
}

UnpackKernel choose_nibble_unpacker(NibbleOrder order) {
  switch (order) {
    case NibbleOrder::low_first:
      return &unpack_neighbours<NibbleOrder::low_first>;
    case NibbleOrder::high_first:
      return &unpack_neighbours<NibbleOrder::high_first>;
    case NibbleOrder::halves:
      return &unpack_halves;
  }
  return nullptr;
}

#else

PackKernel choose_nibble_packer(NibbleOrder) { return nullptr; }
UnpackKernel choose_nibble_unpacker(NibbleOrder) { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_nibble_packer);
HWY_EXPORT(choose_nibble_unpacker);

PackKernel pack_kernel(NibbleOrder order) { return HWY_DYNAMIC_DISPATCH(choose_nibble_packer)(order); }
UnpackKernel unpack_kernel(NibbleOrder order) { return HWY_DYNAMIC_DISPATCH(choose_nibble_unpacker)(order); }

}  // namespace halfulp::cpu::block
#endif
