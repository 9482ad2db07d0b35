// Vector kernels, codes to float32. The one floating-point operation, a small integer times a power of two, is exact
// and normal, so no rounding or flush-to-zero mode of the processor matters.
#include <cmath>
#include <cstring>

#include "cpu/decode_plan.h"

// Vectors whose size is not known at compile time cannot be members of a struct.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/decode_kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Words = hn::ScalableTag<std::uint32_t>;
using Floats = hn::ScalableTag<float>;

constexpr std::size_t kStep = HWY_LANES(std::uint32_t);

/// Lanes of codes to lanes of float bits.
HWY_INLINE hn::Vec<Words> decode_lanes(const DecodePlan& plan, hn::Vec<Words> code) {
  const Words d;
  const hn::RebindToSigned<Words> di;
  const auto magnitude = hn::And(code, hn::Set(d, plan.magnitude_mask));
  auto bits = hn::Add(hn::ShiftLeftSame(magnitude, plan.raise), hn::Set(d, plan.rebase));
  if (!plan.low_is_linear) {
    const auto low = hn::Mul(hn::ConvertTo(Floats(), hn::BitCast(di, magnitude)), hn::Set(Floats(), plan.quantum));
    bits = hn::IfThenElse(hn::Lt(magnitude, hn::Set(d, plan.least_normal)), hn::BitCast(d, low), bits);
  } else {
    bits = hn::IfThenElse(hn::Eq(magnitude, hn::Zero(d)), hn::Set(d, plan.least_bits), bits);
  }
  bits = hn::IfThenElse(hn::Gt(magnitude, hn::Set(d, plan.max_finite)), hn::Set(d, 0x7FC00000u), bits);
  bits = hn::IfThenElse(hn::Eq(magnitude, hn::Set(d, plan.infinity)), hn::Set(d, 0x7F800000u), bits);
  bits = hn::OrAnd(bits, hn::ShiftLeftSame(code, plan.sign_raise), hn::Set(d, plan.sign_mask));
  return hn::IfThenElse(hn::Eq(code, hn::Set(d, plan.lone_nan)), hn::Set(d, 0x7FC00000u), bits);
}

/// Decodes kStep codes.
template <class Code>
HWY_INLINE void decode_step(const DecodePlan& plan, const Code* codes, float* x) {
  const hn::Rebind<Code, Words> narrow;
  const auto bits = decode_lanes(plan, hn::PromoteTo(Words(), hn::LoadU(narrow, codes)));
  hn::StoreU(hn::BitCast(Floats(), bits), Floats(), x);
}

template <class Code>
void decode_all(const DecodePlan& plan, const void* from, float* x, std::size_t count) {
  const auto* codes = static_cast<const Code*>(from);
  const std::size_t whole = count / kStep * kStep;
  for (std::size_t i = 0; i < whole; i += kStep) decode_step(plan, codes + i, x + i);
  if (whole == count) return;
  Code last[kStep] = {};
  float last_x[kStep];
  std::memcpy(last, codes + whole, (count - whole) * sizeof(Code));
  decode_step(plan, last, last_x);
  std::memcpy(x + whole, last_x, (count - whole) * sizeof(float));
}

DecodeKernel choose_decoder(const DecodePlan& plan) {
  return plan.is_byte ? &decode_all<std::uint8_t> : &decode_all<std::uint16_t>;
}

#else

DecodeKernel choose_decoder(const DecodePlan&) { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu {

HWY_EXPORT(choose_decoder);

DecodeKernel decode_kernel(const DecodePlan& plan) { return HWY_DYNAMIC_DISPATCH(choose_decoder)(plan); }

DecodePlan plan_decode(const Layout& layout) {
  constexpr std::uint32_t kNoCode = ~std::uint32_t{0};
  DecodePlan plan;
  plan.is_byte = layout.k <= 8;
  plan.low_is_linear = layout.bias == 127;
  plan.raise = 24 - layout.p;
  plan.sign_raise = 32 - layout.k;
  plan.rebase = static_cast<std::uint32_t>(127 - layout.bias) << 23;
  // A reserved top bit makes the magnitude greater than every finite one, which is a NaN.
  plan.magnitude_mask = layout.sign == Sign::reserved_zero ? kNoCode : layout.magnitude_mask();
  plan.least_normal = 1u << (layout.p - 1);
  plan.quantum = std::ldexp(1.0f, layout.quantum_exponent());
  // A subnormal, made of bits: arithmetic might flush it to zero.
  if (!layout.has_zero()) plan.least_bits = 1u << (149 + layout.min_exponent());
  plan.max_finite = layout.max_finite_code();
  plan.infinity = layout.has_infinity() ? layout.infinity_code() : kNoCode;
  plan.lone_nan = layout.nan == Nan::negative_zero ? 1u << (layout.k - 1) : kNoCode;
  plan.sign_mask = layout.is_signed() ? 0x80000000u : 0;
  return plan;
}

}  // namespace halfulp::cpu
#endif
