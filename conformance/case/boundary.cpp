#include "case/boundary.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "oracle/neighbours.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// Collects magnitudes of `from`; every one is entered with both signs at the end.
class Magnitudes {
 public:
  explicit Magnitudes(const FormatSpec& from) : from_(from) {}

  void add(Code magnitude) {
    if (magnitude <= from_.magnitude_mask()) codes_.push_back(magnitude);
  }

  /// The magnitude nearest below or at `value`, with its neighbours at 1 and 2 ulps.
  void add_around(const Datum& value) {
    const Neighbours around = enclose(from_, value);
    for (Code offset = 0; offset <= 3; ++offset) add(around.upper + offset);
    for (Code offset = 0; offset <= 2 && offset <= around.lower; ++offset) add(around.lower - offset);
  }

  /// value * (1 +- 2^-k): the inputs a detour through fewer bits loses.
  void add_relative(const Datum& value, int k) {
    if (value.cls != DatumClass::finite || k >= from_.p) return;
    const int room = 62 - static_cast<int>(std::bit_width(value.significand));
    if (k > room) return;
    for (const int direction : {-1, 1}) {
      const std::uint64_t significand =
          (value.significand << k) + direction * static_cast<std::int64_t>(value.significand);
      const Neighbours around =
          enclose(from_, {.cls = DatumClass::finite, .significand = significand, .exponent = value.exponent - k});
      add(around.lower);
    }
  }

  std::vector<Code> both_signs() const {
    std::vector<Code> all = codes_;
    for (const Code magnitude : codes_) all.push_back(magnitude | from_.sign_mask());
    std::ranges::sort(all);
    all.erase(std::ranges::unique(all).begin(), all.end());
    return all;
  }

 private:
  const FormatSpec& from_;
  std::vector<Code> codes_;
};

/// numerator/8 of the way from the value of `code` to that of its successor; exact.
Datum between(const FormatSpec& format, Code code, unsigned numerator) {
  const Datum at = decode_magnitude(format, code);
  const Datum next = decode_magnitude(format, code + 1);
  const Datum& gap_unit = at.cls == DatumClass::zero ? next : at;
  // The gap is one unit of the lower value's significand, in either case.
  return {.cls = DatumClass::finite,
          .significand = (at.cls == DatumClass::zero ? 0 : at.significand * 8) + numerator,
          .exponent = gap_unit.exponent - 3};
}

/// Relative distances to try: all below 8 bits, a spread for wider targets with their 2^15 values and more.
std::vector<int> relative_distances(const FormatSpec& from, const FormatSpec& to) {
  std::vector<int> distances;
  const int step = to.k <= 8 ? 1 : 5;
  for (int k = to.p + 2; k < from.p; k += step) distances.push_back(k);
  return distances;
}

/// Whether the boundary of `code` is listed. All are up to 16 bits; wider targets have too many, of which those beside
/// the ends of each binade and a spread of the rest stand for all.
bool is_listed(const FormatSpec& to, Code code) {
  constexpr Code kBesideEnds = 4;
  constexpr Code kSpread = 13;  // odd, and no divisor of a binade
  if (to.k <= 16) return true;
  const Code binade = Code{1} << to.trailing_bits();
  const Code in_binade = code % binade;
  return in_binade < kBesideEnds || in_binade >= binade - kBesideEnds || code % kSpread == 0;
}

void add_targets(Magnitudes& magnitudes, const FormatSpec& from, const FormatSpec& to) {
  const std::vector<int> distances = relative_distances(from, to);
  for (Code code = 0; code <= to.max_finite_code(); ++code) {
    if (!is_listed(to, code)) continue;
    const Datum value = decode_magnitude(to, code);
    const Datum midpoint = between(to, code, 4);
    for (const Datum& point : {value, midpoint}) {
      magnitudes.add_around(point);
      for (const int k : distances) magnitudes.add_relative(point, k);
    }
  }
  for (unsigned eighth = 0; eighth <= 16; ++eighth) {  // the overflow threshold, by eighths of an ulp up to two ulps
    if (eighth > 0) magnitudes.add_around(between(to, to.max_finite_code(), eighth));
  }
}

void add_codebook(Magnitudes& magnitudes, const FormatSpec& to) {
  for (Code code = 0; code < to.codebook.size(); ++code) {
    Datum value = decode(to, code);
    value.negative = false;
    magnitudes.add_around(value);
  }
  std::vector<float> values(to.codebook.begin(), to.codebook.end());
  std::ranges::sort(values);
  for (std::size_t i = 0; i + 1 < values.size(); ++i) {
    int exponent = 0;
    const double midpoint = std::fabs((static_cast<double>(values[i]) + static_cast<double>(values[i + 1])) / 2);
    const double fraction = std::frexp(midpoint, &exponent);
    if (midpoint == 0) continue;
    magnitudes.add_around({.cls = DatumClass::finite,
                           .significand = static_cast<std::uint64_t>(std::ldexp(fraction, 53)),
                           .exponent = exponent - 53});
  }
}

void add_specials(Magnitudes& magnitudes, const FormatSpec& from) {
  magnitudes.add(0);
  const int lowest = from.quantum_exponent();
  const int highest = from.bias + 1;
  for (int exponent = lowest; exponent < highest; ++exponent) {  // powers of two, with 1.5 times each
    magnitudes.add_around({.cls = DatumClass::finite, .significand = 1, .exponent = exponent});
    magnitudes.add_around({.cls = DatumClass::finite, .significand = 3, .exponent = exponent - 1});
  }
  magnitudes.add(from.max_finite_code());
  if (!from.has_infinity()) return;
  magnitudes.add(from.infinity_code());
  if (from.nan != Nan::above_infinity) return;
  for (int bit = 0; bit < from.trailing_bits();
       ++bit) {  // NaNs: each payload bit alone, alone with quiet, and all below
    magnitudes.add(from.infinity_code() | (Code{1} << bit));
    magnitudes.add(from.infinity_code() | (Code{1} << bit) | (Code{1} << (from.trailing_bits() - 1)));
    magnitudes.add(from.infinity_code() | ((Code{2} << bit) - 1));
  }
}

}  // namespace

std::vector<Code> boundary_codes(const FormatSpec& from, const FormatSpec& to) {
  Magnitudes magnitudes(from);
  add_specials(magnitudes, from);
  if (to.is_codebook()) {
    add_codebook(magnitudes, to);
  } else if (to.k <= 19) {
    add_targets(magnitudes, from, to);
  }
  return magnitudes.both_signs();
}

}  // namespace halfulp
