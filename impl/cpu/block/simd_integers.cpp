#include "cpu/block/simd_integers.h"

#include <bit>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_integers.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"
// For each target again:
#include "cpu/block/simd_normalized-inl.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu::block {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

constexpr float kAligner = 0x1.8p23f;

template <ToInteger kToInteger>
struct IntegerCodes {
  HWY_INLINE hn::Vec<Keys> integers(hn::Vec<Floats> y) const {
    const Floats d;
    const Keys di;
    auto value = hn::Add(hn::Mul(y, hn::Set(d, plan.unit)), hn::Set(d, plan.addend));
    value = hn::Max(hn::Min(value, hn::Set(d, plan.greatest)), hn::Set(d, plan.least));
    if constexpr (kToInteger == ToInteger::ties_to_away) {
      // Just less than a half: with a half itself the sum for the float below it would round up to one.
      value = hn::Add(value, hn::CopySignToAbs(hn::Set(d, 0x1.fffffep-2f), value));
    }
    if constexpr (kToInteger != ToInteger::ties_to_even) value = hn::Trunc(value);
    // Near this number the last bit of a float32 is worth one.
    const auto aligned = hn::Add(value, hn::Set(d, kAligner));
    return hn::Sub(hn::BitCast(di, aligned), hn::Set(di, std::bit_cast<std::int32_t>(kAligner) - plan.offset));
  }

  HWY_INLINE hn::Vec<Bytes> operator()(hn::Vec<Floats> a, hn::Vec<Floats> b, hn::Vec<Floats> c,
                                       hn::Vec<Floats> d) const {
    const auto codes = lowest_bytes(integers(a), integers(b), integers(c), integers(d));
    return hn::And(codes, hn::Set(Bytes(), plan.mask));
  }

  const IntegerPlan plan;
};

template <ToInteger kToInteger>
void to_integers(const IntegerPlan& plan, const float* y, std::uint8_t* codes, std::size_t count) {
  convert_values(IntegerCodes<kToInteger>{plan}, y, count, codes);
}

template <ToInteger kToInteger, Against kAgainst>
std::size_t to_scaled_integers(const IntegerPlan& plan, const ScaledBlocks& blocks, std::uint8_t* codes) {
  return convert_blocks<kAgainst>(IntegerCodes<kToInteger>{plan}, blocks, codes);
}

IntegerKernel choose_integers(ToInteger to_integer) {
  switch (to_integer) {
    case ToInteger::ties_to_even:
      return &to_integers<ToInteger::ties_to_even>;
    case ToInteger::ties_to_away:
      return &to_integers<ToInteger::ties_to_away>;
    case ToInteger::cut_off:
      return &to_integers<ToInteger::cut_off>;
  }
  return nullptr;
}

template <ToInteger kToInteger>
ScaledIntegerKernel choose_by(Against against) {
  switch (against) {
    case Against::factor:
      return &to_scaled_integers<kToInteger, Against::factor>;
    case Against::divisor:
      return &to_scaled_integers<kToInteger, Against::divisor>;
    case Against::flushed_factor:
      return &to_scaled_integers<kToInteger, Against::flushed_factor>;
    case Against::shifted_factor:
      return &to_scaled_integers<kToInteger, Against::shifted_factor>;
  }
  return nullptr;
}

ScaledIntegerKernel choose_scaled_integers(ToInteger to_integer, Against against) {
  switch (to_integer) {
    case ToInteger::ties_to_even:
      return choose_by<ToInteger::ties_to_even>(against);
    case ToInteger::ties_to_away:
      return choose_by<ToInteger::ties_to_away>(against);
    case ToInteger::cut_off:
      return choose_by<ToInteger::cut_off>(against);
  }
  return nullptr;
}

#else

IntegerKernel choose_integers(ToInteger) { return nullptr; }
ScaledIntegerKernel choose_scaled_integers(ToInteger, Against) { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_integers);
HWY_EXPORT(choose_scaled_integers);

IntegerKernel integer_kernel(ToInteger to_integer) { return HWY_DYNAMIC_DISPATCH(choose_integers)(to_integer); }
ScaledIntegerKernel scaled_integer_kernel(ToInteger to_integer, Against against) {
  return HWY_DYNAMIC_DISPATCH(choose_scaled_integers)(to_integer, against);
}

}  // namespace halfulp::cpu::block
#endif
