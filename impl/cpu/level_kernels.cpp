#include <cstring>

#include "cpu/levels.h"

// Vectors whose size is not known at compile time cannot be members of a class.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/level_kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
// After foreach_target.h: it is read once for each instruction set.
#include "cpu/levels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

void decode_levels(const Levels& levels, const std::uint8_t* codes, float* x, std::size_t count) {
  namespace hn = hwy::HWY_NAMESPACE;
  constexpr std::size_t kLanes = LevelVectors::kLanes;
  const hn::ScalableTag<float> d;
  const LevelVectors vectors(levels);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) hn::StoreU(vectors.at(codes + i), d, x + i);
  for (; i < count; ++i) x[i] = levels[codes[i] & 15];
}

LevelDecoder choose_level_decoder() { return &decode_levels; }

#else

LevelDecoder choose_level_decoder() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu {

HWY_EXPORT(choose_level_decoder);

LevelDecoder level_decoder() { return HWY_DYNAMIC_DISPATCH(choose_level_decoder)(); }

}  // namespace halfulp::cpu
#endif
