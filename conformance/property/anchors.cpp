#include "property/anchors.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "case/element_points.h"
#include "case/value_codes.h"

namespace halfulp::property {
namespace {

/// An integer in [low, high].
int between(int low, int high, RandomStream& random) {
  return low + static_cast<int>(random.below(static_cast<std::uint64_t>(high - low + 1)));
}

/// The magnitude nearest to `value`, up to two steps beside it.
Code about(double value, const AnchorScene& scene, RandomStream& random) {
  return stepped(*scene.values, nearest_code(*scene.values, value), between(-2, 2, random));
}

double largest_element(const FormatSpec& element) {
  if (!element.is_codebook()) return value_of(element, element.max_finite_code());
  return static_cast<double>(std::ranges::max(element.codebook));
}

/// An exponent of two within the range.
int exponent(const AnchorScene& scene, RandomStream& random) {
  const FormatSpec& values = *scene.values;
  const int low = scene.range.least > 0 ? static_cast<int>(std::logb(scene.range.least)) : values.quantum_exponent();
  return between(low, static_cast<int>(std::logb(scene.range.greatest)), random);
}

/// A number the rules speak of; 1 if they speak of none.
double number_of(const BlockRules& rules, RandomStream& random) {
  switch (random.below(3)) {
    case 0:
      return rules.floor > 0 ? static_cast<double>(rules.floor) : 1;
    case 1:
      return rules.threshold > 0 ? static_cast<double>(rules.threshold) : 1;
    default:
      return std::abs(static_cast<double>(rules.limit));
  }
}

constexpr std::array kRows{
    AnchorRow{"near one",
              [](const AnchorScene& scene, RandomStream& random) {
                return nearest_code(*scene.values, std::ldexp(1 + random.unit(), between(-4, 4, random)));
              }},
    AnchorRow{"a power of two",
              [](const AnchorScene& scene, RandomStream& random) {
                return nearest_code(*scene.values, std::ldexp(1.0, exponent(scene, random)));
              }},
    AnchorRow{"of few bits",
              [](const AnchorScene& scene, RandomStream& random) {
                const double significand = 1 + static_cast<double>(random.below(8)) / 8;
                return nearest_code(*scene.values, std::ldexp(significand, between(-3, 3, random)));
              }},
    AnchorRow{"beside a power of two",
              [](const AnchorScene& scene, RandomStream& random) {
                return about(std::ldexp(1.0, exponent(scene, random)), scene, random);
              }},
    AnchorRow{"the largest element",
              [](const AnchorScene& scene, RandomStream& random) {
                const double largest = largest_element(*scene.scheme.spec->element);
                return about(std::ldexp(largest, between(-6, 6, random)), scene, random);
              }},
    AnchorRow{"a number of the rules",
              [](const AnchorScene& scene, RandomStream& random) {
                const double number = number_of(scene.scheme.rules(), random);
                return about(std::ldexp(number, between(-2, 2, random)), scene, random);
              }},
    AnchorRow{"where rounded scales carry",
              [](const AnchorScene& scene, RandomStream& random) {
                const double significand = 2 - std::ldexp(1.0, -between(1, 5, random));
                return about(std::ldexp(significand, exponent(scene, random)), scene, random);
              }},
    AnchorRow{"anywhere",
              [](const AnchorScene& scene, RandomStream& random) {
                return nearest_code(*scene.values, std::ldexp(1 + random.unit(), exponent(scene, random)));
              }},
    AnchorRow{"a subnormal",
              [](const AnchorScene& scene, RandomStream& random) -> Code {
                return 1 + random.below(Code{1} << between(0, scene.values->trailing_bits(), random));
              }},
    AnchorRow{"near the top binades",
              [](const AnchorScene& scene, RandomStream& random) {
                return about(std::ldexp(1.0, scene.values->bias - between(0, 3, random)), scene, random);
              }},
    AnchorRow{"the largest",
              [](const AnchorScene& scene, RandomStream& random) -> Code {
                return scene.values->max_finite_code() - random.below(3);
              }},
};

}  // namespace

std::span<const AnchorRow> anchor_rows() { return kRows; }

Code draw_anchor(const AnchorScene& scene, RandomStream& random) {
  constexpr int kTries = 30;
  if (random.below(8) == 0) return 0;
  for (int i = 0; i < kTries; ++i) {
    const Code code = kRows[random.below(kRows.size())].draw(scene, random) & scene.values->magnitude_mask();
    const double value = value_of(*scene.values, code);
    if (code != 0 && value >= scene.range.least && value <= scene.range.greatest) return code;
  }
  return nearest_code(*scene.values, std::clamp(1.0, scene.range.least, scene.range.greatest));
}

}  // namespace halfulp::property
