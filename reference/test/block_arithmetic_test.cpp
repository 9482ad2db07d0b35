// The oracle's float32 arithmetic against the machine's.
#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <functional>
#include <random>
#include <string>

#include "block/arithmetic.h"
#include "format/elements.h"
#include "oracle/encode.h"
#include "value/decode.h"

namespace halfulp {
namespace {

constexpr int kPairs = 200000;

std::uint32_t bits_of(float number) { return std::bit_cast<std::uint32_t>(number); }

/// The float32 that a datum is, any NaN as the same one.
std::uint32_t bits_of(const Datum& datum) {
  if (datum.cls == DatumClass::nan) return bits_of(std::numeric_limits<float>::quiet_NaN());
  return static_cast<std::uint32_t>(encode(kFloat32, datum, Rounding::to_odd, *profile_called("ieee")).code);
}

std::uint32_t one_nan(float number) {
  return std::isnan(number) ? bits_of(std::numeric_limits<float>::quiet_NaN()) : bits_of(number);
}

/// All patterns of bits, and in every other draw exponents that lie close together.
float draw(std::mt19937& random) {
  const auto bits = static_cast<std::uint32_t>(random());
  if (bits % 2 == 0) return std::bit_cast<float>(static_cast<std::uint32_t>(random()));
  return std::ldexp(static_cast<float>(static_cast<std::int32_t>(random()) >> (bits >> 3) % 31),
                    -static_cast<int>((bits >> 8) % 16));
}

void expect_the_same(const std::function<Datum(const Datum&, const Datum&)>& oracle,
                     const std::function<float(float, float)>& machine) {
  std::mt19937 random(1);
  for (int i = 0; i < kPairs; ++i) {
    const float a = draw(random), b = draw(random);
    const std::uint32_t wanted = one_nan(machine(a, b));
    ASSERT_EQ(bits_of(oracle(datum_of(a), datum_of(b))), wanted) << std::hexfloat << a << " and " << b;
  }
}

const Float32 kKept(Subnormals::kept);

TEST(Float32, products_are_the_machines) {
  expect_the_same([](const Datum& a, const Datum& b) { return kKept.multiply(a, b); },
                  [](float a, float b) { return a * b; });
}

TEST(Float32, quotients_are_the_machines) {
  expect_the_same([](const Datum& a, const Datum& b) { return kKept.divide(a, b); },
                  [](float a, float b) { return a / b; });
}

TEST(Float32, sums_are_the_machines) {
  expect_the_same([](const Datum& a, const Datum& b) { return kKept.add(a, b); },
                  [](float a, float b) { return a + b; });
}

TEST(Float32, differences_are_the_machines) {
  expect_the_same([](const Datum& a, const Datum& b) { return kKept.subtract(a, b); },
                  [](float a, float b) { return a - b; });
}

TEST(Float32, fused_sums_are_the_machines) {
  expect_the_same([](const Datum& a, const Datum& b) { return kKept.multiply_add(a, b, datum_of(0.5f)); },
                  [](float a, float b) { return std::fma(a, b, 0.5f); });
}

TEST(Float32, flushed_subnormals_are_zeros_of_the_same_sign) {
  const Float32 flushed(Subnormals::flushed);
  EXPECT_EQ(bits_of(flushed.multiply(datum_of(-0x1p-127f), datum_of(0x1p10f))), bits_of(-0.0f));
  EXPECT_EQ(bits_of(flushed.multiply(datum_of(0x1p-100f), datum_of(0x1p-30f))), bits_of(0.0f));
  EXPECT_EQ(bits_of(flushed.divide(datum_of(1), datum_of(0x1.8p126f))), bits_of(0.0f));
  EXPECT_EQ(bits_of(flushed.divide(datum_of(1), datum_of(0x1p126f))), bits_of(0x1p-126f));
}

TEST(DivideExactly, tells_quotients_from_the_midpoints_next_to_them) {
  // 1/3 lies between float32 neighbours; times 3 the cut quotient must stay below 1, and never equal a midpoint.
  const Datum third = divide_exactly(datum_of(1), datum_of(3));
  EXPECT_EQ(compare(third, datum_of(0.33333334f)), -1);
  EXPECT_EQ(compare(third, datum_of(0.3333333f)), 1);
  EXPECT_EQ(third.significand % 2, 1u);
}

TEST(Logarithms, are_the_powers_of_two_around_a_number) {
  EXPECT_EQ(floor_log2(datum_of(6)), 2);
  EXPECT_EQ(ceil_log2(datum_of(6)), 3);
  EXPECT_EQ(floor_log2(datum_of(8)), 3);
  EXPECT_EQ(ceil_log2(datum_of(8)), 3);
  EXPECT_EQ(floor_log2(datum_of(0x1.8p-140f)), -140);
}

TEST(MeanMagnitude, counts_summands_that_a_float32_sum_loses) {
  const Datum mean = mean_magnitude({datum_of(0x1p100f), datum_of(-0x1p-20f)});
  EXPECT_EQ(compare(mean, datum_of(0x1p99f)), 1);
  EXPECT_EQ(bits_of(kKept.round(mean)), bits_of(0x1p99f));
  EXPECT_EQ(bits_of(kKept.round(mean_magnitude({datum_of(-3), datum_of(1)}))), bits_of(2.0f));
}

}  // namespace
}  // namespace halfulp
