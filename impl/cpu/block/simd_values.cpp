#include "cpu/block/simd_values.h"

#include <cstring>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_values.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::ScalableTag<std::uint8_t>;
using Halves = hn::ScalableTag<std::uint16_t>;
using Words = hn::ScalableTag<std::uint32_t>;
using Keys = hn::ScalableTag<std::int32_t>;
using Floats = hn::ScalableTag<float>;
using V = hn::Vec<Words>;

/// Values of half a vector of 16-bit codes.
constexpr std::size_t kLanes = HWY_LANES(float);

constexpr std::uint32_t kMagnitude = 0x7FFFFFFF, kInfinity = 0x7F800000, kQuietNan = 0x7FC00000;

struct Bfloat16 {
  static HWY_INLINE V widened(V code) { return hn::ShiftLeft<16>(code); }

  static HWY_INLINE V narrowed(V bits) {
    const Words d;
    const V is_odd = hn::And(hn::ShiftRight<16>(bits), hn::Set(d, 1u));
    const V rounded = hn::ShiftRight<16>(hn::Add(bits, hn::Add(is_odd, hn::Set(d, 0x7FFFu))));
    const V nan = hn::OrAnd(hn::Set(d, 0x7FC0u), hn::ShiftRight<16>(bits), hn::Set(d, 0x8000u));
    return hn::IfThenElse(hn::Gt(hn::And(bits, hn::Set(d, kMagnitude)), hn::Set(d, kInfinity)), nan, rounded);
  }
};

struct Float16 {
  /// Exponents grow by an exact multiplication, which serves normal and subnormal codes.
  static HWY_INLINE V widened(V code) {
    const Words d;
    const Floats df;
    const V magnitude = hn::And(code, hn::Set(d, 0x7FFFu));
    const V scaled = hn::BitCast(d, hn::Mul(hn::BitCast(df, hn::ShiftLeft<13>(magnitude)), hn::Set(df, 0x1p112f)));
    const V finite_or_infinity = hn::IfThenElse(hn::Eq(magnitude, hn::Set(d, 0x7C00u)), hn::Set(d, kInfinity), scaled);
    const V bits = hn::IfThenElse(hn::Gt(magnitude, hn::Set(d, 0x7C00u)), hn::Set(d, kQuietNan), finite_or_infinity);
    return hn::OrAnd(bits, hn::ShiftLeft<16>(code), hn::Set(d, 0x80000000u));
  }

  static HWY_INLINE V narrowed(V bits) {
    const Words d;
    const Keys di;
    const Floats df;
    const auto magnitude = hn::BitCast(di, hn::And(bits, hn::Set(d, kMagnitude)));
    constexpr std::int32_t kRebase = 112 << 10, kLeastNormal = 113 << 23;
    const auto is_odd = hn::And(hn::ShiftRight<13>(magnitude), hn::Set(di, 1));
    const auto raised = hn::Add(magnitude, hn::Add(is_odd, hn::Set(di, 0xFFF)));
    const auto normal = hn::Sub(hn::ShiftRight<13>(raised), hn::Set(di, kRebase));
    // Added to 1/2, whose last bit is worth the least float16.
    const auto low = hn::BitCast(df, hn::Min(magnitude, hn::Set(di, kLeastNormal)));
    const auto below = hn::Sub(hn::BitCast(di, hn::Add(low, hn::Set(df, 0.5f))), hn::Set(di, 0x3F000000));
    const auto code = hn::Min(hn::Max(normal, below), hn::Set(di, 0x7C00));
    const auto is_nan = hn::Gt(magnitude, hn::Set(di, static_cast<std::int32_t>(kInfinity)));
    const V result = hn::BitCast(d, hn::IfThenElse(is_nan, hn::Set(di, 0x7E00), code));
    return hn::OrAnd(result, hn::ShiftRight<16>(bits), hn::Set(d, 0x8000u));
  }
};

template <class Format>
HWY_INLINE void widen_step(const std::byte* codes, float* x) {
  const hn::Half<Halves> halves;
  std::uint16_t aligned[kLanes];
  std::memcpy(aligned, codes, sizeof aligned);
  const V bits = Format::widened(hn::PromoteTo(Words(), hn::LoadU(halves, aligned)));
  hn::StoreU(hn::BitCast(Floats(), bits), Floats(), x);
}

template <class Format>
void widen_all(const std::byte* codes, std::size_t count, float* x) {
  std::size_t i = 0;
  for (; i + kLanes <= count; i += kLanes) widen_step<Format>(codes + 2 * i, x + i);
  if (i == count) return;
  std::byte last[2 * kLanes] = {};
  float last_x[kLanes];
  std::memcpy(last, codes + 2 * i, 2 * (count - i));
  widen_step<Format>(last, last_x);
  std::memcpy(x + i, last_x, (count - i) * sizeof(float));
}

/// Rounds 2 kLanes values.
template <class Format>
HWY_INLINE void narrow_step(const float* x, std::byte* codes) {
  const Halves halves;
  const auto part = [&](std::size_t at) {
    return hn::BitCast(halves, Format::narrowed(hn::BitCast(Words(), hn::LoadU(Floats(), x + at))));
  };
  const auto both = hn::BitCast(Bytes(), hn::ConcatEven(halves, part(kLanes), part(0)));
  hn::StoreU(both, Bytes(), reinterpret_cast<std::uint8_t*>(codes));
}

template <class Format>
void narrow_all(const float* x, std::size_t count, std::byte* codes) {
  std::size_t i = 0;
  for (; i + 2 * kLanes <= count; i += 2 * kLanes) narrow_step<Format>(x + i, codes + 2 * i);
  if (i == count) return;
  float last[2 * kLanes] = {};
  std::byte last_codes[4 * kLanes];
  std::memcpy(last, x + i, (count - i) * sizeof(float));
  narrow_step<Format>(last, last_codes);
  std::memcpy(codes + 2 * i, last_codes, 2 * (count - i));
}

WidenKernel choose_widener(ValueFormat format) {
  return format == ValueFormat::float16 ? &widen_all<Float16> : &widen_all<Bfloat16>;
}
NarrowKernel choose_narrower(ValueFormat format) {
  return format == ValueFormat::float16 ? &narrow_all<Float16> : &narrow_all<Bfloat16>;
}

#else

WidenKernel choose_widener(ValueFormat) { return nullptr; }
NarrowKernel choose_narrower(ValueFormat) { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_widener);
HWY_EXPORT(choose_narrower);

WidenKernel widen_kernel(ValueFormat format) { return HWY_DYNAMIC_DISPATCH(choose_widener)(format); }
NarrowKernel narrow_kernel(ValueFormat format) { return HWY_DYNAMIC_DISPATCH(choose_narrower)(format); }

}  // namespace halfulp::cpu::block
#endif
