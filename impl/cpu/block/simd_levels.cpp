#include "cpu/block/simd_levels.h"

#include <cstring>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_levels.cpp"
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

/// The levels in as many vectors as they fill.
struct LevelVectors {
  static constexpr std::size_t kVectors = 16 / kLanes;

  HWY_INLINE explicit LevelVectors(const Levels& levels) {
    for (std::size_t i = 0; i < kVectors; ++i) parts[i] = hn::LoadU(Floats(), levels.data() + i * kLanes);
  }

  HWY_INLINE hn::Vec<Floats> at(const std::uint8_t* codes) const {
    const Floats d;
    const Keys di;
    const auto code = hn::PromoteTo(di, hn::LoadU(hn::Rebind<std::uint8_t, Keys>(), codes));
    if constexpr (kVectors == 1) {
      return hn::TableLookupLanes(parts[0], hn::IndicesFromVec(d, code));
    } else {
      const auto index = hn::IndicesFromVec(d, hn::And(code, hn::Set(di, int{kLanes - 1})));
      auto found = hn::TableLookupLanes(parts[0], index);
      for (std::size_t i = 1; i < kVectors; ++i) {
        const auto is_further = hn::RebindMask(d, hn::Gt(code, hn::Set(di, static_cast<int>(i * kLanes - 1))));
        found = hn::IfThenElse(is_further, hn::TableLookupLanes(parts[i], index), found);
      }
      return found;
    }
  }

  hn::Vec<Floats> parts[kVectors];
};

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
