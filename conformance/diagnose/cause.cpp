#include "diagnose/cause.h"

#include <algorithm>
#include <array>

#include "format/elements.h"
#include "oracle/real.h"
#include "value/decode.h"

namespace halfulp {
namespace {

using enum DatumClass;

const FormatSpec& target(const Deviation& d) { return *d.question.to; }
Code magnitude(const Deviation& d, Code code) { return code & target(d).magnitude_mask(); }
bool is_number(const Datum& datum) { return datum.cls == zero || datum.cls == finite; }
bool is_nearest(const Deviation& d) {
  return d.question.rounding == Rounding::ties_to_even || d.question.rounding == Rounding::ties_to_away;
}
/// Both results are numbers of a binary target and so is the operand: a matter of rounding.
bool is_rounding_matter(const Deviation& d) {
  return !target(d).is_codebook() && is_number(d.operand) && is_number(d.wanted) && is_number(d.got);
}
/// The result is the enclosing value on the other side, with the right sign.
bool is_other_neighbour(const Deviation& d) {
  const Code got = magnitude(d, d.actual);
  return is_rounding_matter(d) && d.wanted.negative == d.got.negative && d.around.position != Position::exact &&
         (got == d.around.lower || got == d.around.upper);
}

/// Whether rounding to `through` first, to nearest, and then to the target gives the wrong result.
bool explains(const Deviation& d, const FormatSpec& through) {
  const bool is_conversion = d.question.operation == Operation::convert;
  // Conversions make detours that lose range; arithmetic goes through wider formats.
  if (is_conversion ? d.question.from->p <= through.p : through.bias < target(d).bias) return false;
  if (target(d).p >= through.p || !is_number(d.operand)) return false;
  static const Profile* const ieee = profile_called("ieee");
  const Expected middle = encode(through, d.operand, Rounding::ties_to_even, *ieee);
  return convert(through, target(d), middle.code, d.question.rounding, *d.question.profile).code == d.actual;
}

/// Whether `rounding` would have given the wrong result.
bool explains(const Deviation& d, Rounding rounding) {
  return d.question.rounding != rounding && is_number(d.operand) && d.expected.match == Match::exact &&
         encode(target(d), d.operand, rounding, *d.question.profile).code == d.actual;
}

/// Whether rounding the product before the sum gives the wrong result.
bool is_unfused(const Deviation& d) {
  if (d.question.operation != Operation::fused_multiply_add) return false;
  const auto [x, y, z] = operands_in(d.question, d.input);
  const FormatSpec& format = target(d);
  const auto rounded = [&](Arithmetic arithmetic, const Datum& a, const Datum& b) {
    const Datum exact = compute(arithmetic, std::array{a, b}, d.question.rounding);
    return encode(format, exact, d.question.rounding, *d.question.profile);
  };
  const Datum product = decode(format, rounded(Arithmetic::multiply, x, y).code);
  return satisfies(format, rounded(Arithmetic::add, product, z), d.actual);
}

/// Whether stochastic rounding with these random bits gives the wrong result.
bool is_drawn_by(const Deviation& d, Rounding rounding, std::uint64_t random) {
  const Draw draw{d.question.random_bits, random};
  return encode(target(d), d.operand, rounding, *d.question.profile, draw).code == d.actual;
}

std::uint64_t random_of(const Deviation& d) { return draw_in(d.question, d.input).random; }

bool is_drawn(const Deviation& d) { return is_stochastic(d.question.rounding) && is_number(d.operand); }

bool is_by_other_rule(const Deviation& d) {
  constexpr std::array kRules{Rounding::stochastic_a, Rounding::stochastic_b, Rounding::stochastic_c};
  return is_drawn(d) && std::ranges::any_of(kRules, [&](Rounding rule) { return is_drawn_by(d, rule, random_of(d)); });
}

bool is_one_off(const Deviation& d) {
  if (!is_drawn(d)) return false;
  const std::uint64_t random = random_of(d), last = (std::uint64_t{1} << d.question.random_bits) - 1;
  return (random > 0 && is_drawn_by(d, d.question.rounding, random - 1)) ||
         (random < last && is_drawn_by(d, d.question.rounding, random + 1));
}

bool is_without_random_bits(const Deviation& d) {
  return is_drawn(d) && (is_drawn_by(d, Rounding::toward_zero, 0) || is_drawn_by(d, Rounding::ties_to_even, 0));
}

bool is_below_smallest(const Deviation& d) { return d.around.lower == 0 && target(d).has_zero(); }
bool is_below_normal(const Deviation& d) {
  return target(d).has_zero() && d.around.lower < (Code{1} << target(d).trailing_bits());
}

bool is_lone_tie(const Deviation& first, const Deviation& last) {
  return is_other_neighbour(first) && first.input == last.input && first.around.position == Position::at_midpoint;
}

/// Whether the operand exceeds the midpoint by less than 1/64 of the gap and the smaller neighbour was returned.
bool is_just_above_tie(const Deviation& d) {
  if (d.around.position != Position::above_midpoint || magnitude(d, d.actual) != d.around.lower) return false;
  Real bound;  // lower + 33/64 of a unit in lower's last place
  const Datum lower = decode_magnitude(target(d), d.around.lower);
  const int unit = lower.cls == zero ? target(d).quantum_exponent() : lower.exponent;
  bound.assign(lower.significand * 64 + 33, unit - 6);
  return compare(Real(d.operand), bound) < 0;
}

/// Whether the result is the first value of the binade below the one that rounding carried into.
bool loses_carry(const Deviation& d) {
  const Code binade = Code{1} << target(d).trailing_bits();
  return target(d).p > 1 && magnitude(d, d.expected.code) == d.around.upper && d.around.upper % binade == 0 &&
         magnitude(d, d.actual) + binade == d.around.upper;
}

using D = const Deviation&;

constexpr std::array kCauses{
    Cause{"undefined_code", "the result is no code of the format: a bit above its width or a reserved bit is set",
          [](D a, D) { return a.got.cls == reserved || a.actual > target(a).code_mask(); }},
    Cause{"other_stochastic_rule", "another of the three stochastic rules gives this result",
          [](D a, D) { return is_by_other_rule(a); }, "random_bits_ignored"},
    Cause{"random_bits_one_off", "with random bits one greater or one less the result would be right",
          [](D a, D) { return is_one_off(a); }, "random_bits_ignored"},
    Cause{"random_bits_ignored", "the value was rounded without its random bits",
          [](D a, D) { return is_without_random_bits(a); }},
    Cause{"product_rounded", "the product was rounded before the sum: multiplied and added, not fused",
          [](D a, D) { return is_unfused(a) && !explains(a, kFloat32); }},
    Cause{"nan_to_infinity", "a NaN became an infinity",
          [](D a, D) { return a.operand.cls == nan && a.got.cls == infinity; }},
    Cause{"nan_lost", "a NaN became a number",
          [](D a, D) { return a.operand.cls == nan && a.wanted.cls == nan && is_number(a.got); }},
    Cause{"nan_sign", "the sign of a NaN is not the one the profile asks for",
          [](D a, D) {
            return a.operand.cls == nan && a.got.cls == nan && magnitude(a, a.actual) == magnitude(a, a.expected.code);
          }},
    Cause{"nan_code", "a NaN became a code that is not the one the profile asks for",
          [](D a, D) { return a.operand.cls == nan; }},
    Cause{"infinity_to_zero", "an infinity became zero",
          [](D a, D) { return a.operand.cls == infinity && a.got.cls == zero && a.wanted.cls != zero; }},
    Cause{"infinity_lost", "an infinity became a number where infinity or NaN was due",
          [](D a, D) { return a.operand.cls == infinity && is_number(a.got) && !is_number(a.wanted); }},
    Cause{"infinity_wrong", "an infinity became another result than the profile asks for",
          [](D a, D) { return a.operand.cls == infinity; }},
    Cause{"double_rounding_float32", "the value was rounded to float32 first",
          [](D a, D b) { return explains(a, kFloat32) && explains(b, kFloat32); }, "product_rounded truncated"},
    Cause{"double_rounding_float16", "the value was rounded to float16 first",
          [](D a, D b) { return explains(a, kFloat16) && explains(b, kFloat16); }, "truncated"},
    Cause{"overflow_too_early", "a value that rounds to the maximum became infinity or NaN",
          [](D a, D) {
            return is_number(a.wanted) && !is_number(a.got) &&
                   magnitude(a, a.expected.code) == target(a).max_finite_code();
          }},
    Cause{"number_to_nan", "a number became NaN", [](D a, D) { return a.got.cls == nan && a.wanted.cls != nan; }},
    Cause{"number_to_infinity", "a number in range became infinity",
          [](D a, D) { return a.got.cls == infinity && is_number(a.wanted); }},
    Cause{"overflow_saturated", "a value beyond the range became a number where infinity or NaN was due",
          [](D a, D) { return is_number(a.got) && !is_number(a.wanted); }, "truncated"},
    Cause{"zero_sign_lost", "the sign of a zero result is wrong",
          [](D a, D) { return a.wanted.cls == zero && a.got.cls == zero && a.wanted.negative != a.got.negative; }},
    Cause{"sign_flipped", "the result has the wrong sign",
          [](D a, D) {
            return is_number(a.wanted) && is_number(a.got) && magnitude(a, a.actual) == magnitude(a, a.expected.code);
          }},
    Cause{"ties_away", "a tie went to the larger magnitude",
          [](D a, D b) { return is_lone_tie(a, b) && magnitude(a, a.actual) == a.around.upper; }},
    Cause{"ties_toward_zero", "a tie went to the smaller magnitude", [](D a, D b) { return is_lone_tie(a, b); },
          "truncated"},
    Cause{
        "sticky_lost",
        "bits far below the last place were dropped before rounding: a value just above a tie was taken for one",
        [](D a, D b) { return is_nearest(a) && is_other_neighbour(a) && is_just_above_tie(a) && is_just_above_tie(b); },
        "truncated subnormals_flushed tiny_flushed"},
    Cause{"tiny_flushed", "a value that rounds up to the smallest subnormal became zero",
          [](D a, D b) {
            return is_rounding_matter(a) && a.got.cls == zero && is_below_smallest(a) && is_below_smallest(b);
          },
          "truncated subnormals_flushed"},
    Cause{"subnormals_flushed", "a subnormal result became zero",
          [](D a, D b) {
            return is_rounding_matter(a) && a.got.cls == zero && is_below_normal(a) && is_below_normal(b);
          }},
    Cause{"tiny_becomes_large", "a value far below the range became a number that is nowhere near",
          [](D a, D) {
            return is_rounding_matter(a) && is_below_smallest(a) && magnitude(a, a.actual) >= a.around.upper &&
                   (magnitude(a, a.actual) > a.around.upper || is_nearest(a));
          }},
    Cause{"carry_lost", "the carry into the exponent was lost: the result is half of what it should be",
          [](D a, D) { return is_rounding_matter(a) && loses_carry(a); }},
    Cause{"truncated", "the value was cut off towards zero",
          [](D a, D b) {
            return is_nearest(a) && is_other_neighbour(a) && explains(a, Rounding::toward_zero) &&
                   explains(b, Rounding::toward_zero);
          }},
    Cause{"rounded_to_nearest", "the value was rounded to nearest instead of as asked",
          [](D a, D b) {
            return is_other_neighbour(a) && explains(a, Rounding::ties_to_even) && explains(b, Rounding::ties_to_even);
          }},
    Cause{"wrong_neighbour", "the other of the two values around the exact one was returned",
          [](D a, D) { return is_other_neighbour(a); }},
    Cause{"wrong_value", "the result is not one of the two values around the exact one", [](D, D) { return true; }},
};

}  // namespace

Deviation make_deviation(const Question& question, Code input, const Expected& expected, Code actual) {
  Deviation deviation{.question = question,
                      .input = input,
                      .expected = expected,
                      .actual = actual,
                      .operand = unrounded(question, input),
                      .wanted = decode(*question.to, expected.code),
                      .got = decode(*question.to, actual)};
  if (!question.to->is_codebook() && is_number(deviation.operand)) {
    deviation.around = enclose(*question.to, deviation.operand);
  }
  return deviation;
}

std::span<const Cause> causes() { return kCauses; }

}  // namespace halfulp
