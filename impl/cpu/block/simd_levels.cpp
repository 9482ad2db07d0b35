#include "cpu/block/simd_levels.h"

#include <cstring>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_levels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
// After foreach_target.h: it is read once for each instruction set.
#include "cpu/levels-inl.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using cpu::HWY_NAMESPACE::LevelVectors;

constexpr std::size_t kLanes = LevelVectors::kLanes;

void scale_levels(const Levels& levels, const std::uint8_t* codes, const float* factors, std::size_t length,
                  std::size_t blocks, float* x) {
  const Floats d;
  const LevelVectors vectors(levels);
  for (std::size_t block = 0; block < blocks; ++block, codes += length, x += length) {
    const auto factor = hn::Set(d, factors[block]);
    std::size_t i = 0;
    for (; i + kLanes <= length; i += kLanes) hn::StoreU(hn::Mul(vectors.at(codes + i), factor), d, x + i);
    for (; i < length; ++i) x[i] = levels[codes[i]] * factors[block];
  }
}

LevelKernel choose_levels() { return &scale_levels; }

#else

LevelKernel choose_levels() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_levels);

LevelKernel level_kernel() { return HWY_DYNAMIC_DISPATCH(choose_levels)(); }

void scale_looked_up(const float* table, const std::uint8_t* codes, const float* factors, std::size_t length,
                     std::size_t blocks, float* x) {
  constexpr std::size_t kAtOnce = 8;
  for (std::size_t block = 0; block < blocks; ++block, codes += length, x += length) {
    const float factor = factors[block];
    std::size_t i = 0;
    for (; i + kAtOnce <= length; i += kAtOnce) {
      // Loaded before anything is stored, which might be codes as far as the compiler knows.
      std::uint64_t eight;
      std::memcpy(&eight, codes + i, sizeof eight);
      float products[kAtOnce];
      for (std::size_t j = 0; j < kAtOnce; ++j) products[j] = table[eight >> 8 * j & 0xFF] * factor;
      std::memcpy(x + i, products, sizeof products);
    }
    for (; i < length; ++i) x[i] = table[codes[i]] * factor;
  }
}

}  // namespace halfulp::cpu::block
#endif
