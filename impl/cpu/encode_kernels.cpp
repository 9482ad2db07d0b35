// Vector kernels, float32 to codes: integers only, so no rounding or flush-to-zero mode of the processor matters.
// A block that lies wholly in a run of equal codes is filled; every other block is computed value by value.
#include "cpu/encode_kernels.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "cpu/encode_plan.h"
#include "hwy/cache_control.h"

// Vectors whose size is not known at compile time cannot be members of a struct.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/encode_kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::ScalableTag<std::uint8_t>;
using Halves = hn::ScalableTag<std::uint16_t>;
using Words = hn::ScalableTag<std::uint32_t>;

/// Values that one step of a kernel converts: a full vector of byte codes.
constexpr std::size_t kStep = HWY_LANES(std::uint8_t);

/// How far ahead values are fetched. The processor's own fetching ends with every page of 4096 bytes, which costs half
/// of the speed out of cache.
constexpr std::size_t kBytesAhead = 4096;

/// Fetches the values of a later step. They may lie beyond the last one: nothing is read.
HWY_INLINE void fetch_ahead(const float* x) {
  constexpr std::size_t kLine = 64;
  const auto address = reinterpret_cast<std::uintptr_t>(x) + kBytesAhead;
  for (std::size_t i = 0; i < kStep * sizeof(*x); i += kLine) hwy::Prefetch(reinterpret_cast<const char*>(address + i));
}

/// The plan's numbers in every lane.
template <class D>
struct Constants {
  using V = hn::Vec<D>;
  using Lane = hn::TFromD<D>;
  static constexpr int kBits = sizeof(Lane) * 8;
  static constexpr int kTrailing = kBits == 16 ? 7 : 23;  // of a float32, or of its upper half

  HWY_INLINE Constants(D d, const EncodePlan& plan)
      : sign_shift(
            plan.sign_bit == 0 ? 0 : kBits - 1 - static_cast<int>(hwy::Num0BitsBelowLS1Bit_Nonzero32(plan.sign_bit))),
        trailing(static_cast<int>(plan.trailing)),
        cut_bits_scalar(static_cast<int>(plan.cut_bits)),
        zero_is_special(plan.zero_is_special) {
    const auto all = [d](std::uint32_t value) { return hn::Set(d, static_cast<Lane>(value)); };
    one = all(1);
    magnitude = all(static_cast<std::uint32_t>((std::uint64_t{1} << (kBits - 1)) - 1));
    half = all(static_cast<std::uint32_t>(std::uint64_t{1} << (kBits - 1)));
    hidden = all(1u << kTrailing);
    fraction = all((1u << kTrailing) - 1);
    max_finite = all((0xFFu << kTrailing) - 1);
    cut_bits = all(plan.cut_bits);
    longest_cut = all(kBits - 1);
    all_bits = all(kBits);
    min_field = all(plan.min_field);
    low_double = all(plan.low_double);
    floor = all(plan.floor);
    positive_limit = all(plan.positive_limit);
    negative_limit = all(plan.negative_limit);
    sign_bit = all(plan.sign_bit);
    negative_keep = all(plan.negative_keep);
    negative_set = all(plan.negative_set);
    negative_zero = all(plan.negative_zero);
  }

  V one, magnitude, half, hidden, fraction, max_finite, cut_bits, longest_cut, all_bits, min_field, low_double, floor;
  V positive_limit, negative_limit, sign_bit, negative_keep, negative_set, negative_zero;
  int sign_shift, trailing, cut_bits_scalar;
  bool zero_is_special;
};

HWY_INLINE hn::Vec<Words> load_bits(Words d, const float* x) {
  return hn::BitCast(d, hn::LoadU(hn::RebindToFloat<Words>(), x));
}

/// Unsigned subtraction that stops at zero.
HWY_INLINE hn::Vec<Halves> subtract_to_zero(hn::Vec<Halves> a, hn::Vec<Halves> b) { return hn::SaturatedSub(a, b); }
HWY_INLINE hn::Vec<Words> subtract_to_zero(hn::Vec<Words> a, hn::Vec<Words> b) { return hn::Sub(hn::Max(a, b), b); }

