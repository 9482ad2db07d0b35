#include "cpu/block/simd_bins.h"

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

BinKernel choose_bins() { return &find_bins; }

#else

BinKernel choose_bins() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_bins);

BinKernel bin_kernel() { return HWY_DYNAMIC_DISPATCH(choose_bins)(); }

}  // namespace halfulp::cpu::block
#endif
