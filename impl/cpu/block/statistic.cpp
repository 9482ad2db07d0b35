#include "cpu/block/statistic.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "cpu/block/subnormal.h"

namespace halfulp::cpu::block {
namespace {

constexpr std::uint32_t kMagnitude = 0x7FFFFFFF, kInfinity = 0x7F800000;

/// The largest magnitude as bits: NaN is above all numbers there.
template <class Take>
void observe_magnitudes(const float* x, std::size_t count, Statistic& statistic, Take take) {
  auto largest = std::bit_cast<std::uint32_t>(statistic.absmax);
  for (std::size_t i = 0; i < count; ++i) {
    largest = std::max(largest, take(std::bit_cast<std::uint32_t>(x[i]) & kMagnitude));
  }
  statistic.absmax = std::bit_cast<float>(largest);
}

void observe_absmax(const Rules& rules, const float* x, std::size_t count, Statistic& statistic) {
  const bool ignores_nan = rules.nan_statistic == NanStatistic::ignored;
  if (!ignores_nan && rules.threshold == 0) {
    return observe_magnitudes(x, count, statistic, [](std::uint32_t m) { return m; });
  }
  const std::uint32_t least = ignores_nan && rules.subnormals == Subnormals::flushed ? 0x00800000 : 0;
  const std::uint32_t outliers = rules.threshold > 0 ? std::bit_cast<std::uint32_t>(rules.threshold) : kInfinity + 1;
  const std::uint32_t nan = ignores_nan ? 0 : kMagnitude;
  observe_magnitudes(x, count, statistic, [=](std::uint32_t m) {
    if (m > kInfinity) return m & nan;
    return m < least || m >= outliers ? 0 : m;
  });
}

void observe_largest(const float* x, std::size_t count, Statistic& statistic) {
  for (std::size_t i = 0; i < count; ++i) {
    if (std::fabs(x[i]) > statistic.absmax) {
      statistic.absmax = std::fabs(x[i]);
      statistic.largest = x[i];
    }
  }
}

void observe_range(const float* x, std::size_t count, Statistic& statistic) {
  for (std::size_t i = 0; i < count; ++i) {
    if (x[i] < statistic.least) statistic.least = x[i];
    if (x[i] > statistic.greatest) statistic.greatest = x[i];
  }
}

}  // namespace

void Sum::add(double x) {
  const double sum = high + x;
  const double part = sum - high;
  low += (high - (sum - part)) + (x - part);
  high = sum;
}

float Sum::mean(double count) const {
  double quotient = (high + low) / count;
  const double rest = std::fma(-quotient, count, high) + low;
  const auto bits = std::bit_cast<std::uint64_t>(quotient);
  if (std::isfinite(quotient) && rest != 0 && bits % 2 == 0) {  // to odd, so that the next rounding is the only one
    quotient = std::nextafter(quotient, rest > 0 ? HUGE_VAL : -HUGE_VAL);
  }
  return static_cast<float>(quotient);
}

void observe(const Plan& plan, const float* x, std::size_t count, Statistic& statistic) {
  switch (plan.rules.scale) {
    case ScaleRule::largest_over_least:
    case ScaleRule::least_squares:
      return observe_largest(x, count, statistic);
    case ScaleRule::range_over_limit:
    case ScaleRule::affine:
      return observe_range(x, count, statistic);
    case ScaleRule::absmean:
      for (std::size_t i = 0; i < count; ++i) statistic.magnitudes.add(std::fabs(x[i]));
      return;
    default:
      return observe_absmax(plan.rules, x, count, statistic);
  }
}

}  // namespace halfulp::cpu::block