template <class D, class V>
HWY_INLINE hn::Mask<D> is_negative(D d, V x) {
  const hn::RebindToSigned<D> di;
  return hn::RebindMask(d, hn::Lt(hn::BitCast(di, x), hn::Zero(di)));
}

/// Rounds `code`, of which `cut` is the fraction: its bits from the top of the lane down.
template <Rounding kRounding, class D, class V = hn::Vec<D>>
HWY_INLINE V round(D d, const Constants<D>& k, V code, V cut, V x) {
  const V next = hn::Add(code, k.one);
  switch (kRounding) {
    case Rounding::ties_to_even:
      return hn::IfThenElse(hn::Gt(hn::OrAnd(cut, code, k.one), k.half), next, code);
    case Rounding::ties_to_away:
      return hn::Add(code, hn::ShiftRight<Constants<D>::kBits - 1>(cut));
    case Rounding::toward_zero:
      return code;
    case Rounding::toward_positive:
      return hn::IfThenElse(hn::AndNot(is_negative(d, x), hn::Ne(cut, hn::Zero(d))), next, code);
    case Rounding::toward_negative:
      return hn::IfThenElse(hn::And(is_negative(d, x), hn::Ne(cut, hn::Zero(d))), next, code);
    case Rounding::to_odd:
      return hn::IfThenElse(hn::Ne(cut, hn::Zero(d)), hn::Or(code, k.one), code);
  }
}

/// NaN, infinity, and zero where the format has none.
template <class D, class V = hn::Vec<D>>
HWY_NOINLINE V with_specials(D d, const EncodePlan& plan, V x, V magnitude, V code) {
  using Lane = hn::TFromD<D>;
  const auto negative = is_negative(d, x);
  const auto pick = [&](std::uint32_t minus, std::uint32_t plus) {
    return hn::IfThenElse(negative, hn::Set(d, static_cast<Lane>(minus)), hn::Set(d, static_cast<Lane>(plus)));
  };
  const V infinity = hn::Set(d, static_cast<Lane>(0xFFu << Constants<D>::kTrailing));
  code = hn::IfThenElse(hn::Eq(magnitude, infinity), pick(plan.negative.infinity, plan.positive.infinity), code);
  code = hn::IfThenElse(hn::Gt(magnitude, infinity), pick(plan.negative.nan, plan.positive.nan), code);
  if (!plan.zero_is_special) return code;
  return hn::IfThenElse(hn::Eq(magnitude, hn::Zero(d)), pick(plan.negative.zero, plan.positive.zero), code);
}

/// Lanes of float bits to lanes of codes.
template <Rounding kRounding, Shape kShape, Signs kSigns, class D, class V = hn::Vec<D>>
HWY_INLINE V convert(D d, const Constants<D>& k, const EncodePlan& plan, V x, V magnitude) {
  V code, cut;
  if constexpr (kShape == Shape::linear) {
    V raised = hn::Add(magnitude, hn::Min(magnitude, k.low_double));
    raised = hn::Sub(hn::Max(raised, k.floor), k.floor);
    code = hn::ShiftRightSame(raised, k.cut_bits_scalar);
    cut = hn::ShiftLeftSame(raised, Constants<D>::kBits - k.cut_bits_scalar);
  } else {
    constexpr int kTrailing = Constants<D>::kTrailing;
    const V field = hn::ShiftRight<kTrailing>(magnitude);
    const V cut_bits = hn::Min(hn::Add(subtract_to_zero(k.min_field, field), k.cut_bits), k.longest_cut);
    V significand = hn::OrAnd(k.hidden, magnitude, k.fraction);
    constexpr bool kSeesTinies = kRounding != Rounding::ties_to_even && kRounding != Rounding::ties_to_away &&
                                 kRounding != Rounding::toward_zero;
    if constexpr (kSeesTinies) significand = hn::IfThenElseZero(hn::Ne(magnitude, hn::Zero(d)), significand);
    const V binades = hn::ShiftLeftSame(subtract_to_zero(field, k.min_field), k.trailing);
    code = hn::Add(binades, hn::Shr(significand, cut_bits));
    cut = hn::Shl(significand, hn::Sub(k.all_bits, cut_bits));
  }
  code = round<kRounding>(d, k, code, cut, x);
  constexpr bool kDirected = kRounding == Rounding::toward_positive || kRounding == Rounding::toward_negative;
  const V limit = kDirected ? hn::IfThenElse(is_negative(d, x), k.negative_limit, k.positive_limit) : k.positive_limit;
  code = hn::Min(code, limit);
  if constexpr (kSigns == Signs::kept) {
    code = hn::OrAnd(code, hn::ShiftRightSame(x, k.sign_shift), k.sign_bit);
  } else {
    const V negative =
        hn::IfThenElse(hn::Eq(code, hn::Zero(d)), k.negative_zero, hn::OrAnd(k.negative_set, code, k.negative_keep));
    code = hn::IfThenElse(is_negative(d, x), negative, code);
  }
  auto special = hn::Gt(magnitude, k.max_finite);
  if constexpr (kShape == Shape::linear) {
    if (k.zero_is_special) special = hn::Or(special, hn::Eq(magnitude, hn::Zero(d)));
  }
  return HWY_LIKELY(hn::AllFalse(d, special)) ? code : with_specials(d, plan, x, magnitude, code);
}

