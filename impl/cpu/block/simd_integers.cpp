#include "cpu/block/simd_integers.h"

#include <bit>
#include <cstring>

#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/block/simd_integers.cpp"
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

constexpr float kAligner = 0x1.8p23f;

/// Values that one step of the kernel converts: a full vector of byte codes.
constexpr std::size_t kStep = HWY_LANES(std::uint8_t);

template <ToInteger kToInteger>
HWY_INLINE hn::Vec<Halves> integers(const IntegerPlan& plan, const float* y) {
  const Floats d;
  const Keys di;
  auto value = hn::Add(hn::Mul(hn::LoadU(d, y), hn::Set(d, plan.unit)), hn::Set(d, plan.addend));
  value = hn::Max(hn::Min(value, hn::Set(d, plan.greatest)), hn::Set(d, plan.least));
  if constexpr (kToInteger == ToInteger::ties_to_even) {
    // Near this number the last bit of a float32 is worth one.
    const auto aligned = hn::Add(value, hn::Set(d, kAligner));
    const auto base = std::bit_cast<std::int32_t>(kAligner) - plan.offset;
    return hn::BitCast(Halves(), hn::Sub(hn::BitCast(di, aligned), hn::Set(di, base)));
  }
  if constexpr (kToInteger == ToInteger::ties_to_away) {
    // Just less than a half: with a half itself the sum for the float below it would round up to one.
    value = hn::Add(value, hn::CopySignToAbs(hn::Set(d, 0x1.fffffep-2f), value));
  }
  return hn::BitCast(Halves(), hn::Add(hn::ConvertTo(di, value), hn::Set(di, plan.offset)));
}

/// Converts kStep values.
template <ToInteger kToInteger>
HWY_INLINE void convert_step(const IntegerPlan& plan, const float* y, std::uint8_t* codes) {
  const Halves halves;
  const Bytes bytes;
  const auto part = [&](std::size_t quarter) { return integers<kToInteger>(plan, y + quarter * (kStep / 4)); };
  const auto first = hn::BitCast(bytes, hn::ConcatEven(halves, part(1), part(0)));
  const auto second = hn::BitCast(bytes, hn::ConcatEven(halves, part(3), part(2)));
  hn::StoreU(hn::And(hn::ConcatEven(bytes, second, first), hn::Set(bytes, plan.mask)), bytes, codes);
}

template <ToInteger kToInteger>
void to_integers(const IntegerPlan& plan, const float* y, std::uint8_t* codes, std::size_t count) {
  const std::size_t whole = count / kStep * kStep;
  for (std::size_t i = 0; i < whole; i += kStep) convert_step<kToInteger>(plan, y + i, codes + i);
  if (whole == count) return;
  float last[kStep] = {};
  std::uint8_t last_codes[kStep];
  std::memcpy(last, y + whole, (count - whole) * sizeof(*y));
  convert_step<kToInteger>(plan, last, last_codes);
  std::memcpy(codes + whole, last_codes, count - whole);
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

#else

IntegerKernel choose_integers(ToInteger) { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu::block {

HWY_EXPORT(choose_integers);

IntegerKernel integer_kernel(ToInteger to_integer) { return HWY_DYNAMIC_DISPATCH(choose_integers)(to_integer); }

}  // namespace halfulp::cpu::block
#endif
