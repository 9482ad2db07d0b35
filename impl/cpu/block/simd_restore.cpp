#include "cpu/block/simd_restore.h"

#include <limits>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_restore.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::ScalableTag<float>;
using Keys = hn::ScalableTag<std::int32_t>;
using V = hn::Vec<Floats>;

constexpr std::size_t kLanes = HWY_LANES(float);

/// Subnormals become zeros of their sign.
HWY_INLINE V flush(V x) {
  const Floats d;
  const auto is_small = hn::Lt(hn::Abs(x), hn::Set(d, std::numeric_limits<float>::min()));
  return hn::IfThenElse(is_small, hn::And(x, hn::SignBit(d)), x);
}

template <Restore kRestore>
HWY_INLINE V restored(V e, V factor, V second, V shift) {
  if constexpr (kRestore == Restore::product) return hn::Mul(e, factor);
  if constexpr (kRestore == Restore::flushed_product) return flush(hn::Mul(flush(e), factor));
  if constexpr (kRestore == Restore::product_plus) return hn::Add(hn::Mul(e, factor), shift);
  if constexpr (kRestore == Restore::two_products) return hn::Mul(hn::Mul(e, factor), second);
  return hn::Mul(hn::Sub(e, shift), factor);
}

template <Restore kRestore>
void restore(const float* e, const Decoding* numbers, std::size_t length, std::size_t blocks, float* x) {
  const Floats d;
  for (std::size_t block = 0; block < blocks; ++block, e += length, x += length) {
    const V factor = hn::Set(d, numbers[block].factor), second = hn::Set(d, numbers[block].second);
    const V shift = hn::Set(d, numbers[block].shift);
    std::size_t i = 0;
    for (; i + kLanes <= length; i += kLanes) {
      hn::StoreU(restored<kRestore>(hn::LoadU(d, e + i), factor, second, shift), d, x + i);
    }
    for (; i < length; ++i) x[i] = hn::GetLane(restored<kRestore>(hn::Set(d, e[i]), factor, second, shift));
  }
}

RestoreKernel choose_restorer(Restore how) {
  switch (how) {
    case Restore::product:
      return &restore<Restore::product>;
    case Restore::flushed_product:
      return &restore<Restore::flushed_product>;
    case Restore::product_plus:
      return &restore<Restore::product_plus>;
    case Restore::two_products:
      return &restore<Restore::two_products>;
    case Restore::difference:
      return &restore<Restore::difference>;
  }
  return nullptr;
}

HWY_INLINE V load_int8(const std::int8_t* integers, float unit) {
  const hn::Rebind<std::int8_t, Keys> narrow;
  const auto value = hn::ConvertTo(Floats(), hn::PromoteTo(Keys(), hn::LoadU(narrow, integers)));
  return hn::Mul(value, hn::Set(Floats(), unit));
}

void from_int8(const std::uint8_t* codes, float unit, std::size_t count, float* e) {
  const auto* integers = reinterpret_cast<const std::int8_t*>(codes);
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) hn::StoreU(load_int8(integers + i, unit), Floats(), e + i);
  for (; i < count; ++i) e[i] = static_cast<float>(integers[i]) * unit;
}

void scale_int8(const std::uint8_t* codes, float unit, const float* factors, std::size_t length, std::size_t blocks,
                float* x) {
  const Floats d;
  const auto* integers = reinterpret_cast<const std::int8_t*>(codes);
  for (std::size_t block = 0; block < blocks; ++block, integers += length, x += length) {
    const V factor = hn::Set(d, factors[block]);
    std::size_t i = 0;
    for (; i + kLanes <= length; i += kLanes) hn::StoreU(hn::Mul(load_int8(integers + i, unit), factor), d, x + i);
    for (; i < length; ++i) x[i] = static_cast<float>(integers[i]) * unit * factors[block];
  }
}

Int8Kernel choose_int8() { return &from_int8; }
ScaledInt8Kernel choose_scaled_int8() { return &scale_int8; }

#else

RestoreKernel choose_restorer(Restore) { return nullptr; }
Int8Kernel choose_int8() { return nullptr; }
ScaledInt8Kernel choose_scaled_int8() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_restorer);
HWY_EXPORT(choose_int8);
HWY_EXPORT(choose_scaled_int8);

RestoreKernel restore_kernel(Restore restore) { return HWY_DYNAMIC_DISPATCH(choose_restorer)(restore); }
Int8Kernel int8_kernel() { return HWY_DYNAMIC_DISPATCH(choose_int8)(); }
ScaledInt8Kernel scaled_int8_kernel() { return HWY_DYNAMIC_DISPATCH(choose_scaled_int8)(); }

}  // namespace halfulp::cpu::block
#endif
