#include "cpu/block/simd_sextets.h"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_sextets.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

// Sixteen codes are twelve bytes, so that a vector of sixteen bytes reaches four bytes beyond what is packed.
using Bytes = hn::Full128<std::uint8_t>;
using Halves = hn::Full128<std::uint16_t>;
using Words = hn::Full128<std::uint32_t>;

constexpr std::size_t kCodes = 16, kPacked = 12;

std::size_t pack_sextets(const std::uint8_t* codes, std::size_t count, std::uint8_t* bytes) {
  const Bytes d;
  const Halves dh;
  const Words dw;
  alignas(16) constexpr std::uint8_t kClosed[16] = {0, 1, 2, 4, 5, 6, 8, 9, 10, 12, 13, 14, 0x80, 0x80, 0x80, 0x80};
  const auto closed = hn::Load(d, kClosed);
  std::size_t i = 0;
  for (; i + 2 * kCodes <= count; i += kCodes, bytes += kPacked) {
    const auto pairs = hn::BitCast(dh, hn::And(hn::LoadU(d, codes + i), hn::Set(d, std::uint8_t{0x3F})));
    const auto twelves = hn::BitCast(
        dw, hn::Or(hn::And(pairs, hn::Set(dh, std::uint16_t{0x3F})), hn::ShiftLeft<6>(hn::ShiftRight<8>(pairs))));
    const auto twenty_fours =
        hn::Or(hn::And(twelves, hn::Set(dw, 0xFFFu)), hn::ShiftLeft<12>(hn::ShiftRight<16>(twelves)));
    hn::StoreU(hn::TableLookupBytes(hn::BitCast(d, twenty_fours), closed), d, bytes);
  }
  return i;
}

std::size_t unpack_sextets(const std::uint8_t* bytes, std::size_t count, std::uint8_t* codes) {
  const Bytes d;
  const Halves dh;
  const Words dw;
  alignas(16) constexpr std::uint8_t kApart[16] = {0, 1, 2, 0x80, 3, 4, 5, 0x80, 6, 7, 8, 0x80, 9, 10, 11, 0x80};
  const auto apart = hn::Load(d, kApart);
  std::size_t i = 0;
  for (; i + 2 * kCodes <= count; i += kCodes, bytes += kPacked) {
    const auto twenty_fours = hn::BitCast(dw, hn::TableLookupBytes(hn::LoadU(d, bytes), apart));
    const auto twelves = hn::BitCast(
        dh, hn::Or(hn::And(twenty_fours, hn::Set(dw, 0xFFFu)), hn::ShiftLeft<16>(hn::ShiftRight<12>(twenty_fours))));
    const auto pairs =
        hn::Or(hn::And(twelves, hn::Set(dh, std::uint16_t{0x3F})), hn::ShiftLeft<8>(hn::ShiftRight<6>(twelves)));
    hn::StoreU(hn::BitCast(d, pairs), d, codes + i);
  }
  return i;
}

PackSextetsKernel choose_sextet_packer() { return &pack_sextets; }
UnpackSextetsKernel choose_sextet_unpacker() { return &unpack_sextets; }

#else

PackSextetsKernel choose_sextet_packer() { return nullptr; }
UnpackSextetsKernel choose_sextet_unpacker() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_sextet_packer);
HWY_EXPORT(choose_sextet_unpacker);

PackSextetsKernel pack_sextets_kernel() { return HWY_DYNAMIC_DISPATCH(choose_sextet_packer)(); }
UnpackSextetsKernel unpack_sextets_kernel() { return HWY_DYNAMIC_DISPATCH(choose_sextet_unpacker)(); }

}  // namespace halfulp::cpu::block
#endif
