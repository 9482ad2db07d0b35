#include "cpu/block/simd_normalize.h"

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_normalize.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
// For each target again:
#include "cpu/block/simd_normalized-inl.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

template <Against kAgainst>
void normalize(const ScaledBlocks& blocks, float* y) {
  const Floats d;
  const float* x = blocks.x;
  for (std::size_t block = 0; block < blocks.count; ++block, x += blocks.length, y += blocks.length) {
    const BlockVectors<kAgainst> vectors(blocks, block);
    std::size_t i = 0;
    for (; i + kLanes <= blocks.length; i += kLanes) {
      hwy::Prefetch(x + blocks.ahead + i);
      hn::StoreU(vectors.normalized(hn::LoadU(d, x + i)), d, y + i);
    }
    for (; i < blocks.length; ++i) y[i] = hn::GetLane(vectors.normalized(hn::Set(d, x[i])));
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
