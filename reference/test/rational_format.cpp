#include "rational_format.h"

#include <algorithm>

namespace halfulp::rational {
namespace {

constexpr int kWidestListed = 19;

/// Exponent of the spacing in the lowest binade; zero and subnormals share it where the format has them.
int finest_exponent(const FormatSpec& spec) {
  const int lowest_binade = spec.low == Low::no_zero ? -spec.bias : 1 - spec.bias;
  return lowest_binade - (spec.p - 1);
}

/// Walks upwards from the smallest magnitude; the step doubles after each full binade.
std::vector<mpq_class> list_magnitudes(const FormatSpec& spec, Code count) {
  const Code per_binade = Code{1} << (spec.p - 1);
  mpq_class step = power_of_two(finest_exponent(spec));
  mpq_class value = spec.low == Low::no_zero ? mpq_class(step * static_cast<unsigned long>(per_binade)) : mpq_class(0);
  Code until_doubling = spec.low == Low::no_zero ? per_binade : 2 * per_binade;
  std::vector<mpq_class> values;
  for (Code code = 0; code < count; ++code) {
    values.push_back(value);
    value += step;
    if (--until_doubling == 0) {
      step *= 2;
      until_doubling = per_binade;
    }
  }
  return values;
}

/// The e with 2^e <= x < 2^(e+1).
int floor_log2(const mpq_class& x) {
  const auto size = [](const mpz_class& z) { return static_cast<int>(mpz_sizeinbase(z.get_mpz_t(), 2)); };
  const int guess = size(x.get_num()) - size(x.get_den());
  return x < power_of_two(guess) ? guess - 1 : guess;
}

Code count_nans(const FormatSpec& spec) {
  if (spec.nan == Nan::top_magnitude) return 1;
  return spec.nan == Nan::above_infinity ? (Code{1} << (spec.p - 1)) - 1 : 0;
}

}  // namespace

mpq_class power_of_two(int exponent) {
  mpq_class one = 1;
  if (exponent >= 0) {
    mpq_mul_2exp(one.get_mpq_t(), one.get_mpq_t(), static_cast<mp_bitcnt_t>(exponent));
  } else {
    mpq_div_2exp(one.get_mpq_t(), one.get_mpq_t(), static_cast<mp_bitcnt_t>(-exponent));
  }
  return one;
}

Magnitudes::Magnitudes(const FormatSpec& spec) : spec_(spec) {
  const int bits = spec.sign == Sign::absent ? spec.k : spec.k - 1;
  top_ = ~Code{0} >> (64 - bits);
  largest_ = top_ - count_nans(spec) - (spec.inf == Inf::below_nan ? 1 : 0);
  if (spec.k > kWidestListed) return;
  values_ = list_magnitudes(spec, largest_ + 2);
  for (std::size_t i = 0; i + 1 < values_.size(); ++i) midpoints_.push_back((values_[i] + values_[i + 1]) / 2);
}

mpq_class Magnitudes::value(Code magnitude) const {
  if (magnitude < values_.size()) return values_[magnitude];
  const Code per_binade = Code{1} << (spec_.p - 1);
  Code binade = magnitude / per_binade;
  Code steps = magnitude % per_binade;
  if (spec_.low == Low::no_zero || binade > 0) steps += per_binade;
  if (spec_.low == Low::subnormal && binade > 0) --binade;
  return mpq_class(static_cast<unsigned long>(steps)) * power_of_two(finest_exponent(spec_) + static_cast<int>(binade));
}

Number Magnitudes::decode(Code code) const {
  const Code sign_bit = spec_.sign == Sign::absent ? 0 : Code{1} << (spec_.k - 1);
  const bool negative = (code & sign_bit) != 0;
  const Code magnitude = code & top_;
  if (negative && spec_.sign == Sign::reserved_zero) return {.cls = DatumClass::reserved};
  if (negative && magnitude == 0 && spec_.nan == Nan::negative_zero) return {.cls = DatumClass::nan};
  if (magnitude > largest_) {
    if (spec_.inf == Inf::below_nan && magnitude == infinity()) return {DatumClass::infinity, negative, {}, 0};
    const Code fraction = magnitude % (Code{1} << (spec_.p - 1));
    const std::uint64_t payload = fraction << (52 - (spec_.p - 1));
    return {DatumClass::nan, negative, {}, payload};
  }
  mpq_class x = value(magnitude);
  if (x == 0) return {DatumClass::zero, negative, {}, 0};
  return {DatumClass::finite, negative, std::move(x), 0};
}

Place Magnitudes::place(const mpq_class& magnitude) const {
  return values_.empty() ? place_by_arithmetic(magnitude) : place_in_list(magnitude);
}

Place Magnitudes::place_in_list(const mpq_class& magnitude) const {
  const auto above = std::upper_bound(values_.begin(), values_.end(), magnitude);
  if (above == values_.begin()) return {.is_below_all = true};
  const auto lower = static_cast<std::size_t>(above - values_.begin()) - 1;
  if (lower > largest_) return {.lower = lower, .is_exact = magnitude == values_[lower]};
  return {.lower = lower, .is_exact = magnitude == values_[lower], .order = cmp(magnitude, midpoints_[lower])};
}

Place Magnitudes::place_by_arithmetic(const mpq_class& magnitude) const {
  const int finest = finest_exponent(spec_);
  const int spacing = std::max(floor_log2(magnitude) - (spec_.p - 1), finest);
  const mpq_class ulps = magnitude / power_of_two(spacing);
  const mpz_class whole = ulps.get_num() / ulps.get_den();  // floor: both are positive
  const mpq_class rest = ulps - whole;
  const Code below = static_cast<Code>(spacing - finest) << (spec_.p - 1);
  const Code lower = below + static_cast<Code>(mpz_get_ui(whole.get_mpz_t()));
  if (lower > largest_) return {.lower = infinity()};
  return {.lower = lower, .is_exact = rest == 0, .order = cmp(rest, mpq_class(1, 2))};
}

}  // namespace halfulp::rational
