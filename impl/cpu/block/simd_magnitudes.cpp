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

/// The magnitudes of a block that is kVectors vectors long, each lane for itself.
template <std::size_t kVectors>
HWY_INLINE hn::Vec<Keys> largest_by_lane(const float* x) {
  auto largest = load_magnitude(x);
  for (std::size_t i = 1; i < kVectors; ++i) largest = hn::Max(largest, load_magnitude(x + i * kLanes));
  return largest;
}

/// The largest magnitudes of kBlocks blocks in their order, each in as many lanes as there are for it.
template <std::size_t kVectors, std::size_t kBlocks>
HWY_INLINE hn::Vec<Keys> largest_by_block(const float* x) {
  if constexpr (kBlocks == 1) {
    return largest_by_lane<kVectors>(x);
  } else {
    const Keys d;
    const auto lower = largest_by_block<kVectors, kBlocks / 2>(x);
    const auto upper = largest_by_block<kVectors, kBlocks / 2>(x + kBlocks / 2 * kVectors * kLanes);
    return hn::Max(hn::ConcatEven(d, upper, lower), hn::ConcatOdd(d, upper, lower));
  }
}

/// Serves a vector of blocks at a time. Returns how many blocks are done.
template <std::size_t kVectors>
HWY_INLINE std::size_t largest_side_by_side(const float* x, std::size_t blocks, std::uint32_t* magnitudes) {
  std::size_t block = 0;
  for (; block + kLanes <= blocks; block += kLanes) {
    const auto largest = largest_by_block<kVectors, kLanes>(x + block * kVectors * kLanes);
    hn::StoreU(hn::BitCast(hn::ScalableTag<std::uint32_t>(), largest), hn::ScalableTag<std::uint32_t>(),
               magnitudes + block);
  }
  return block;
}

HWY_INLINE std::size_t largest_of_short(const float* x, std::size_t length, std::size_t blocks,
                                        std::uint32_t* magnitudes) {
  switch (length) {
    case kLanes:
      return largest_side_by_side<1>(x, blocks, magnitudes);
    case 2 * kLanes:
      return largest_side_by_side<2>(x, blocks, magnitudes);
    case 4 * kLanes:
      return largest_side_by_side<4>(x, blocks, magnitudes);
    case 8 * kLanes:
      return largest_side_by_side<8>(x, blocks, magnitudes);
    default:
      return 0;
  }
}

void largest_magnitudes(const float* x, std::size_t length, std::size_t blocks, std::uint32_t* magnitudes) {
  for (std::size_t block = largest_of_short(x, length, blocks, magnitudes); block < blocks; ++block) {
    const float* const at = x + block * length;
    magnitudes[block] = length < kLanes ? largest_of_few(at, length) : largest_of_many(at, length);
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
