// float16 and bfloat16 by a few operations against the codec.
#include "cuda/block/values.h"

#include <gtest/gtest.h>

#include <bit>
#include <cstdint>

#include "cpu/decode.h"
#include "cpu/encode.h"
#include "cpu/known_layouts.h"

namespace halfulp::cuda::block {
namespace {

bool is_nan(float x) { return x != x; }

TEST(Values, of_16_bits_are_widened_exactly) {
  for (std::uint32_t code = 0; code < 0x10000; ++code) {
    const auto narrow = static_cast<std::uint16_t>(code);
    const float half = cpu::decode(cpu::kFloat16, code), actual = widened(ValueFormat::float16, narrow);
    ASSERT_TRUE(bits_of(actual) == bits_of(half) || (is_nan(actual) && is_nan(half))) << code;
    const float bfloat = cpu::decode(cpu::kBfloat16, code), other = widened(ValueFormat::bfloat16, narrow);
    ASSERT_TRUE(bits_of(other) == bits_of(bfloat) || (is_nan(other) && is_nan(bfloat))) << code;
  }
}

TEST(Values, are_narrowed_to_nearest_even_on_and_beside_every_value_and_midpoint) {
  for (std::uint32_t upper = 0; upper < 0x10000; ++upper) {
    for (const std::uint32_t lower : {0u, 1u, 0xFFFu, 0x1000u, 0x1001u, 0x1FFFu, 0x2000u, 0x3000u, 0x7FFFu, 0x8000u,
                                      0x8001u, 0xEFFFu, 0xF000u, 0xF001u, 0xFFFFu}) {
      const float x = std::bit_cast<float>(upper << 16 | lower);
      ASSERT_EQ(narrowed(ValueFormat::float16, x), cpu::encode(cpu::kFloat16, x)) << bits_of(x);
      ASSERT_EQ(narrowed(ValueFormat::bfloat16, x), cpu::encode(cpu::kBfloat16, x)) << bits_of(x);
    }
  }
}

TEST(Values, in_the_subnormal_range_of_float16_are_narrowed_like_the_codec) {
  for (std::uint32_t bits = bits_of(0x1p-26f); bits < bits_of(0x1p-14f) + 64; bits += 61) {
    ASSERT_EQ(narrowed(ValueFormat::float16, float_of(bits)), cpu::encode(cpu::kFloat16, float_of(bits))) << bits;
  }
}

}  // namespace
}  // namespace halfulp::cuda::block
