#include "cpu/block/simd_minifloats.h"

#include <bit>
#include <cmath>
#include <cstring>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_minifloats.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::ScalableTag<std::uint8_t>;
using Halves = hn::ScalableTag<std::uint16_t>;
using Floats = hn::ScalableTag<float>;
using Keys = hn::ScalableTag<std::int32_t>;
using Words = hn::ScalableTag<std::uint32_t>;

/// Values that one step of the kernel converts: a full vector of byte codes.
constexpr std::size_t kStep = HWY_LANES(std::uint8_t);

/// Multiples of the least element, for magnitudes up to the least normal one.
template <MinifloatTies kTies>
HWY_INLINE hn::Vec<Keys> multiples(const MinifloatPlan& plan, hn::Vec<Keys> magnitude) {
  const Keys d;
  const Floats df;
  const auto low = hn::BitCast(df, hn::Min(magnitude, hn::Set(d, plan.least_normal)));
  if constexpr (kTies == MinifloatTies::to_even) {
    // The sum has the least element as its last bit.
    return hn::Sub(hn::BitCast(d, hn::Add(low, hn::Set(df, plan.aligner))), hn::Set(d, plan.aligner_bits));
  }
  // Just less than a half is added: with a half itself the sum for the float below it would round up to one.
  return hn::ConvertTo(d, hn::Add(hn::Mul(low, hn::Set(df, plan.per_unit)), hn::Set(df, 0x1.fffffep-2f)));
}

template <MinifloatTies kTies>
HWY_INLINE hn::Vec<Halves> minifloats(const MinifloatPlan& plan, const float* y) {
  const Keys d;
  const Words words;
  const auto bits = hn::BitCast(d, hn::LoadU(Floats(), y));
  const auto magnitude = hn::And(bits, hn::Set(d, 0x7FFFFFFF));

  auto raised = hn::Add(magnitude, hn::Set(d, plan.half));
  if constexpr (kTies == MinifloatTies::to_even) {
    const auto is_even = hn::AndNot(hn::ShiftRightSame(magnitude, plan.cut_bits), hn::Set(d, 1));
    raised = hn::Sub(raised, is_even);
  }
  const auto normal = hn::Sub(hn::ShiftRightSame(raised, plan.cut_bits), hn::Set(d, plan.rebase));
  // Of the two codes, one for normal elements and one for the others, the greater is the right one.
  const auto code = hn::Min(hn::Max(normal, multiples<kTies>(plan, magnitude)), hn::Set(d, plan.max_finite));
  const auto sign = hn::ShiftRightSame(hn::BitCast(words, bits), plan.sign_shift);
  return hn::BitCast(Halves(), hn::OrAnd(hn::BitCast(words, code), sign, hn::Set(words, plan.sign_mask)));
}

/// Converts kStep values.
template <MinifloatTies kTies>
HWY_INLINE void convert_step(const MinifloatPlan& plan, const float* y, std::uint8_t* codes) {
  const Halves halves;
  const Bytes bytes;
  const auto part = [&](std::size_t quarter) { return minifloats<kTies>(plan, y + quarter * (kStep / 4)); };
  const auto first = hn::BitCast(bytes, hn::ConcatEven(halves, part(1), part(0)));
  const auto second = hn::BitCast(bytes, hn::ConcatEven(halves, part(3), part(2)));
  hn::StoreU(hn::ConcatEven(bytes, second, first), bytes, codes);
}

template <MinifloatTies kTies>
void to_minifloats(const MinifloatPlan& plan, const float* y, std::uint8_t* codes, std::size_t count) {
  const std::size_t whole = count / kStep * kStep;
  for (std::size_t i = 0; i < whole; i += kStep) convert_step<kTies>(plan, y + i, codes + i);
  if (whole == count) return;
  float last[kStep] = {};
  std::uint8_t last_codes[kStep];
  std::memcpy(last, y + whole, (count - whole) * sizeof(*y));
  convert_step<kTies>(plan, last, last_codes);
  std::memcpy(codes + whole, last_codes, count - whole);
}

MinifloatKernel choose_minifloats(MinifloatTies ties) {
  return ties == MinifloatTies::to_even ? &to_minifloats<MinifloatTies::to_even> : &to_minifloats<MinifloatTies::away>;
}

#else

MinifloatKernel choose_minifloats(MinifloatTies) { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_minifloats);

MinifloatKernel minifloat_kernel(MinifloatTies ties) { return HWY_DYNAMIC_DISPATCH(choose_minifloats)(ties); }

MinifloatPlan plan_minifloats(const Layout& layout) {
  MinifloatPlan plan;
  plan.cut_bits = 24 - layout.p;
  plan.half = 1 << (plan.cut_bits - 1);
  plan.rebase = (127 - layout.bias) << (layout.p - 1);
  plan.per_unit = std::ldexp(1.0f, -layout.quantum_exponent());
  plan.aligner = std::ldexp(1.0f, layout.quantum_exponent() + 23);
  plan.aligner_bits = std::bit_cast<std::int32_t>(plan.aligner);
  plan.least_normal = std::bit_cast<std::int32_t>(std::ldexp(1.0f, layout.min_exponent()));
  plan.max_finite = static_cast<std::int32_t>(layout.max_finite_code());
  plan.sign_shift = 32 - layout.k;
  plan.sign_mask = layout.sign_mask();
  return plan;
}

}  // namespace halfulp::cpu::block
#endif
