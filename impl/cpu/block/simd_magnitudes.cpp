#include "cpu/block/simd_magnitudes.h"

#include <algorithm>
#include <bit>

// Vectors whose size is not known at compile time cannot be members of a struct.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_magnitudes.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

// Magnitudes are compared as integers, whose order is that of the values. They are not negative.
using Keys = hn::ScalableTag<std::int32_t>;

constexpr std::size_t kLanes = HWY_LANES(std::int32_t);

HWY_INLINE hn::Vec<Keys> load_magnitude(const float* x) {
  const Keys d;
  const auto bits = hn::BitCast(d, hn::LoadU(hn::RebindToFloat<Keys>(), x));
  return hn::And(bits, hn::Set(d, 0x7FFFFFFF));
}

/// Requires at least a vector of values.
HWY_INLINE std::uint32_t largest_of_many(const float* x, std::size_t length) {
  const Keys d;
  auto a = load_magnitude(x + length - kLanes);  // what is left over by whole vectors, and values seen twice
  auto b = a;
  std::size_t i = 0;
  for (; i + 2 * kLanes <= length; i += 2 * kLanes) {
    a = hn::Max(a, load_magnitude(x + i));
    b = hn::Max(b, load_magnitude(x + i + kLanes));
  }
  if (i + kLanes <= length) a = hn::Max(a, load_magnitude(x + i));
  return static_cast<std::uint32_t>(hn::GetLane(hn::MaxOfLanes(d, hn::Max(a, b))));
}

HWY_INLINE std::uint32_t largest_of_few(const float* x, std::size_t length) {
  std::uint32_t largest = 0;
  for (std::size_t i = 0; i < length; ++i) largest = std::max(largest, std::bit_cast<std::uint32_t>(x[i]) & 0x7FFFFFFF);
  return largest;
}

void largest_magnitudes(const float* x, std::size_t length, std::size_t blocks, std::uint32_t* magnitudes) {
  for (std::size_t block = 0; block < blocks; ++block, x += length) {
    magnitudes[block] = length < kLanes ? largest_of_few(x, length) : largest_of_many(x, length);
  }
}

MagnitudeKernel choose_magnitudes() { return &largest_magnitudes; }

#else

MagnitudeKernel choose_magnitudes() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_magnitudes);

MagnitudeKernel magnitude_kernel() { return HWY_DYNAMIC_DISPATCH(choose_magnitudes)(); }

}  // namespace halfulp::cpu::block
#endif
