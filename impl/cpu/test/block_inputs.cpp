#include "block_inputs.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <random>

namespace halfulp::cpu::test {
namespace {

std::uint32_t bits_of(float x) { return std::bit_cast<std::uint32_t>(x); }

/// The kinds of values that a stretch of a tensor has.
enum class Stretch { normal, any_bits, subnormal, huge, zeros, grid, one_infinity, one_nan, constant, largest_twice };
constexpr int kStretches = 10;

float one_value(Stretch stretch, std::mt19937& random) {
  std::normal_distribution<float> normal(0, 1);
  const auto sign = static_cast<std::uint32_t>(random() & 0x80000000u);
  switch (stretch) {
    case Stretch::any_bits:
      return std::bit_cast<float>(static_cast<std::uint32_t>(random()));
    case Stretch::subnormal:
      return std::bit_cast<float>(sign | static_cast<std::uint32_t>(random() >> 8));
    case Stretch::huge:
      return std::bit_cast<float>(sign | 0x7F000000 | static_cast<std::uint32_t>(random() & 0x007FFFFF));
    case Stretch::zeros:
      return std::bit_cast<float>(sign);
    case Stretch::grid:
      return static_cast<float>(static_cast<int>(random() % 65) - 32) / 4;
    case Stretch::constant:
      return -0.75f;
    case Stretch::largest_twice:
      return random() % 4 == 0 ? std::bit_cast<float>(sign | bits_of(3.25f)) : normal(random);
    default:
      return normal(random);
  }
}

}  // namespace

std::vector<float> ugly_values(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::vector<float> values;
  while (values.size() < count) {
    const auto stretch = static_cast<Stretch>(random() % kStretches);
    const std::size_t size = std::min<std::size_t>(count - values.size(), std::size_t{16} << random() % 4);
    const std::size_t first = values.size();
    for (std::size_t i = 0; i < size; ++i) values.push_back(one_value(stretch, random));
    const auto any = [&]() -> float& { return values[first + random() % size]; };
    if (stretch == Stretch::one_infinity) any() = -std::numeric_limits<float>::infinity();
    if (stretch == Stretch::one_nan) any() = std::numeric_limits<float>::quiet_NaN();
  }
  return values;
}

std::vector<float> normal_values(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, 1);
  std::vector<float> values(count);
  for (float& x : values) x = normal(random);
  return values;
}

std::vector<float> threshold_values(std::size_t count, std::uint32_t seed) {
  constexpr std::array kThresholds{-0.8480964f,   -0.61063293f, -0.45999527f, -0.33967943f, -0.23460741f, -0.13791173f,
                                   -0.045525018f, 0.03979015f,  0.12025525f,  0.20352125f,  0.29201377f,  0.38931254f,
                                   0.50166342f,   0.64278692f,  0.86147842f,  0.00260417f,  0.0859375f,   0.20833333f,
                                   0.29166667f,   0.4166667f,   0.583333f,    0.8333333f};
  std::mt19937 random(seed);
  std::vector<float> values;
  float scale = 1, largest = 1;
  while (values.size() < count) {
    if (values.size() % 32 == 0) {
      scale = std::ldexp(1.0f, static_cast<int>(random() % 20) - 10);
      largest = std::array{1.0f, 6.0f, 448.0f, 127.0f, 7.5f, 1.984375f, 28.0f, 1.75f}[random() % 8];
      values.push_back(scale * largest);
    }
    const int kind = static_cast<int>(random() % 4);
    const int integer = static_cast<int>(random() % 257) - 128;
    const float x = kind == 0   ? static_cast<float>(integer) / 2
                    : kind == 1 ? static_cast<float>(integer) / 16
                    : kind == 2 ? static_cast<float>(integer) / 128
                                : kThresholds[random() % kThresholds.size()] * largest;
    values.push_back(std::bit_cast<float>(bits_of(x * scale) + static_cast<std::uint32_t>(random() % 5) - 2));
  }
  values.resize(count);
  return values;
}

Bytes bytes_of(const std::vector<float>& values, std::string_view format) {
  Bytes bytes;
  for (const float x : values) {
    const std::uint32_t bits = bits_of(x);
    const std::uint32_t code = format == "float32" ? bits : bits >> 16;
    for (std::size_t i = 0; i < (format == "float32" ? 4 : 2); ++i) {
      bytes.push_back(static_cast<std::uint8_t>(code >> 8 * i));
    }
  }
  return bytes;
}

Bytes random_bytes(std::size_t count, std::uint32_t seed) {
  std::mt19937 random(seed);
  Bytes bytes(count);
  for (std::uint8_t& byte : bytes) byte = static_cast<std::uint8_t>(random());
  return bytes;
}

}  // namespace halfulp::cpu::test
