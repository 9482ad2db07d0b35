#include "cpu/block/simd_extremes.h"

#include <algorithm>
#include <bit>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_extremes.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using Keys = hn::ScalableTag<std::int32_t>;

constexpr std::size_t kLanes = HWY_LANES(float);

/// Where the first value of this magnitude is. Requires that there is one.
HWY_INLINE std::size_t place_of(const float* x, std::size_t length, std::uint32_t magnitude) {
  const Keys d;
  const auto wanted = hn::Set(d, static_cast<std::int32_t>(magnitude));
  std::size_t i = 0;
  for (; i + kLanes <= length; i += kLanes) {
    const auto bits = hn::BitCast(d, hn::LoadU(Floats(), x + i));
    const std::intptr_t found = hn::FindFirstTrue(d, hn::Eq(hn::And(bits, hn::Set(d, 0x7FFFFFFF)), wanted));
    if (found >= 0) return i + static_cast<std::size_t>(found);
  }
  while ((std::bit_cast<std::uint32_t>(x[i]) & 0x7FFFFFFF) != magnitude) ++i;
  return i;
}

void find_largest(const float* x, const std::uint32_t* magnitudes, std::size_t length, std::size_t blocks,
                  float* largest) {
  for (std::size_t block = 0; block < blocks; ++block, x += length) {
    largest[block] = x[place_of(x, length, magnitudes[block])];
  }
}

HWY_INLINE void extremes_of(const float* x, std::size_t length, float& least, float& greatest) {
  const Floats d;
  least = greatest = x[0];
  std::size_t i = 0;
  if (length >= kLanes) {
    auto low = hn::LoadU(d, x), high = low;
    for (i = kLanes; i + kLanes <= length; i += kLanes) {
      const auto value = hn::LoadU(d, x + i);
      low = hn::Min(low, value);
      high = hn::Max(high, value);
    }
    least = hn::GetLane(hn::MinOfLanes(d, low));
    greatest = hn::GetLane(hn::MaxOfLanes(d, high));
  }
  for (; i < length; ++i) {
    least = std::min(least, x[i]);
    greatest = std::max(greatest, x[i]);
  }
  if (least == 0 || greatest == 0) {
    const float first_zero = *std::find(x, x + length, 0.0f);
    least = least == 0 ? first_zero : least;
    greatest = greatest == 0 ? first_zero : greatest;
  }
}

void find_extremes(const float* x, std::size_t length, std::size_t blocks, float* least, float* greatest) {
  for (std::size_t block = 0; block < blocks; ++block, x += length) {
    extremes_of(x, length, least[block], greatest[block]);
  }
}

LargestKernel choose_largest() { return &find_largest; }
ExtremesKernel choose_extremes() { return &find_extremes; }

#else

LargestKernel choose_largest() { return nullptr; }
ExtremesKernel choose_extremes() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_largest);
HWY_EXPORT(choose_extremes);

LargestKernel largest_kernel() { return HWY_DYNAMIC_DISPATCH(choose_largest)(); }
ExtremesKernel extremes_kernel() { return HWY_DYNAMIC_DISPATCH(choose_extremes)(); }

}  // namespace halfulp::cpu::block
#endif
