#include "case/block_anchors.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "case/element_points.h"
#include "case/random_stream.h"
#include "case/value_codes.h"

namespace halfulp {
namespace {

constexpr std::array kExponents{0,   1,   -1,   2,    3,    -3,   5,    8,    -8,   -14,  -15,  -24,
                                15,  16,  31,   64,   -64,  100,  -100, 119,  -119, 120,  124,  125,
                                126, 127, -120, -124, -125, -126, -127, -128, -130, -133, -140, -149};
/// Significands at which the rules for powers of two carry, and midpoints of UE4M3 and float16.
constexpr std::array kSignificands{1.5,    1.75,   1.875,       1.9375,      1.25,
                                   1.0625, 1.1875, 1 + 0x1p-11, 1 + 0x3p-11, 1 + 0x1p-8};

/// Codes in the order they came in, each once.
class Anchors {
 public:
  explicit Anchors(const FormatSpec& format) : format_(format) {}

  void add(double value, std::initializer_list<std::ptrdiff_t> offsets) {
    if (!(value > 0) || std::ldexp(1.0, format_.quantum_exponent()) > value) return;
    const Code nearest = nearest_code(format_, value);
    for (const std::ptrdiff_t offset : offsets) {
      const Code code = stepped(format_, nearest, offset);
      const bool is_positive = code != 0 && (code & format_.sign_mask()) == 0;
      if (is_positive && seen_.insert(code).second) codes_.push_back(code);
    }
  }

  std::vector<Code> codes() && { return std::move(codes_); }

 private:
  const FormatSpec& format_;
  std::vector<Code> codes_;
  std::set<Code> seen_;
};

/// What a scale may be multiplied by to reach a block's largest magnitude.
std::vector<double> factors_of(const BlockQuestion& question) {
  std::vector<double> factors{1};
  const auto values = element_values(*question.spec->element);
  for (const double factor : {std::fabs(static_cast<double>(question.rules().limit)), values.back(), 6.0}) {
    if (std::ranges::find(factors, factor) == factors.end()) factors.push_back(factor);
  }
  return factors;
}

}  // namespace

std::vector<Code> block_anchors(const BlockQuestion& question) {
  Anchors anchors(*question.values);
  const BlockRules& rules = question.rules();
  for (const float own : {rules.floor, rules.threshold}) anchors.add(static_cast<double>(own), {0, -1, 1});
  const std::vector<double> factors = factors_of(question);
  const auto at_exponents = [&](double significand, std::initializer_list<std::ptrdiff_t> offsets) {
    for (const double factor : factors) {
      for (const int exponent : kExponents) anchors.add(std::ldexp(factor * significand, exponent), offsets);
    }
  };
  at_exponents(1, {0, -1, 1});
  for (const double significand : kSignificands) {
    for (const int exponent : {0, 3, -5, 8}) anchors.add(std::ldexp(significand, exponent), {0, -1, 1});
  }
  for (const std::ptrdiff_t from_end : {0, -1, -2}) {
    anchors.add(value_of(*question.values, question.values->max_finite_code()), {from_end});
  }
  for (const double multiple : {1.0, 2.0, 3.0, 5.0, 7.0}) {
    anchors.add(std::ldexp(multiple, question.values->quantum_exponent()), {0});
  }
  for (const double significand : kSignificands) at_exponents(significand, {0, -1, 1});
  at_exponents(1, {-2, 2, -3, 3});
  return std::move(anchors).codes();
}

std::vector<Code> spread_anchors(const FormatSpec& values) {
  Anchors anchors(values);
  for (const double anchor : {1.0,
                              0x1.fffffep0,
                              0x1.19999ap3,
                              1.75,
                              0x1.8p0,
                              0x1.555556p-6,
                              0x1.b504f4p-3,
                              0x1.8p10,
                              0x1.c7p15,
                              0x1.b8p-14,
                              0x1.3p-22,
                              0x1.000002p5,
                              0x1.4ccccdp-120,
                              0x1.fp126,
                              0x1.000002p126,
                              0x1.fffffep127,
                              0x1p-126,
                              0x1.ep-130,
                              0x1.4p-147,
                              0x1.23456p-40,
                              0x1.2p60,
                              0x1.86p-1}) {
    anchors.add(anchor, {0});
  }
  constexpr int kAwkward = 64;
  RandomStream random(0xA3C402, 0);
  for (int i = 0; i < kAwkward; ++i) {  // such as weights have, with significands of all kinds
    const int exponent = static_cast<int>(random.below(24)) - 12;
    anchors.add(std::ldexp(1 + random.unit(), exponent), {0});
  }
  return std::move(anchors).codes();
}

std::vector<Code> two_level_anchors(const BlockQuestion& question, double largest) {
  Anchors anchors(*question.values);
  const std::vector<double> scales = element_values(*question.spec->scale);
  const auto add = [&](double scale, std::initializer_list<std::ptrdiff_t> offsets) {
    anchors.add(largest * (scale / scales.back()), offsets);
  };
  for (std::size_t i = 0; i + 1 < scales.size(); ++i) add((scales[i] + scales[i + 1]) / 2, {0, -1, 1, -2, 2});
  for (const double scale : scales) add(scale, {0});
  return std::move(anchors).codes();
}

}  // namespace halfulp
