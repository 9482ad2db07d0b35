#include <algorithm>
#include <bit>

#include "cpu/direct_table.h"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/direct_kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

/// Values whose codes are complemented together: they are still in the first-level cache.
constexpr std::size_t kTile = 1024;

HWY_INLINE std::uint8_t look_up_one(const std::uint32_t* buckets, float x) {
  const auto bits = std::bit_cast<std::uint32_t>(x);
  return static_cast<std::uint8_t>((bits + buckets[bits >> 16]) >> 16);
}

/// Complements the codes of negative values.
HWY_INLINE void complement(const float* x, std::uint8_t* codes, std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    codes[i] ^= static_cast<std::uint8_t>(std::bit_cast<std::int32_t>(x[i]) >> 31);
  }
}

/// One value at a time: the loads of eight are under way together.
HWY_INLINE void look_up_tile(const std::uint32_t* buckets, const float* x, std::uint8_t* codes, std::size_t count) {
  std::size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    codes[i] = look_up_one(buckets, x[i]);
    codes[i + 1] = look_up_one(buckets, x[i + 1]);
    codes[i + 2] = look_up_one(buckets, x[i + 2]);
    codes[i + 3] = look_up_one(buckets, x[i + 3]);
    codes[i + 4] = look_up_one(buckets, x[i + 4]);
    codes[i + 5] = look_up_one(buckets, x[i + 5]);
    codes[i + 6] = look_up_one(buckets, x[i + 6]);
    codes[i + 7] = look_up_one(buckets, x[i + 7]);
  }
  for (; i < count; ++i) codes[i] = look_up_one(buckets, x[i]);
  complement(x, codes, count);
}

#if HWY_TARGET <= HWY_AVX3

using Words = hn::ScalableTag<std::uint32_t>;
using Keys = hn::ScalableTag<std::int32_t>;

/// A vector of values; returns how many.
HWY_INLINE std::size_t look_up_vector(const std::uint32_t* buckets, const float* x, std::uint8_t* codes) {
  const Words d;
  const auto bits = hn::BitCast(d, hn::LoadU(hn::RebindToFloat<Words>(), x));
  const auto index = hn::BitCast(Keys(), hn::ShiftRight<16>(bits));
  const auto found = hn::ShiftRight<16>(hn::Add(bits, hn::GatherIndex(d, buckets, index)));
  const auto flip = hn::BitCast(d, hn::BroadcastSignBit(hn::BitCast(Keys(), bits)));
  const hn::Rebind<std::uint8_t, Words> bytes;
  hn::StoreU(hn::TruncateTo(bytes, hn::Xor(found, flip)), bytes, codes);
  return hn::Lanes(d);
}

/// Where vectors are long, gathering is the faster way.
void look_up(const DirectTable& table, const float* x, std::uint8_t* codes, std::size_t count) {
  const std::uint32_t* const buckets = table.buckets.data();
  constexpr std::size_t kLanes = HWY_LANES(float);
  std::size_t i = 0;
  while (i + 2 * kLanes <= count) {
    i += look_up_vector(buckets, x + i, codes + i);
    i += look_up_vector(buckets, x + i, codes + i);
  }
  look_up_tile(buckets, x + i, codes + i, count - i);
}

#else

void look_up(const DirectTable& table, const float* x, std::uint8_t* codes, std::size_t count) {
  const std::uint32_t* const buckets = table.buckets.data();
  for (std::size_t i = 0; i < count; i += kTile) {
    look_up_tile(buckets, x + i, codes + i, std::min(kTile, count - i));
  }
}

#endif

DirectKernel choose_direct() { return &look_up; }

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu {

HWY_EXPORT(choose_direct);

DirectKernel direct_kernel() { return HWY_DYNAMIC_DISPATCH(choose_direct)(); }

}  // namespace halfulp::cpu
#endif
