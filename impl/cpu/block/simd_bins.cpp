#include "cpu/block/simd_bins.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "cpu/block/plan.h"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_bins.cpp"
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

void find_bins(const std::uint8_t* bins, const float* y, std::uint8_t* codes, std::size_t count) {
  const Floats d;
  const Keys di;
  const auto one = hn::Set(d, 1.0f), half = hn::Set(d, 0.5f), last = hn::Set(d, 65535.0f);
  HWY_ALIGN std::int32_t found[kLanes];
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) {
    const auto inside = hn::Max(hn::Min(hn::LoadU(d, y + i), one), hn::Neg(one));
    const auto scaled = hn::Mul(hn::Mul(hn::Add(inside, one), half), last);
    hn::Store(hn::ConvertTo(di, hn::Add(scaled, half)), di, found);
    for (std::size_t lane = 0; lane < kLanes; ++lane) codes[i + lane] = bins[found[lane]];
  }
  for (; i < count; ++i) codes[i] = bins[bin_of(y[i])];
}

/// The thresholds with these numbers, all of one level of the tree.
template <std::size_t kLevel>
HWY_INLINE hn::Vec<Floats> thresholds_of(const ThresholdTree& tree, hn::Vec<Keys> number) {
  const Floats d;
  const Keys di;
  constexpr std::size_t kFirst = std::size_t{1} << kLevel, kInVector = std::min(kFirst, kLanes);
  const float* const level = tree.thresholds.data() + kFirst;
  // Where vectors are long, a few of them are looked up sooner than memory.
  if constexpr (kFirst > kLanes && kLanes < 16) return hn::GatherIndex(d, tree.thresholds.data(), number);
  const auto index = hn::IndicesFromVec(d, hn::And(number, hn::Set(di, static_cast<std::int32_t>(kInVector - 1))));
  auto found = hn::TableLookupLanes(hn::LoadU(d, level), index);
  for (std::size_t i = kLanes; i < kFirst; i += kLanes) {
    const auto is_further = hn::Gt(number, hn::Set(di, static_cast<std::int32_t>(kFirst + i - 1)));
    found = hn::IfThenElse(hn::RebindMask(d, is_further), hn::TableLookupLanes(hn::LoadU(d, level + i), index), found);
  }
  return found;
}

/// Walks from the thresholds with these numbers down to places.
template <std::size_t kLevel>
HWY_INLINE hn::Vec<Keys> places_below(const ThresholdTree& tree, hn::Vec<Floats> y, hn::Vec<Keys> number) {
  const Keys di;
  if constexpr (std::size_t{1} << kLevel == ThresholdTree::kPlaces) {
    return hn::Sub(number, hn::Set(di, static_cast<std::int32_t>(ThresholdTree::kPlaces)));
  } else {
    const auto is_above = hn::RebindMask(di, hn::Gt(y, thresholds_of<kLevel>(tree, number)));
    const auto next = hn::Sub(hn::Add(number, number), hn::VecFromMask(di, is_above));
    return places_below<kLevel + 1>(tree, y, next);
  }
}

/// Converts a vector of values.
HWY_INLINE void find_step(const ThresholdTree& tree, const float* y, std::uint8_t* codes) {
  HWY_ALIGN std::int32_t found[kLanes];
  std::uint8_t step[kLanes];  // which, unlike `codes`, the tree cannot be part of
  hn::Store(places_below<0>(tree, hn::LoadU(Floats(), y), hn::Set(Keys(), 1)), Keys(), found);
  for (std::size_t lane = 0; lane < kLanes; ++lane) step[lane] = tree.codes[static_cast<std::size_t>(found[lane])];
  std::memcpy(codes, step, sizeof step);
}

void find_between(const ThresholdTree& tree, const float* y, std::uint8_t* codes, std::size_t count) {
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) find_step(tree, y + i, codes + i);
  if (i == count) return;
  float last[kLanes] = {};
  std::uint8_t last_codes[kLanes];
  std::memcpy(last, y + i, (count - i) * sizeof(*y));
  find_step(tree, last, last_codes);
  std::memcpy(codes + i, last_codes, count - i);
}

BinKernel choose_bins() { return &find_bins; }
ThresholdKernel choose_thresholds() { return &find_between; }

#else

BinKernel choose_bins() { return nullptr; }
ThresholdKernel choose_thresholds() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_bins);
HWY_EXPORT(choose_thresholds);

BinKernel bin_kernel() { return HWY_DYNAMIC_DISPATCH(choose_bins)(); }
ThresholdKernel threshold_kernel() { return HWY_DYNAMIC_DISPATCH(choose_thresholds)(); }

ThresholdTree plan_thresholds(const ElementTable& elements) {
  ThresholdTree tree;
  tree.codes = elements.codes;
  for (std::size_t number = 1; number < ThresholdTree::kPlaces; ++number) {
    const std::size_t first = std::bit_floor(number), between = ThresholdTree::kPlaces / first;
    tree.thresholds[number] = elements.thresholds[(number - first) * between + between / 2 - 1];
  }
  return tree;
}

}  // namespace halfulp::cpu::block
#endif
