// The vector codec against the portable one, bit for bit, with every instruction set this machine has.
#include "cpu/simd.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>

#include "cpu/codec.h"
#include "subjects.h"
#include "vector_targets.h"

namespace halfulp::cpu::test {
namespace {

class Simd : public EachVectorTarget {};

INSTANTIATE_TEST_SUITE_P(EachTarget, Simd, testing::ValuesIn(vector_targets()), target_name);

std::size_t code_size(const Layout& layout) { return layout.k <= 8 ? 1 : 2; }

Code code_at(const Layout& layout, const void* codes, std::size_t i) {
  if (layout.k <= 8) return static_cast<const std::uint8_t*>(codes)[i];
  std::uint16_t code;
  std::memcpy(&code, static_cast<const char*>(codes) + 2 * i, sizeof code);
  return code;
}

template <class Float>
testing::AssertionResult encodes_like_the_portable_codec(const Layout& layout, Rounding rounding, const Policy& policy,
                                                         const std::vector<Float>& inputs) {
  std::vector<std::uint16_t> codes(inputs.size());
  BatchEncoder(layout, rounding, policy).encode(inputs.data(), codes.data(), inputs.size());
  for (std::size_t i = 0; i < inputs.size(); ++i) {
    const Code expected = encode(layout, inputs[i], rounding, policy), actual = code_at(layout, codes.data(), i);
    if (expected == actual) continue;
    return testing::AssertionFailure() << kRoundingNames[static_cast<std::size_t>(rounding)] << ' ' << std::hexfloat
                                       << inputs[i] << std::hex << " gives 0x" << actual << ", not 0x" << expected;
  }
  return testing::AssertionSuccess();
}

TEST_P(Simd, encodes_boundaries_and_random_floats_like_the_portable_codec) {
  const std::vector<float> random = random_inputs(5000, 3);
  for (const auto& [name, layout] : all_layouts()) {
    std::vector<float> inputs = boundary_inputs(layout, layout.k > 12 ? 61 : 1);
    inputs.insert(inputs.end(), random.begin(), random.end());
    for (const auto& [policy_name, policy] : all_policies()) {
      for (const Rounding rounding : kAllRoundings) {
        ASSERT_TRUE(encodes_like_the_portable_codec(layout, rounding, policy, inputs)) << name << ' ' << policy_name;
      }
    }
  }
}

TEST_P(Simd, encodes_ascending_floats_across_every_edge_of_a_run) {
  std::vector<float> inputs;
  for (const auto& [name, layout] :
       {NamedLayout{"e4m3fn", kFloat8E4m3fn}, NamedLayout{"float16", kFloat16}, NamedLayout{"fnuz", kFloat8E4m3fnuz},
        NamedLayout{"e8m0", kFloat8E8m0fnu}, NamedLayout{"ue4m3", kUe4m3}}) {
    const double least = naive_value(layout, 0) == 0 ? naive_value(layout, 1) : naive_value(layout, 0);
    const Code last = layout.max_finite_code();
    for (const double edge : {0.0, least / 2, least, naive_value(layout, last), naive_value(layout, last + 1),
                              (naive_value(layout, last) + naive_value(layout, last + 1)) / 2, 1.0, HUGE_VAL}) {
      const auto bits = std::bit_cast<std::uint32_t>(static_cast<float>(edge));
      for (const std::uint32_t sign : {0u, 0x80000000u}) {
        for (std::uint32_t i = 0; i < 2600; ++i) inputs.push_back(float_of((bits + i - 1300) ^ sign));
      }
    }
    for (const Policy& policy : {kIeee, kSaturating}) {
      for (const Rounding rounding : kAllRoundings) {
        ASSERT_TRUE(encodes_like_the_portable_codec(layout, rounding, policy, inputs)) << name;
      }
    }
  }
}

TEST_P(Simd, encodes_blocks_of_one_value_like_the_portable_codec) {
  constexpr std::size_t kCopies = 512;
  std::vector<std::uint8_t> codes(kCopies);
  for (const Layout& layout : {kFloat8E4m3fn, kFloat8E4m3fnuz, kFloat8E8m0fnu, kUe4m3}) {
    for (const Rounding rounding : kAllRoundings) {
      const BatchEncoder encoder(layout, rounding);
      for (const float x : boundary_inputs(layout)) {
        encoder.encode(std::vector<float>(kCopies, x).data(), codes.data(), kCopies);
        ASSERT_EQ(codes, std::vector<std::uint8_t>(kCopies, static_cast<std::uint8_t>(encode(layout, x, rounding))))
            << kRoundingNames[static_cast<std::size_t>(rounding)] << ' ' << std::hexfloat << x;
      }
    }
  }
}

TEST(SimdOnThisMachine, encodes_four_million_random_floats_like_the_portable_codec) {
  const std::vector<float> inputs = random_inputs(std::size_t{1} << 22, 4);
  std::vector<float> moderate = inputs;  // the same trailing bits, and exponents near 0
  for (float& x : moderate) {
    const auto bits = std::bit_cast<std::uint32_t>(x);
    x = float_of((bits & 0x8FFFFFFF) | (bits & 0x40000000 ? 0x30000000 : 0x40000000));
  }
  for (const Layout& layout : {kFloat8E4m3fn, kFloat8E5m2fnuz, kFloat16, kBfloat16, kFloat8E8m0fnu}) {
    ASSERT_TRUE(encodes_like_the_portable_codec(layout, Rounding::ties_to_even, kIeee, inputs));
    ASSERT_TRUE(encodes_like_the_portable_codec(layout, Rounding::toward_negative, kIeee, moderate));
  }
}

TEST(SimdOnThisMachine, encodes_doubles_like_the_portable_codec) {
  std::mt19937_64 random(5);
  for (const auto& [name, layout] : element_layouts()) {
    std::vector<double> inputs;
    for (const float x : boundary_inputs(layout, layout.k > 12 ? 601 : 1)) {
      for (const double factor : {1.0, 1 + 0x1p-52, 1 - 0x1p-53, 1 + 0x1p-30}) inputs.push_back(x * factor);
    }
    for (int i = 0; i < 2000; ++i) inputs.push_back(std::bit_cast<double>(random()));
    for (int i = 0; i < 2000; ++i) inputs.push_back(std::bit_cast<double>(random() >> 4 | 0x3000000000000000));
    for (const Policy& policy : {kIeee, kSaturating}) {
      for (const Rounding rounding : kAllRoundings) {
        ASSERT_TRUE(encodes_like_the_portable_codec(layout, rounding, policy, inputs)) << name;
      }
    }
  }
}

/// Encodes and decodes `count` values at `offset` elements past an aligned address, in buffers that end exactly there.
void check_bounds(const Layout& layout, std::size_t count, std::size_t offset) {
  constexpr std::uint8_t kCanary = 0xA5;
  const std::vector<float> inputs = random_inputs(count, 6);
  const std::size_t element = code_size(layout);
  const auto x = std::make_unique<float[]>(offset + count);
  std::copy(inputs.begin(), inputs.end(), x.get() + offset);
  std::vector<std::uint8_t> codes((offset + count + 64) * element, kCanary);
  std::uint8_t* const first = codes.data() + offset * element;
  BatchEncoder(layout, Rounding::ties_to_even).encode(x.get() + offset, first, count);
  for (std::size_t i = 0; i < count; ++i) {
    ASSERT_EQ(code_at(layout, first, i), encode(layout, inputs[i])) << count << '+' << offset;
  }
  for (std::size_t i = 0; i < codes.size(); ++i) {
    if (i < offset * element || i >= (offset + count) * element) {
      ASSERT_EQ(codes[i], kCanary) << "written outside the buffer, byte " << i << ", " << count << '+' << offset;
    }
  }

  const auto exact_codes = std::make_unique<std::uint8_t[]>((offset + count) * element);
  std::memcpy(exact_codes.get() + offset * element, first, count * element);
  std::vector<std::uint32_t> decoded(offset + count + 64, 0xA5A5A5A5);
  auto* const values = reinterpret_cast<float*>(decoded.data()) + offset;
  BatchDecoder(layout).decode(exact_codes.get() + offset * element, values, count);
  for (std::size_t i = 0; i < count; ++i) {
    ASSERT_EQ(decoded[offset + i], std::bit_cast<std::uint32_t>(decode(layout, code_at(layout, first, i))));
  }
  for (std::size_t i = 0; i < decoded.size(); ++i) {
    if (i < offset || i >= offset + count) {
      ASSERT_EQ(decoded[i], 0xA5A5A5A5) << i;
    }
  }
}

TEST_P(Simd, stays_in_bounds_for_every_count) {
  for (const Layout& layout : {kFloat8E4m3fn, kFloat16, kBfloat16}) {
    for (std::size_t count = 0; count <= 300; ++count) ASSERT_NO_FATAL_FAILURE(check_bounds(layout, count, 0));
    for (const std::size_t count : {511u, 512u, 513u, 1023u, 1500u}) {
      ASSERT_NO_FATAL_FAILURE(check_bounds(layout, count, 0));
    }
  }
}

TEST_P(Simd, stays_in_bounds_at_every_alignment_of_an_element) {
  for (const Layout& layout : {kFloat8E4m3fn, kFloat16}) {
    for (std::size_t offset = 0; offset <= 64; ++offset) ASSERT_NO_FATAL_FAILURE(check_bounds(layout, 150, offset));
  }
}

TEST_P(Simd, decodes_every_code_like_the_portable_codec) {
  for (const auto& [name, layout] : all_layouts()) {
    const std::size_t count = std::size_t{1} << layout.k;
    std::vector<std::uint8_t> codes(count * code_size(layout));
    for (std::size_t code = 0; code < count; ++code) {
      const auto bits = static_cast<std::uint16_t>(code);
      std::memcpy(codes.data() + code * code_size(layout), &bits, code_size(layout));
    }
    std::vector<float> values(count);
    BatchDecoder(layout).decode(codes.data(), values.data(), count);
    for (std::size_t code = 0; code < count; ++code) {
      ASSERT_EQ(std::bit_cast<std::uint32_t>(values[code]),
                std::bit_cast<std::uint32_t>(decode(layout, static_cast<Code>(code))))
          << name << ' ' << code;
    }
  }
}

}  // namespace
}  // namespace halfulp::cpu::test
