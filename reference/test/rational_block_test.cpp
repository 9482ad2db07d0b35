// The oracle for blocks against definitions in exact rationals: the scale found by search among all powers of two, the
// element by search among all codes.
#include <gmpxx.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>
#include <vector>

#include "block/block_registry.h"
#include "block/quantize.h"
#include "format/elements.h"

namespace halfulp {
namespace {

mpq_class power_of_two(int exponent) {
  mpq_class power(1);
  if (exponent >= 0) {
    mpq_mul_2exp(power.get_mpq_t(), power.get_mpq_t(), static_cast<mp_bitcnt_t>(exponent));
  } else {
    mpq_div_2exp(power.get_mpq_t(), power.get_mpq_t(), static_cast<mp_bitcnt_t>(-exponent));
  }
  return power;
}

struct Value {
  Code code = 0;
  mpq_class number;
};

/// Every finite code of an element with its value, from the formula or the list; MXINT8 without its least.
std::vector<Value> values_of(const FormatSpec& element, bool symmetric) {
  std::vector<Value> values;
  for (Code code = 0; code <= element.code_mask(); ++code) {
    if (element.is_codebook()) {
      values.push_back({code, mpq_class(element.codebook[code])});
      continue;
    }
    const Code magnitude = code & element.magnitude_mask();
    if (magnitude > element.max_finite_code()) continue;
    const auto field = static_cast<int>(magnitude >> element.trailing_bits());
    const Code trailing = magnitude & ((Code{1} << element.trailing_bits()) - 1);
    const Code significand = field == 0 ? trailing : trailing + (Code{1} << element.trailing_bits());
    mpq_class number = mpq_class(static_cast<unsigned long>(significand)) *
                       power_of_two((field == 0 ? 1 : field) - element.bias - element.trailing_bits());
    values.push_back({code, (code & element.sign_mask()) != 0 ? mpq_class(-number) : number});
  }
  if (!symmetric) return values;
  const std::vector<Value> all = values;
  std::erase_if(values, [&](const Value& value) {
    return std::ranges::none_of(all, [&](const Value& other) { return other.number == -value.number; });
  });
  return values;
}

/// The codes of least distance; of two zeros the one with the sign of x.
std::vector<Code> nearest(const std::vector<Value>& values, const mpq_class& x) {
  std::vector<Code> best;
  mpq_class distance;
  for (const Value& value : values) {
    const mpq_class here = abs(value.number - x);
    if (best.empty() || here < distance) best.clear();
    if (best.empty() || here == distance) {
      distance = here;
      best.push_back(value.code);
    }
  }
  return best;
}

/// Values of many sizes, and values on and half way between elements.
std::vector<float> draw_block(std::mt19937& random, const std::vector<Value>& values, std::size_t length) {
  std::vector<float> block(length);
  const int style = static_cast<int>(random() % 4);
  const int exponent = static_cast<int>(random() % 60) - 30;
  for (float& x : block) {
    const double a = values[random() % values.size()].number.get_d();
    const double b = values[random() % values.size()].number.get_d();
    const double normal = std::normal_distribution<double>()(random);
    x = static_cast<float>(std::ldexp(style == 0   ? normal
                                      : style == 1 ? a
                                      : style == 2 ? (a + b) / 2
                                                   : normal * a,
                                      exponent));
  }
  return block;
}

Tensor tensor_of(const std::vector<float>& block) {
  Tensor tensor{.format = &kFloat32, .shape = {1, block.size()}, .values = {}};
  for (const float x : block) tensor.values.push_back(std::bit_cast<std::uint32_t>(x));
  return tensor;
}

mpq_class absmax_of(const std::vector<float>& block) {
  mpq_class absmax(0);
  for (const float x : block) absmax = std::max(absmax, mpq_class(std::abs(x)));
  return absmax;
}

/// The least or greatest scale exponent with a property, searched from one end of E8M0.
template <class Property>
int search_down(Property property) {
  for (int exponent = 127; exponent > -127; --exponent) {
    if (property(exponent)) return exponent;
  }
  return -127;
}

constexpr const char* kMxFormats[] = {"mxfp8_e4m3", "mxfp8_e5m2", "mxfp6_e2m3", "mxfp6_e3m2", "mxfp4", "mxint8"};

/// The largest power of two not above the largest element.
mpq_class largest_power(const std::vector<Value>& values) {
  mpq_class largest(0);
  for (const Value& value : values) largest = std::max(largest, value.number);
  return power_of_two(search_down([&](int exponent) { return power_of_two(exponent) <= largest; }));
}

void expect_elements(const BlockSpec& spec, const BlockAnswer& answer, const std::vector<Value>& values,
                     const std::vector<float>& block, const mpq_class& scale) {
  for (std::size_t i = 0; i < block.size(); ++i) {
    std::vector<Code> codes = nearest(values, mpq_class(block[i]) / scale);
    const Code sign = std::signbit(block[i]) ? spec.element->sign_mask() : 0;
    if (!spec.element->is_codebook() && codes.size() > 1) {  // zeros of both signs
      std::erase_if(codes, [&](Code code) { return (code & spec.element->sign_mask()) != sign; });
    }
    if (codes.size() > 1) std::erase_if(codes, [](Code code) { return code % 2 != 0; });
    ASSERT_EQ(codes.size(), 1u) << spec.name << " " << std::hexfloat << block[i];
    ASSERT_EQ(answer.elements[i], Admissible::only(codes.front())) << spec.name << " " << std::hexfloat << block[i];
  }
}

TEST(MxBlocks, scale_by_the_floor_of_the_logarithm_as_defined_in_6_3) {
  for (const char* name : kMxFormats) {
    const BlockSpec& spec = *block_called(name);
    const std::vector<Value> values = values_of(*spec.element, true);
    const mpq_class emax = largest_power(values);
    std::mt19937 random(1);
    for (int i = 0; i < 300; ++i) {
      const std::vector<float> block = draw_block(random, values, 32);
      const mpq_class absmax = absmax_of(block);
      const int exponent = search_down([&](int e) { return power_of_two(e) * emax <= absmax; });
      const BlockAnswer answer = quantize(spec, variant_called(spec, "floor")->rules, tensor_of(block));
      ASSERT_EQ(answer.scales.front(), Admissible::only(static_cast<Code>(exponent + 127))) << name;
      expect_elements(spec, answer, values, block, power_of_two(exponent));
    }
  }
}

TEST(MxBlocks, scale_by_the_ceiling_of_the_logarithm) {
  for (const char* name : kMxFormats) {
    const BlockSpec& spec = *block_called(name);
    const std::vector<Value> values = values_of(*spec.element, true);
    const mpq_class emax = largest_power(values);
    std::mt19937 random(2);
    for (int i = 0; i < 300; ++i) {
      const std::vector<float> block = draw_block(random, values, 32);
      const mpq_class absmax = absmax_of(block);
      if (absmax == 0) continue;
      const int below = search_down([&](int e) { return power_of_two(e) * emax < absmax; });
      const BlockAnswer answer = quantize(spec, variant_called(spec, "ceil")->rules, tensor_of(block));
      ASSERT_EQ(answer.scales.front(), Admissible::only(static_cast<Code>(below + 1 + 127))) << name;
      expect_elements(spec, answer, values, block, power_of_two(below + 1));
    }
  }
}

TEST(MxBlocks, scaled_by_rounding_up_are_never_clipped) {
  for (const char* name : kMxFormats) {
    const BlockSpec& spec = *block_called(name);
    const std::vector<Value> values = values_of(*spec.element, true);
    mpq_class largest(0);
    for (const Value& value : values) largest = std::max(largest, value.number);
    std::mt19937 random(3);
    for (int i = 0; i < 300; ++i) {
      const std::vector<float> block = draw_block(random, values, 32);
      const mpq_class absmax = absmax_of(block);
      if (absmax == 0) continue;
      const BlockAnswer answer = quantize(spec, variant_called(spec, "rceil")->rules, tensor_of(block));
      const int exponent = static_cast<int>(answer.scales.front().code) - 127;
      // One float32 rounding of absmax / largest lies between the rule and the definition.
      const mpq_class slack = 1 + power_of_two(-22);
      ASSERT_LE(absmax / largest, power_of_two(exponent) * slack) << name;
      ASSERT_GT(absmax / largest * slack, power_of_two(exponent - 1)) << name;
      expect_elements(spec, answer, values, block, power_of_two(exponent));
    }
  }
}

TEST(CodebookBlocks, take_the_nearest_value_to_the_exact_quotient_and_the_lesser_of_two) {
  for (const char* name : {"bnb_nf4", "bnb_fp4", "bnb_dynamic8_b64"}) {
    const BlockSpec& spec = *block_called(name);
    const std::vector<Value> values = values_of(*spec.element, false);
    std::mt19937 random(4);
    for (int i = 0; i < 300; ++i) {
      const std::vector<float> block = draw_block(random, values, 64);
      const mpq_class absmax = absmax_of(block);
      if (absmax == 0) continue;
      const BlockAnswer answer = quantize(spec, variant_called(spec, "nearest")->rules, tensor_of(block));
      ASSERT_EQ(mpq_class(std::bit_cast<float>(static_cast<std::uint32_t>(answer.scales.front().code))), absmax);
      for (std::size_t at = 0; at < block.size(); ++at) {
        std::vector<Code> codes = nearest(values, mpq_class(block[at]) / absmax);
        const auto number = [&](Code code) { return mpq_class(spec.element->codebook[code]); };
        const mpq_class least = number(std::ranges::min(codes, {}, [&](Code code) { return number(code).get_d(); }));
        ASSERT_EQ(number(answer.elements[at].code), least) << name << " " << std::hexfloat << block[at];
      }
    }
  }
}

}  // namespace
}  // namespace halfulp