/// Converts as many values as a vector has 16-bit lanes.
template <Rounding kRounding, Shape kShape, Signs kSigns, class D>
HWY_INLINE hn::Vec<Halves> convert_halves(const Constants<D>& k, const EncodePlan& plan, const float* x) {
  const Halves halves;
  const Words words;
  const auto first = load_bits(words, x);
  const auto second = load_bits(words, x + hn::Lanes(words));
  if constexpr (kShape == Shape::narrow) {
    const auto a = hn::BitCast(halves, first), b = hn::BitCast(halves, second);
    const auto upper = hn::ConcatOdd(halves, b, a);
    const auto below = hn::Min(hn::ConcatEven(halves, b, a), k.one);
    return convert<kRounding, kShape, kSigns>(halves, k, plan, upper, hn::OrAnd(below, upper, k.magnitude));
  } else {
    const auto a = convert<kRounding, kShape, kSigns>(words, k, plan, first, hn::And(first, k.magnitude));
    const auto b = convert<kRounding, kShape, kSigns>(words, k, plan, second, hn::And(second, k.magnitude));
    return hn::ConcatEven(halves, hn::BitCast(halves, b), hn::BitCast(halves, a));
  }
}

/// Converts kStep values.
template <Rounding kRounding, Shape kShape, Signs kSigns, class D>
HWY_INLINE void convert_step(const Constants<D>& k, const EncodePlan& plan, const float* x, std::uint8_t* codes) {
  const Bytes bytes;
  const auto a = convert_halves<kRounding, kShape, kSigns>(k, plan, x);
  const auto b = convert_halves<kRounding, kShape, kSigns>(k, plan, x + kStep / 2);
  if (plan.is_byte) {
    hn::StoreU(hn::ConcatEven(bytes, hn::BitCast(bytes, b), hn::BitCast(bytes, a)), bytes, codes);
  } else {
    hn::StoreU(hn::BitCast(bytes, a), bytes, codes);
    hn::StoreU(hn::BitCast(bytes, b), bytes, codes + kStep);
  }
}

/// Whether all of x[0, count) is in the run. Requires a count that is a multiple of kStep.
HWY_INLINE bool all_in_run(const ConstantRun& run, const float* x, std::size_t count) {
  const Words d;
  const auto first = hn::Set(d, run.first);
  auto farthest_a = hn::Zero(d), farthest_b = hn::Zero(d);
  for (std::size_t i = 0; i < count; i += 2 * hn::Lanes(d)) {
    farthest_a = hn::Max(farthest_a, hn::Sub(load_bits(d, x + i), first));
    farthest_b = hn::Max(farthest_b, hn::Sub(load_bits(d, x + i + hn::Lanes(d)), first));
  }
  return hn::AllFalse(d, hn::Gt(hn::Max(farthest_a, farthest_b), hn::Set(d, run.span)));
}

