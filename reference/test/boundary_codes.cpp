#include "boundary_codes.h"

#include <algorithm>

namespace halfulp::rational {
namespace {

/// Collects magnitude codes of the source, dropping what lies outside its finite range.
class Collector {
 public:
  explicit Collector(const FormatSpec& from) : from_(from) {}

  const Magnitudes& source() const { return from_; }

  /// The codes around the largest source magnitude that is not above `x`.
  void around(const mpq_class& x, int ulps) {
    if (x <= 0) return;
    const Code centre = from_.place(x).lower;
    for (int i = -ulps; i <= ulps; ++i) magnitude(centre + static_cast<Code>(i));
  }

  void magnitude(Code code) {
    if (code <= from_.largest()) magnitudes_.push_back(code);
  }

  std::vector<Code> with_both_signs() && {
    const Code sign = Code{1} << (from_.spec().k - 1);
    const std::size_t count = magnitudes_.size();
    for (std::size_t i = 0; i < count; ++i) magnitudes_.push_back(magnitudes_[i] | sign);
    std::ranges::sort(magnitudes_);
    magnitudes_.erase(std::ranges::unique(magnitudes_).begin(), magnitudes_.end());
    return std::move(magnitudes_);
  }

 private:
  Magnitudes from_;
  std::vector<Code> magnitudes_;
};

void add_boundary(Collector& codes, const mpq_class& x, const Closeness& closeness) {
  codes.around(x, closeness.ulps);
  for (int k = closeness.first_power; k <= codes.source().spec().p; k += closeness.power_step) {
    const mpq_class shift = x * power_of_two(-k);
    codes.around(x + shift, 0);
    codes.around(x - shift, 0);
  }
}

void add_maximum(Collector& codes, const Magnitudes& to) {
  const mpq_class maximum = to.value(to.largest());
  const mpq_class quarter = (to.value(to.largest() + 1) - maximum) / 4;
  for (int i = -8; i <= 8; ++i) codes.around(maximum + i * quarter, 1);
  codes.magnitude(codes.source().largest());
}

void add_powers_of_two(Collector& codes) {
  const int bias = codes.source().spec().bias;
  for (int exponent = 2 - bias - codes.source().spec().p; exponent <= bias; ++exponent) {
    codes.around(power_of_two(exponent), 0);
  }
}

}  // namespace

std::vector<Code> special_codes(const FormatSpec& from) {
  const Magnitudes source(from);
  const Code infinity = source.infinity();
  const Code quiet = Code{1} << (from.p - 2);
  std::vector<Code> codes;
  for (const Code sign : {Code{0}, Code{1} << (from.k - 1)}) {
    for (const Code fraction : {Code{0}, quiet, quiet | 1, Code{1}, quiet >> 1, quiet - 1, 2 * quiet - 1}) {
      codes.push_back(sign | (infinity + fraction));
    }
    codes.push_back(sign);
  }
  return codes;
}

std::vector<Code> boundary_codes(const FormatSpec& from, const Magnitudes& to, const Closeness& closeness) {
  Collector codes(from);
  for (Code code = 0; code <= to.largest(); code += closeness.code_step) {
    const mpq_class value = to.value(code);
    add_boundary(codes, value, closeness);
    add_boundary(codes, (value + to.value(code + 1)) / 2, closeness);
  }
  add_maximum(codes, to);
  add_powers_of_two(codes);
  std::vector<Code> all = std::move(codes).with_both_signs();
  const std::vector<Code> specials = special_codes(from);
  all.insert(all.end(), specials.begin(), specials.end());
  return all;
}

}  // namespace halfulp::rational
