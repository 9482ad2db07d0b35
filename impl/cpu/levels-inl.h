// Levels in vectors, for the kernels of one instruction set. Included once for each.
#if defined(HALFULP_CPU_LEVELS_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef HALFULP_CPU_LEVELS_INL_H_
#undef HALFULP_CPU_LEVELS_INL_H_
#else
#define HALFULP_CPU_LEVELS_INL_H_
#endif

#include "cpu/levels.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

/// The levels in as many vectors as they fill.
class LevelVectors {
 public:
  static constexpr std::size_t kLanes = HWY_LANES(float);

  HWY_INLINE explicit LevelVectors(const Levels& levels) {
    namespace hn = hwy::HWY_NAMESPACE;
    for (std::size_t i = 0; i < kVectors; ++i) parts_[i] = hn::LoadU(Floats(), levels.data() + i * kLanes);
  }

  /// The levels of kLanes codes, of which the upper four bits are ignored.
  HWY_INLINE auto at(const std::uint8_t* codes) const {
    namespace hn = hwy::HWY_NAMESPACE;
    const Floats d;
    const Keys di;
    const auto code = hn::And(hn::PromoteTo(di, hn::LoadU(hn::Rebind<std::uint8_t, Keys>(), codes)), hn::Set(di, 15));
    if constexpr (kVectors == 1) {
      return hn::TableLookupLanes(parts_[0], hn::IndicesFromVec(d, code));
    } else {
      const auto index = hn::IndicesFromVec(d, hn::And(code, hn::Set(di, int{kLanes - 1})));
      auto found = hn::TableLookupLanes(parts_[0], index);
      for (std::size_t i = 1; i < kVectors; ++i) {
        const auto is_further = hn::RebindMask(d, hn::Gt(code, hn::Set(di, static_cast<int>(i * kLanes - 1))));
        found = hn::IfThenElse(is_further, hn::TableLookupLanes(parts_[i], index), found);
      }
      return found;
    }
  }

 private:
  using Floats = hwy::HWY_NAMESPACE::ScalableTag<float>;
  using Keys = hwy::HWY_NAMESPACE::ScalableTag<std::int32_t>;
  static constexpr std::size_t kVectors = 16 / kLanes;

  hwy::HWY_NAMESPACE::Vec<Floats> parts_[kVectors];
};

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu
HWY_AFTER_NAMESPACE();

#endif
