#include "cpu/block/simd_normalize.h"

#include <limits>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_normalize.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using V = hn::Vec<Floats>;

/// Subnormals become zeros of their sign.
HWY_INLINE V flush(Floats d, V x) {
  const auto is_small = hn::Lt(hn::Abs(x), hn::Set(d, std::numeric_limits<float>::min()));
  return hn::IfThenElse(is_small, hn::And(x, hn::SignBit(d)), x);
}

template <Against kAgainst>
HWY_INLINE V normalized(Floats d, V x, V factor, V minimum) {
  if constexpr (kAgainst == Against::factor) return hn::Mul(x, factor);
  if constexpr (kAgainst == Against::divisor) return hn::Div(x, factor);
  if constexpr (kAgainst == Against::shifted_factor) return hn::Mul(hn::Sub(x, minimum), factor);
  return flush(d, hn::Mul(flush(d, x), factor));
}

template <Against kAgainst>
void normalize(const float* x, const float* factors, const float* minimums, std::size_t length, std::size_t blocks,
               float* y) {
  const Floats d;
  constexpr std::size_t kLanes = HWY_LANES(float);
  for (std::size_t block = 0; block < blocks; ++block, x += length, y += length) {
    const V factor = hn::Set(d, factors[block]);
    const V minimum = kAgainst == Against::shifted_factor ? hn::Set(d, minimums[block]) : factor;
    std::size_t i = 0;
    for (; i + kLanes <= length; i += kLanes) {
      hn::StoreU(normalized<kAgainst>(d, hn::LoadU(d, x + i), factor, minimum), d, y + i);
    }
    for (; i < length; ++i) y[i] = hn::GetLane(normalized<kAgainst>(d, hn::Set(d, x[i]), factor, minimum));
  }
}

NormalizeKernel choose_normalizer(Against against) {
  switch (against) {
    case Against::factor:
      return &normalize<Against::factor>;
    case Against::divisor:
      return &normalize<Against::divisor>;
    case Against::flushed_factor:
      return &normalize<Against::flushed_factor>;
    case Against::shifted_factor:
      return &normalize<Against::shifted_factor>;
  }
  return nullptr;
}

#else

NormalizeKernel choose_normalizer(Against) { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_normalizer);

NormalizeKernel normalize_kernel(Against against) { return HWY_DYNAMIC_DISPATCH(choose_normalizer)(against); }

}  // namespace halfulp::cpu::block
#endif
