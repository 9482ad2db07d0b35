// Values against the scale of their block, for kernels that go on with them in registers. Compiled for every target
// that the including file is compiled for.
#if defined(HALFULP_CPU_BLOCK_SIMD_NORMALIZED_INL_H) == defined(HWY_TARGET_TOGGLE)
#ifdef HALFULP_CPU_BLOCK_SIMD_NORMALIZED_INL_H
#undef HALFULP_CPU_BLOCK_SIMD_NORMALIZED_INL_H
#else
#define HALFULP_CPU_BLOCK_SIMD_NORMALIZED_INL_H
#endif

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>

#include "cpu/block/simd_batches.h"
#include "cpu/block/simd_normalize.h"
#include "hwy/cache_control.h"
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

constexpr std::size_t kLanes = HWY_LANES(float);

/// Values that one step converts: a full vector of byte codes.
constexpr std::size_t kStep = HWY_LANES(std::uint8_t);

/// Values of a cache line, which are fetched together.
constexpr std::size_t kLine = kLineBytes / sizeof(float);

/// Subnormals become zeros of their sign.
HWY_INLINE hn::Vec<Floats> flush(hn::Vec<Floats> x) {
  const Floats d;
  const auto is_small = hn::Lt(hn::Abs(x), hn::Set(d, std::numeric_limits<float>::min()));
  return hn::IfThenElse(is_small, hn::And(x, hn::SignBit(d)), x);
}

/// What the values of one block are taken against, in every lane.
template <Against kAgainst>
struct BlockVectors {
  HWY_INLINE BlockVectors(const ScaledBlocks& blocks, std::size_t block)
      : factor(hn::Set(Floats(), blocks.factors[block])),
        minimum(kAgainst == Against::shifted_factor ? hn::Set(Floats(), blocks.minimums[block]) : factor) {}

  HWY_INLINE hn::Vec<Floats> normalized(hn::Vec<Floats> x) const {
    if constexpr (kAgainst == Against::factor) return hn::Mul(x, factor);
    if constexpr (kAgainst == Against::divisor) return hn::Div(x, factor);
    if constexpr (kAgainst == Against::shifted_factor) return hn::Mul(hn::Sub(x, minimum), factor);
    return flush(hn::Mul(flush(x), factor));
  }

  hn::Vec<Floats> factor, minimum;
};

/// The lowest byte of every lane of four vectors.
HWY_INLINE hn::Vec<Bytes> lowest_bytes(hn::Vec<Keys> a, hn::Vec<Keys> b, hn::Vec<Keys> c, hn::Vec<Keys> d) {
  const Bytes bytes;
  const Halves halves;
  const auto first = hn::ConcatEven(halves, hn::BitCast(halves, b), hn::BitCast(halves, a));
  const auto second = hn::ConcatEven(halves, hn::BitCast(halves, d), hn::BitCast(halves, c));
  return hn::ConcatEven(bytes, hn::BitCast(bytes, second), hn::BitCast(bytes, first));
}

/// Converts kStep values; `convert` makes a vector of codes of four vectors of normalized values.
template <class Convert, class Load>
HWY_INLINE void convert_step(const Convert& convert, const Load& load, std::uint8_t* codes) {
  hn::StoreU(convert(load(0), load(1), load(2), load(3)), Bytes(), codes);
}

/// Converts [count] normalized values.
template <class Convert>
HWY_INLINE void convert_values(const Convert& convert, const float* y, std::size_t count, std::uint8_t* codes) {
  const auto from = [](const float* values) {
    return [values](std::size_t quarter) { return hn::LoadU(Floats(), values + quarter * kLanes); };
  };
  const std::size_t whole = count / kStep * kStep;
  for (std::size_t i = 0; i < whole; i += kStep) convert_step(convert, from(y + i), codes + i);
  if (whole == count) return;
  float last[kStep] = {};
  std::uint8_t last_codes[kStep];
  std::memcpy(last, y + whole, (count - whole) * sizeof(*y));
  convert_step(convert, from(last), last_codes);
  std::memcpy(codes + whole, last_codes, count - whole);
}

/// Converts blocks of which kBlocks fill a step, or of whole steps if kBlocks is 1. Returns how many it were.
template <Against kAgainst, std::size_t kBlocks, class Convert>
HWY_INLINE std::size_t convert_whole_steps(const Convert& convert, const ScaledBlocks& blocks, std::uint8_t* codes) {
  const std::size_t whole = blocks.count / kBlocks * kBlocks;
  const float* x = blocks.x;
  for (std::size_t block = 0; block < whole; block += kBlocks) {
    const BlockVectors<kAgainst> first(blocks, block), second(blocks, block + kBlocks / 4);
    const BlockVectors<kAgainst> third(blocks, block + kBlocks / 2), fourth(blocks, block + kBlocks * 3 / 4);
    const float* const end = x + blocks.length * kBlocks;
    for (; x != end; x += kStep, codes += kStep) {
      for (std::size_t line = 0; line < kStep; line += kLine) hwy::Prefetch(x + blocks.ahead + line);
      const auto load = [&](std::size_t quarter) {
        const auto value = hn::LoadU(Floats(), x + quarter * kLanes);
        return (quarter == 0 ? first : quarter == 1 ? second : quarter == 2 ? third : fourth).normalized(value);
      };
      convert_step(convert, load, codes);
    }
  }
  return whole;
}

/// Normalizes and converts as many blocks from the first on as fill whole steps, and returns how many it were.
template <Against kAgainst, class Convert>
HWY_INLINE std::size_t convert_blocks(const Convert& convert, const ScaledBlocks& blocks, std::uint8_t* codes) {
  if (blocks.length % kStep == 0) return convert_whole_steps<kAgainst, 1>(convert, blocks, codes);
  if (blocks.length == kStep / 2) return convert_whole_steps<kAgainst, 2>(convert, blocks, codes);
  if (blocks.length == kStep / 4) return convert_whole_steps<kAgainst, 4>(convert, blocks, codes);
  return 0;
}

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu::block
HWY_AFTER_NAMESPACE();

#endif
