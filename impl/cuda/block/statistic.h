// What a scale is worked out from. Parts of a block may be looked at apart and merged in any order.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

#include "cuda/block/arithmetic.h"
#include "cuda/block/block_plan.h"
#include "cuda/block/sum.h"

namespace halfulp::cuda::block {

/// A value and the place in its tensor where it is first seen.
struct Extreme {
  float value = 0;
  std::uint64_t at = ~std::uint64_t{0};

  constexpr bool is_before(const Extreme& other) const { return value == other.value && at < other.at; }
};

struct Statistic {
  float absmax = 0;  ///< The largest magnitude, 0 without values.
  Extreme largest;   ///< The first value that has it, with its sign.
  Extreme least{.value = std::numeric_limits<float>::max()}, greatest{.value = -std::numeric_limits<float>::max()};
  Sum magnitudes;
};

enum class Seen : std::uint8_t { magnitudes, largest, range, sum };

/// What the rule looks at.
constexpr Seen seen_by(ScaleRule rule) {
  switch (rule) {
    case ScaleRule::largest_over_least:
    case ScaleRule::least_squares:
      return Seen::largest;
    case ScaleRule::range_over_limit:
    case ScaleRule::affine:
      return Seen::range;
    case ScaleRule::absmean:
      return Seen::sum;
    default:
      return Seen::magnitudes;
  }
}

/// The magnitude of a value, as bits, that takes part in the largest one; NaN is above all numbers there.
constexpr std::uint32_t magnitude_seen(const Rules& rules, float x) {
  const bool ignores_nan = rules.nan_statistic == cpu::block::NanStatistic::ignored;
  const bool flushes = ignores_nan && rules.subnormals == cpu::block::Subnormals::flushed;
  const std::uint32_t bits = magnitude_bits(x);
  if (bits > kInfinityBits) return ignores_nan ? 0 : bits;
  if (flushes && bits < 0x00800000) return 0;
  return rules.threshold > 0 && bits >= bits_of(rules.threshold) ? 0 : bits;
}

/// Takes the greater absmax; of equal ones the value that is first.
constexpr void merge_largest(Statistic& statistic, float absmax, const Extreme& largest) {
  if (absmax > statistic.absmax || (absmax == statistic.absmax && largest.at < statistic.largest.at)) {
    statistic.absmax = absmax;
    statistic.largest = largest;
  }
}

constexpr void merge_range(Statistic& statistic, const Extreme& least, const Extreme& greatest) {
  if (least.value < statistic.least.value || least.is_before(statistic.least)) statistic.least = least;
  if (greatest.value > statistic.greatest.value || greatest.is_before(statistic.greatest)) {
    statistic.greatest = greatest;
  }
}

/// Looks at value `x`, which is at place `at` of its tensor.
constexpr void observe(const Rules& rules, float x, std::uint64_t at, Statistic& statistic) {
  switch (seen_by(rules.scale)) {
    case Seen::largest:
      if (magnitude(x) > 0) merge_largest(statistic, magnitude(x), {x, at});
      return;
    case Seen::range:
      return merge_range(statistic, {x, at}, {x, at});
    case Seen::sum:
      return statistic.magnitudes.add(magnitude(x));
    case Seen::magnitudes:
      statistic.absmax = float_of(std::max(bits_of(statistic.absmax), magnitude_seen(rules, x)));
      return;
  }
}

/// Adds what was seen of other values of the same block.
constexpr void merge(const Rules& rules, Statistic& statistic, const Statistic& other) {
  switch (seen_by(rules.scale)) {
    case Seen::largest:
      return merge_largest(statistic, other.absmax, other.largest);
    case Seen::range:
      return merge_range(statistic, other.least, other.greatest);
    case Seen::sum:
      return statistic.magnitudes.add(other.magnitudes);
    case Seen::magnitudes:
      statistic.absmax = float_of(std::max(bits_of(statistic.absmax), bits_of(other.absmax)));
      return;
  }
}

}  // namespace halfulp::cuda::block