bool fill_run(const ConstantRun& run, bool is_byte, const float* x, std::uint8_t* codes, std::size_t count) {
  if (!all_in_run(run, x, count)) return false;
  const Bytes bytes;
  const auto code = is_byte ? hn::Set(bytes, static_cast<std::uint8_t>(run.code))
                            : hn::BitCast(bytes, hn::Set(Halves(), static_cast<std::uint16_t>(run.code)));
  const std::size_t size = is_byte ? count : 2 * count;
  for (std::size_t i = 0; i < size; i += kStep) hn::StoreU(code, bytes, codes + i);
  return true;
}

RunFiller choose_filler() { return &fill_run; }

/// Fills the codes of a block and returns true, if all of it is in one of the plan's runs.
HWY_INLINE bool fill_block(const EncodePlan& plan, const float* x, std::uint8_t* codes, std::size_t count) {
  const auto first = std::bit_cast<std::uint32_t>(x[0]);
  for (const ConstantRun& run : plan.runs) {
    if (first - run.first <= run.span) return fill_run(run, plan.is_byte, x, codes, count);
  }
  return false;
}

template <Rounding kRounding, Shape kShape, Signs kSigns>
void encode_all(const EncodePlan& plan, const float* x, void* result, std::size_t count) {
  using D = std::conditional_t<kShape == Shape::narrow, Halves, Words>;
  const Constants<D> constants(D(), plan);
  auto* codes = static_cast<std::uint8_t*>(result);
  const std::size_t code_size = plan.is_byte ? 1 : 2;
  const std::size_t whole = count / kStep * kStep;
  for (std::size_t i = 0; i < whole; i += kRunBlock) {
    const std::size_t size = std::min(kRunBlock, whole - i);
    if (fill_block(plan, x + i, codes + i * code_size, size)) continue;
    for (std::size_t j = i; j < i + size; j += kStep) {
      fetch_ahead(x + j);
      convert_step<kRounding, kShape, kSigns>(constants, plan, x + j, codes + j * code_size);
    }
  }
  if (whole == count) return;
  float last[kStep] = {};
  std::uint8_t last_codes[2 * kStep];
  std::memcpy(last, x + whole, (count - whole) * sizeof(*x));
  convert_step<kRounding, kShape, kSigns>(constants, plan, last, last_codes);
  std::memcpy(codes + whole * code_size, last_codes, (count - whole) * code_size);
}

template <Rounding kRounding, Shape kShape>
EncodeKernel with_signs(Signs signs) {
  return signs == Signs::kept ? &encode_all<kRounding, kShape, Signs::kept>
                              : &encode_all<kRounding, kShape, Signs::replaced>;
}

template <Rounding kRounding>
EncodeKernel with_shape(const EncodePlan& plan) {
  switch (plan.shape) {
    case Shape::narrow:
      return with_signs<kRounding, Shape::narrow>(plan.signs);
    case Shape::wide:
      return with_signs<kRounding, Shape::wide>(plan.signs);
    case Shape::linear:
      return with_signs<kRounding, Shape::linear>(plan.signs);
    case Shape::none:
      break;
  }
  return nullptr;
}

EncodeKernel choose(const EncodePlan& plan, Rounding rounding) {
  switch (rounding) {
    case Rounding::ties_to_even:
      return with_shape<Rounding::ties_to_even>(plan);
    case Rounding::ties_to_away:
      return with_shape<Rounding::ties_to_away>(plan);
    case Rounding::toward_zero:
      return with_shape<Rounding::toward_zero>(plan);
    case Rounding::toward_positive:
      return with_shape<Rounding::toward_positive>(plan);
    case Rounding::toward_negative:
      return with_shape<Rounding::toward_negative>(plan);
    case Rounding::to_odd:
      return with_shape<Rounding::to_odd>(plan);
  }
  return nullptr;
}

#else

EncodeKernel choose(const EncodePlan&, Rounding) { return nullptr; }
RunFiller choose_filler() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu {

HWY_EXPORT(choose);
HWY_EXPORT(choose_filler);

EncodeKernel encode_kernel(const EncodePlan& plan, Rounding rounding) {
  return HWY_DYNAMIC_DISPATCH(choose)(plan, rounding);
}

RunFiller run_filler() { return HWY_DYNAMIC_DISPATCH(choose_filler)(); }

}  // namespace halfulp::cpu
#endif
