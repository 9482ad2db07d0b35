// A second opinion on stochastic rounding: the rules computed in doubles, between neighbours found among all values.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "cpu/stochastic.h"
#include "naive.h"

namespace halfulp::cpu::test {

/// Whether the rule leaves the lower neighbour, of which a number is `fraction` in [0, 1) of the way to the upper one.
inline bool naive_goes_away(const Stochastic& rule, double fraction, std::uint32_t random) {
  const double all = std::ldexp(1.0, static_cast<int>(rule.random_bits));
  switch (rule.keep) {
    case Keep::truncated:
      return std::floor(fraction * all) + random >= all;
    case Keep::truncated_b:
      return std::floor(fraction * 2 * all) + 2.0 * random + 1 >= 2 * all;
    case Keep::rounded:
      return std::nearbyint(fraction * all) + random >= all;
  }
  return false;
}

class NaiveStochastic {
 public:
  explicit NaiveStochastic(const Layout& layout) : layout_(layout), nearest_(layout) {
    for (Code code = 0; code <= layout.max_finite_code() + 1; ++code) values_.push_back(naive_value(layout, code));
  }

  Expected encode(double x, const Stochastic& rule, const Policy& policy, std::uint32_t random) const {
    if (x == 0 || !std::isfinite(x)) return nearest_.encode(x, Rounding::ties_to_even, policy);
    const Code code = round(std::fabs(x), rule, random);
    const bool overflows = code > layout_.max_finite_code();
    // What is left are sign and overflow, which are those of a value, or of one far beyond all.
    const double value = overflows ? 2 * values_.back() : values_[code];
    return nearest_.encode(std::copysign(value, x), Rounding::ties_to_even, policy);
  }

 private:
  /// The magnitude code of a positive number, of codes beyond the maximum the first.
  Code round(double x, const Stochastic& rule, std::uint32_t random) const {
    if (x <= values_.front()) return 0;
    if (x >= values_.back()) return layout_.max_finite_code() + 1;
    const auto lower =
        static_cast<std::size_t>(std::upper_bound(values_.begin(), values_.end(), x) - values_.begin()) - 1;
    const double fraction = (x - values_[lower]) / (values_[lower + 1] - values_[lower]);
    return static_cast<Code>(lower) + (naive_goes_away(rule, fraction, random) ? 1 : 0);
  }

  Layout layout_;
  NaiveEncoder nearest_;
  std::vector<double> values_;
};

inline constexpr std::array kKeeps{Keep::truncated, Keep::truncated_b, Keep::rounded};

}  // namespace halfulp::cpu::test
