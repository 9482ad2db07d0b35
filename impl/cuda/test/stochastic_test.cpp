// Stochastic rounding against the rules computed in doubles between the neighbours that truncation finds.
#include "cuda/stochastic.h"

#include <gtest/gtest.h>

#include <cmath>

#include "cpu/codec.h"
#include "subjects.h"

namespace halfulp::cuda::test {
namespace {

using namespace cpu::test;
using cpu::Layout;
using cpu::Policy;
using cpu::Rounding;

/// floor(x * 2^bits) or that rounded to nearest even, of a number in [0, 1) with at most 53 bits.
double kept(Keep keep, double x, int bits) {
  const double scaled = std::ldexp(x, bits);
  return keep == Keep::rounded ? std::nearbyint(scaled) : std::floor(scaled);
}

bool naive_goes_away(Keep keep, double fraction, int bits, std::uint32_t random) {
  if (keep == Keep::truncated_b) {
    return kept(Keep::truncated, fraction, bits + 1) + 2.0 * random + 1 >= std::ldexp(1.0, bits + 1);
  }
  return kept(keep, fraction, bits) + random >= std::ldexp(1.0, bits);
}

/// The magnitude code below or at a positive finite `x`, which is found among all values.
class NaiveStochastic {
 public:
  explicit NaiveStochastic(const Layout& layout) : layout_(layout) {
    for (cpu::Code code = 0; code <= layout.max_finite_code() + 1; ++code) values_.push_back(naive_value(layout, code));
  }

  /// The magnitude code, of codes beyond the maximum the first.
  cpu::Code round(double x, Keep keep, int bits, std::uint32_t random) const {
    if (x <= values_.front()) return 0;
    if (x >= values_.back()) return layout_.max_finite_code() + 1;
    const auto lower =
        static_cast<std::size_t>(std::upper_bound(values_.begin(), values_.end(), x) - values_.begin()) - 1;
    const double fraction = (x - values_[lower]) / (values_[lower + 1] - values_[lower]);
    return static_cast<cpu::Code>(lower) + (fraction > 0 && naive_goes_away(keep, fraction, bits, random) ? 1 : 0);
  }

  cpu::Code encode(float x, const Policy& policy, Keep keep, int bits, std::uint32_t random) const {
    const auto nearest = [&](float y) { return cpu::encode(layout_, y, Rounding::ties_to_even, policy); };
    if (x == 0 || !std::isfinite(x)) return nearest(x);
    const cpu::Code code = round(std::fabs(static_cast<double>(x)), keep, bits, random);
    const bool overflows = code > layout_.max_finite_code();
    const double value = overflows ? std::ldexp(values_.back(), 1) : values_[code];
    return nearest(std::copysign(static_cast<float>(value), x));  // exact, so that only sign and overflow are left
  }

 private:
  Layout layout_;
  std::vector<double> values_;
};

constexpr std::array kKeeps{Keep::truncated, Keep::truncated_b, Keep::rounded};

TEST(Stochastic, goes_where_the_rules_say_for_every_draw_of_up_to_four_bits) {
  for (const Layout& layout : {cpu::kFloat8E4m3fn, cpu::kFloat8E5m2, cpu::kFloat4E2m1fn, cpu::kFloat8E4m3fnuz}) {
    const NaiveStochastic naive(layout);
    const std::vector<float> inputs = boundary_inputs(layout);
    for (const Keep keep : kKeeps) {
      for (int bits = 0; bits <= 4; ++bits) {
        const StochasticPlan plan{plan_encoding(layout, Rounding::ties_to_even, cpu::kIeee).value(), keep,
                                  static_cast<std::uint32_t>(bits)};
        for (const float x : inputs) {
          for (std::uint32_t random = 0; random < 1u << bits; ++random) {
            ASSERT_EQ(encode_stochastic(plan, std::bit_cast<std::uint32_t>(x), random),
                      naive.encode(x, cpu::kIeee, keep, bits, random))
                << layout.p << ' ' << static_cast<int>(keep) << ' ' << bits << ' ' << std::hexfloat << x;
          }
        }
      }
    }
  }
}

TEST(Stochastic, goes_where_the_rules_say_for_random_draws_of_up_to_32_bits) {
  std::mt19937 random(21);
  for (const Layout& layout : {cpu::kFloat16, cpu::kBfloat16, cpu::kFloat8E8m0fnu, cpu::kFloat8E4m3fn, cpu::kFloat8E5m2,
                               cpu::kFloat6E2m3fn, cpu::kUe4m3}) {
    const NaiveStochastic naive(layout);
    std::vector<float> inputs = boundary_inputs(layout, layout.k > 12 ? 61 : 1);
    for (const float x : random_inputs(5000, 22)) inputs.push_back(x);
    for (const Policy& policy : {cpu::kIeee, cpu::kSaturating}) {
      for (const Keep keep : kKeeps) {
        for (const float x : inputs) {
          const int bits = static_cast<int>(random() % 33);
          const auto drawn = static_cast<std::uint32_t>(random() & ((std::uint64_t{1} << bits) - 1));
          const StochasticPlan plan{plan_encoding(layout, Rounding::ties_to_even, policy).value(), keep,
                                    static_cast<std::uint32_t>(bits)};
          ASSERT_EQ(encode_stochastic(plan, std::bit_cast<std::uint32_t>(x), drawn),
                    naive.encode(x, policy, keep, bits, drawn))
              << layout.p << ' ' << static_cast<int>(keep) << ' ' << bits << ' ' << std::hexfloat << x;
        }
      }
    }
  }
}

TEST(Stochastic, reads_no_more_random_bits_than_it_was_given) {
  const StochasticPlan plan{plan_encoding(cpu::kFloat8E4m3fn, Rounding::ties_to_even, cpu::kIeee).value(),
                            Keep::truncated, 2};
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(1.09375f);  // three quarters of the way to 1.125
  for (std::uint32_t random = 0; random < 4; ++random) {
    EXPECT_EQ(encode_stochastic(plan, bits, random | 0xABCDEF00), random >= 1 ? 0x39u : 0x38u);
  }
}

}  // namespace
}  // namespace halfulp::cuda::test
