// Every operation is one IEEE operation of each lane or of integers, so that results do not depend on the vectors.
#include "accuracy/narrow_kernels.h"

#include <cmath>
#include <limits>

#include "accuracy/narrow_format.h"
#include "cpu/narrow.h"

// Vectors whose size is not known at compile time cannot stand in arrays.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "accuracy/narrow_kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::accuracy {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

using Floats = hn::CappedTag<float, kTileImages>;
using Words = hn::RebindToUnsigned<Floats>;
using V = hn::Vec<Floats>;
using U = hn::Vec<Words>;

/// Sums that are worked out side by side, so that one need not wait for the other.
constexpr std::size_t kChains = 4;

HWY_INLINE U words(std::uint32_t value) { return hn::Set(Words(), value); }
HWY_INLINE V floats(float value) { return hn::Set(Floats(), value); }

/// Nothing is rounded but to float32.
struct Native {
  explicit Native(const NarrowFormat&) {}
  HWY_INLINE V operator()(V x, U&) const { return x; }
};

/// What both roundings have in common.
struct Narrow {
  HWY_INLINE explicit Narrow(const NarrowFormat& format)
      : cut_bits(format.cut_bits),
        keep(words(~((1u << format.cut_bits) - 1))),
        least_normal(floats(format.least_normal)),
        quantum(floats(format.quantum)),
        // Added to a smaller value, this leaves a multiple of the quantum: its own last bit stands for one.
        magic(floats(format.quantum * 0x1p23f)),
        largest(floats(format.largest)),
        infinity(floats(format.infinity)) {}

  /// Puts the sign back and answers for infinities and NaNs.
  HWY_INLINE V finish(V x, V magnitude, V rounded) const {
    const Floats d;
    const auto is_finite = hn::Lt(magnitude, floats(std::numeric_limits<float>::infinity()));
    if (HWY_UNLIKELY(!hn::AllTrue(d, is_finite))) {
      rounded = hn::IfThenElse(is_finite, rounded, infinity);
      rounded = hn::IfThenElse(hn::IsNaN(x), x, rounded);
    }
    return hn::CopySign(rounded, x);
  }

  int cut_bits;
  U keep;
  V least_normal, quantum, magic, largest, infinity;
};

struct Nearest : Narrow {
  HWY_INLINE explicit Nearest(const NarrowFormat& format)
      : Narrow(format),
        one(words(1)),
        half_less_one(words((1u << (format.cut_bits - 1)) - 1)),
        even_field(words(format.even_field)),
        overflow(floats(format.overflow)) {}

  HWY_INLINE V operator()(V x, U&) const {
    const Floats d;
    const Words du;
    const V magnitude = hn::Abs(x);
    const U bits = hn::BitCast(du, magnitude);
    const U is_odd = hn::Xor(hn::And(hn::ShiftRightSame(bits, cut_bits), one), even_field);
    const U normal = hn::And(hn::Add(hn::Add(bits, half_less_one), is_odd), keep);
    const V low = hn::Sub(hn::Add(magnitude, magic), magic);
    V rounded = hn::IfThenElse(hn::Lt(magnitude, least_normal), low, hn::BitCast(d, normal));
    rounded = hn::IfThenElse(hn::Gt(rounded, largest), overflow, rounded);
    return finish(x, magnitude, rounded);
  }

  U one, half_less_one, even_field;
  V overflow;
};

struct Stochastic : Narrow {
  HWY_INLINE explicit Stochastic(const NarrowFormat& format)
      : Narrow(format), draw_unit(floats(format.quantum * 0x1p40f)) {}

  /// Moves the state on (xorshift, Marsaglia 2003) and rounds up as often as the cut bits are above a draw.
  HWY_INLINE V operator()(V x, U& state) const {
    const Floats d;
    const Words du;
    state = hn::Xor(state, hn::ShiftLeft<13>(state));
    state = hn::Xor(state, hn::ShiftRight<17>(state));
    state = hn::Xor(state, hn::ShiftLeft<5>(state));
    const V magnitude = hn::Abs(x);
    const U bits = hn::BitCast(du, magnitude);
    const U normal = hn::And(hn::Add(bits, hn::ShiftRightSame(state, 32 - cut_bits)), keep);
    const V near = hn::Sub(hn::Add(magnitude, magic), magic);
    const V floor = hn::IfThenElse(hn::Gt(near, magnitude), hn::Sub(near, quantum), near);
    // Both sides times 2^64, so that neither is below the float32 values.
    const V cut = hn::Mul(hn::Sub(magnitude, floor), floats(0x1p64f));
    const hn::RebindToSigned<Floats> di;
    const V draw = hn::Mul(hn::ConvertTo(d, hn::BitCast(di, hn::ShiftRight<8>(state))), draw_unit);
    const V low = hn::IfThenElse(hn::Gt(cut, draw), hn::Add(floor, quantum), floor);
    const V rounded = hn::IfThenElse(hn::Lt(magnitude, least_normal), low, hn::BitCast(d, normal));
    return finish(x, magnitude, hn::Min(rounded, largest));
  }

