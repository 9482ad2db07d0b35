// The stochastic roundings against their defining inequalities in rationals, for every draw of up to six bits.
#include <gtest/gtest.h>

#include "agreement.h"

namespace halfulp::rational {
namespace {

constexpr std::array kStochastic{Rounding::stochastic_a, Rounding::stochastic_b, Rounding::stochastic_c};

mpz_class floor_of(const mpq_class& x) { return x.get_num() / x.get_den(); }  // for x >= 0

mpz_class nearest_even_of(const mpq_class& x) {
  const mpz_class below = floor_of(x);
  const int order = cmp(x - below, mpq_class(1, 2));
  const bool is_odd = mpz_odd_p(below.get_mpz_t()) != 0;
  return order > 0 || (order == 0 && is_odd) ? mpz_class(below + 1) : below;
}

/// P3109 v4.0 4.7.4 RoundAway, in rationals; eta is the way from the lower to the upper neighbour.
bool moves_away(const mpq_class& eta, Rounding rounding, Draw draw) {
  const mpz_class random = static_cast<unsigned long>(draw.random);
  const mpq_class all = power_of_two(draw.bits);
  if (rounding == Rounding::stochastic_a) return floor_of(eta * all) + random >= all;
  if (rounding == Rounding::stochastic_c) return nearest_even_of(eta * all) + random >= all;
  return floor_of(eta * all * 2) + 2 * random + 1 >= all * 2;
}

mpq_class way_between_neighbours(const Magnitudes& to, const Number& x, const Place& place) {
  const mpq_class lower = to.value(place.lower);
  return (x.magnitude - lower) / (to.value(place.lower + 1) - lower);
}

/// What a stochastic rounding must give, told through the directed rounding that takes the same neighbour.
Answer answer_of(const Oracle& to, const Number& x, const Place& place, bool away, const Profile& profile) {
  const Rounding outwards = x.negative ? Rounding::toward_negative : Rounding::toward_positive;
  const bool is_beyond = place.lower > to.magnitudes().largest();
  return to.convert(x, place, away || is_beyond ? outwards : Rounding::toward_zero, profile);
}

struct Conversion {
  const char* from;
  const char* to;
};

class Stochastic : public testing::TestWithParam<Conversion> {
 protected:
  const FormatSpec& from_ = format_called(GetParam().from);
  const Oracle to_{format_called(GetParam().to)};

  /// The source codes, thinned where the source has many.
  std::vector<Source> sources() const {
    std::vector<Code> codes;
    const Code step = from_.k > 8 ? 61 : 1;
    for (Code code = 0; code <= from_.code_mask(); code += step) codes.push_back(code);
    return decode_all(from_, codes);
  }
};

TEST_P(Stochastic, obeys_the_defining_inequality_for_every_draw) {
  constexpr std::array<std::string_view, 2> kNames{"ocp-nonsat", "p3109-satfinite"};
  const auto profiles = profiles_called(kNames);
  const FormatSpec& target = to_.magnitudes().spec();
  Tally tally;
  for (const Source& source : sources()) {
    const bool is_finite = source.number.cls == DatumClass::finite;
    const Place place = is_finite ? to_.magnitudes().place(source.number.magnitude) : Place{};
    const bool has_choice = is_finite && !place.is_exact && !place.is_below_all;
    const mpq_class eta = has_choice ? way_between_neighbours(to_.magnitudes(), source.number, place) : mpq_class(0);
    for (const Rounding rounding : kStochastic) {
      for (int bits = 1; bits <= 6; ++bits) {
        for (Draw draw{bits, 0}; draw.random >> bits == 0; ++draw.random) {
          const bool away = has_choice && moves_away(eta, rounding, draw);
          for (const Profile* profile : profiles) {
            const Expected expected = convert(from_, target, source.code, rounding, *profile, draw);
            ++tally.compared;
            if (!agrees(target, expected, answer_of(to_, source.number, place, away, *profile))) ++tally.different;
          }
        }
      }
    }
  }
  expect_agreement(tally);
}

/// In how many of the 2^bits draws a rounding must move away: what is left of eta in `bits` bits.
mpz_class draws_away(const mpq_class& eta, Rounding rounding, int bits) {
  const mpq_class all = power_of_two(bits);
  if (rounding == Rounding::stochastic_a) return floor_of(eta * all);         // truncated
  if (rounding == Rounding::stochastic_c) return nearest_even_of(eta * all);  // nearest, ties to even
  return floor_of((floor_of(eta * all * 2) + mpq_class(1)) / 2);              // nearest, ties up
}

TEST_P(Stochastic, moves_away_in_as_many_draws_as_the_rule_keeps_of_the_fraction) {
  const Profile& profile = *profile_called("ocp-nonsat");
  const FormatSpec& target = to_.magnitudes().spec();
  for (const Source& source : sources()) {
    if (source.number.cls != DatumClass::finite) continue;
    const Place place = to_.magnitudes().place(source.number.magnitude);
    if (place.is_below_all || place.lower >= to_.magnitudes().largest()) continue;
    if (source.number.negative && !target.is_signed()) continue;
    const mpq_class eta = way_between_neighbours(to_.magnitudes(), source.number, place);
    for (const Rounding rounding : kStochastic) {
      for (int bits = 1; bits <= 6; ++bits) {
        unsigned long away = 0;
        for (Draw draw{bits, 0}; draw.random >> bits == 0; ++draw.random) {
          const Code code = convert(from_, target, source.code, rounding, profile, draw).code;
          away += (code & target.magnitude_mask()) == place.lower ? 0 : 1;
        }
        ASSERT_EQ(away, draws_away(eta, rounding, bits).get_ui())
            << source.code << ' ' << name_of(rounding) << ' ' << bits;
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(
    Formats, Stochastic,
    testing::Values(Conversion{"float8_e5m2", "float4_e2m1fn"}, Conversion{"float8_e4m3fn", "float6_e3m2fn"},
                    Conversion{"float8_e3m4", "binary4p1se"}, Conversion{"bfloat16", "float8_e4m3fn"},
                    Conversion{"float16", "float8_e5m2fnuz"}, Conversion{"bfloat16", "float8_e8m0fnu"},
                    Conversion{"float16", "binary5p3ue"}),
    [](const auto& tested) { return std::string(tested.param.from) + "_to_" + tested.param.to; });

}  // namespace
}  // namespace halfulp::rational
