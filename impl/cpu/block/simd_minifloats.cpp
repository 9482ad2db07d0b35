#include "cpu/block/simd_minifloats.h"

#include <bit>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_minifloats.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
// For each target again:
#include "cpu/block/simd_normalized-inl.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

using Words = hn::ScalableTag<std::uint32_t>;

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
HWY_INLINE hn::Vec<Keys> minifloats(const MinifloatPlan& plan, hn::Vec<Floats> y) {
  const Keys d;
  const Words words;
  const auto bits = hn::BitCast(d, y);
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
  return hn::BitCast(d, hn::OrAnd(hn::BitCast(words, code), sign, hn::Set(words, plan.sign_mask)));
}

template <MinifloatTies kTies>
struct MinifloatCodes {
  HWY_INLINE hn::Vec<Bytes> operator()(hn::Vec<Floats> a, hn::Vec<Floats> b, hn::Vec<Floats> c,
                                       hn::Vec<Floats> d) const {
    return lowest_bytes(minifloats<kTies>(plan, a), minifloats<kTies>(plan, b), minifloats<kTies>(plan, c),
                        minifloats<kTies>(plan, d));
  }

  const MinifloatPlan plan;
};

template <MinifloatTies kTies>
void to_minifloats(const MinifloatPlan& plan, const float* y, std::uint8_t* codes, std::size_t count) {
  convert_values(MinifloatCodes<kTies>{plan}, y, count, codes);
}

template <MinifloatTies kTies, Against kAgainst>
std::size_t to_scaled_minifloats(const MinifloatPlan& plan, const ScaledBlocks& blocks, std::uint8_t* codes) {
  return convert_blocks<kAgainst>(MinifloatCodes<kTies>{plan}, blocks, codes);
}

template <MinifloatTies kTies>
ScaledMinifloatKernel choose_by(Against against) {
  switch (against) {
    case Against::factor:
      return &to_scaled_minifloats<kTies, Against::factor>;
    case Against::divisor:
      return &to_scaled_minifloats<kTies, Against::divisor>;
    case Against::flushed_factor:
      return &to_scaled_minifloats<kTies, Against::flushed_factor>;
    case Against::shifted_factor:
      return &to_scaled_minifloats<kTies, Against::shifted_factor>;
  }
  return nullptr;
}

ScaledMinifloatKernel choose_scaled_minifloats(MinifloatTies ties, Against against) {
  return ties == MinifloatTies::to_even ? choose_by<MinifloatTies::to_even>(against)
                                        : choose_by<MinifloatTies::away>(against);
}

MinifloatKernel choose_minifloats(MinifloatTies ties) {
  return ties == MinifloatTies::to_even ? &to_minifloats<MinifloatTies::to_even> : &to_minifloats<MinifloatTies::away>;
}

#else

MinifloatKernel choose_minifloats(MinifloatTies) { return nullptr; }
ScaledMinifloatKernel choose_scaled_minifloats(MinifloatTies, Against) { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_minifloats);
HWY_EXPORT(choose_scaled_minifloats);

MinifloatKernel minifloat_kernel(MinifloatTies ties) { return HWY_DYNAMIC_DISPATCH(choose_minifloats)(ties); }
ScaledMinifloatKernel scaled_minifloat_kernel(MinifloatTies ties, Against against) {
  return HWY_DYNAMIC_DISPATCH(choose_scaled_minifloats)(ties, against);
}

namespace {

/// Plans are made for short blocks too, where std::ldexp would be seen.
constexpr float power_of_two(int exponent) {
  return std::bit_cast<float>(static_cast<std::uint32_t>(exponent + 127) << 23);
}

}  // namespace

MinifloatPlan plan_minifloats(const Layout& layout) {
  MinifloatPlan plan;
  plan.cut_bits = 24 - layout.p;
  plan.half = 1 << (plan.cut_bits - 1);
  plan.rebase = (127 - layout.bias) << (layout.p - 1);
  plan.per_unit = power_of_two(-layout.quantum_exponent());
  plan.aligner = power_of_two(layout.quantum_exponent() + 23);
  plan.aligner_bits = std::bit_cast<std::int32_t>(plan.aligner);
  plan.least_normal = std::bit_cast<std::int32_t>(power_of_two(layout.min_exponent()));
  plan.max_finite = static_cast<std::int32_t>(layout.max_finite_code());
  plan.sign_shift = 32 - layout.k;
  plan.sign_mask = layout.sign_mask();
  return plan;
}

}  // namespace halfulp::cpu::block
#endif