  V draw_unit;
};

/// Products of which some are below the normal float32 values: each rounded to odd, so that the next rounding is the
/// only one that counts.
HWY_NOINLINE V tiny_products(V x, float weight) {
  const Floats d;
  HWY_ALIGN float lanes[kTileImages];
  hn::Store(x, d, lanes);
  for (std::size_t i = 0; i < hn::Lanes(d); ++i) {
    lanes[i] = cpu::narrow_to_odd(static_cast<double>(lanes[i]) * static_cast<double>(weight));
  }
  return hn::Load(d, lanes);
}

enum class Tinies { impossible, looked_at };

template <Tinies kTinies>
HWY_INLINE V product(V x, float weight) {
  const V result = hn::Mul(x, floats(weight));
  if constexpr (kTinies == Tinies::looked_at) {
    const Floats d;
    const auto is_tiny = hn::Lt(hn::Abs(result), floats(0x1p-126f));
    const auto is_some = hn::And(hn::Ne(x, hn::Zero(d)), hn::Ne(floats(weight), hn::Zero(d)));
    if (HWY_UNLIKELY(!hn::AllFalse(d, hn::And(is_tiny, is_some)))) return tiny_products(x, weight);
  }
  return result;
}

/// Sums for `kCount` outputs from `first` on and the images of one vector.
template <std::size_t kCount, Tinies kTinies, class Round>
HWY_INLINE void sum_chains(const Round& round, const SumsTile& tile, std::size_t first, std::size_t image) {
  const Floats d;
  const Words du;
  V sums[kCount];
  U states[kCount];
  for (std::size_t c = 0; c < kCount; ++c) {
    sums[c] = hn::Zero(d);
    states[c] = tile.states == nullptr ? hn::Zero(du) : hn::LoadU(du, tile.states + (first + c) * kTileImages + image);
  }
  const float* const weights = tile.weights + first * tile.inputs;
  for (std::size_t i = 0; i < tile.inputs; ++i) {
    const V x = hn::LoadU(d, tile.x + i * kTileImages + image);
    for (std::size_t c = 0; c < kCount; ++c) {
      const V rounded = round(product<kTinies>(x, weights[c * tile.inputs + i]), states[c]);
      sums[c] = round(hn::Add(sums[c], rounded), states[c]);
    }
  }
  for (std::size_t c = 0; c < kCount; ++c) {
    const V y = round(hn::Add(sums[c], floats(tile.biases[first + c])), states[c]);
    hn::StoreU(y, d, tile.y + (first + c) * kTileImages + image);
  }
}

template <Tinies kTinies, class Round>
void sum_tile(const NarrowFormat& format, const SumsTile& tile) {
  const Round round(format);
  for (std::size_t image = 0; image < kTileImages; image += hn::Lanes(Floats())) {
    std::size_t output = 0;
    for (; output + kChains <= tile.outputs; output += kChains) {
      sum_chains<kChains, kTinies>(round, tile, output, image);
    }
    for (; output < tile.outputs; ++output) sum_chains<1, kTinies>(round, tile, output, image);
  }
}

template <class Round>
void sum_rounded(const NarrowFormat& format, const SumsTile& tile) {
  if (format.are_products_exact) return sum_tile<Tinies::impossible, Round>(format, tile);
  sum_tile<Tinies::looked_at, Round>(format, tile);
}

void sum_native(const SumsTile& tile) { sum_tile<Tinies::impossible, Native>({}, tile); }

template <class Round>
void round_all(const NarrowFormat& format, const float* x, std::uint32_t* states, float* y, std::size_t count) {
  const Floats d;
  const Words du;
  const Round round(format);
  for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
    const std::size_t size = HWY_MIN(hn::Lanes(d), count - i);
    HWY_ALIGN float values[kTileImages] = {};
    HWY_ALIGN std::uint32_t state[kTileImages] = {};
    for (std::size_t j = 0; j < size; ++j) {
      values[j] = x[i + j];
      if (states != nullptr) state[j] = states[i + j];
    }
    U next = hn::Load(du, state);
    hn::Store(round(hn::Load(d, values), next), d, values);
    hn::Store(next, du, state);
    for (std::size_t j = 0; j < size; ++j) {
      y[i + j] = values[j];
      if (states != nullptr) states[i + j] = state[j];
    }
  }
}

void round_nearest(const NarrowFormat& format, const float* x, float* y, std::size_t count) {
  round_all<Nearest>(format, x, nullptr, y, count);
}

NarrowKernels choose() {
  return {.round = &round_nearest,
          .round_stochastically = &round_all<Stochastic>,
          .sum = &sum_native,
          .sum_nearest = &sum_rounded<Nearest>,
          .sum_stochastically = &sum_rounded<Stochastic>};
}

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::accuracy
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::accuracy {

HWY_EXPORT(choose);

NarrowKernels narrow_kernels() { return HWY_DYNAMIC_DISPATCH(choose)(); }

}  // namespace halfulp::accuracy
#endif
