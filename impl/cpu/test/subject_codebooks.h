// The codebooks that the tests go through, and inputs around every value and midpoint of one.
#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "subjects.h"

namespace halfulp::cpu::test {

struct NamedCodebook {
  std::string name;
  std::vector<float> values;
};

/// In order: unequal steps, one zero.
inline const std::vector<float> kNf4Values{-1.0f,
                                           -0.6961928009986877f,
                                           -0.5250730514526367f,
                                           -0.39491748809814453f,
                                           -0.28444138169288635f,
                                           -0.18477343022823334f,
                                           -0.09105003625154495f,
                                           0.0f,
                                           0.07958029955625534f,
                                           0.16093020141124725f,
                                           0.24611230194568634f,
                                           0.33791524171829224f,
                                           0.44070982933044434f,
                                           0.5626170039176941f,
                                           0.7229568362236023f,
                                           1.0f};

/// In descending order.
inline const std::vector<float> kAf4Values{
    1.0f, 0.72424863f,  0.55496234f,  0.42563882f,  0.31675666f, 0.21961274f,  0.12934483f,  0.04273164f,
    0.0f, -0.04934812f, -0.14982478f, -0.25607552f, -0.3736951f, -0.51243739f, -0.69441008f, -1.0f};

/// Not in order, and with both zeros.
inline std::vector<float> bnb_fp4_values() {
  std::vector<float> values{0, 1.0f / 192, 2.0f / 3, 1, 1.0f / 3, 0.5f, 1.0f / 6, 0.25f};
  for (std::size_t i = 0; i < 8; ++i) values.push_back(-values[i]);
  return values;
}

/// 256 values: for each power of ten down to -6 and each sign, half as many equal steps as for the one above it.
inline std::vector<float> dynamic8_values() {
  std::vector<float> values{0.0f, 1.0f};
  for (int exponent = 0; exponent <= 6; ++exponent) {
    const int steps = 1 << exponent;
    for (int i = 0; i < steps; ++i) {
      const double fraction = 0.1 + 0.9 * (i + 0.5) / steps;
      const auto value = static_cast<float>(fraction * std::pow(10.0, exponent - 6));
      values.insert(values.end(), {value, -value});
    }
  }
  std::sort(values.begin(), values.end());
  return values;
}

inline std::vector<NamedCodebook> subject_codebooks() {
  return {{"nf4", kNf4Values}, {"bnb_fp4", bnb_fp4_values()}, {"af4", kAf4Values}, {"bnb_dynamic8", dynamic8_values()}};
}

/// Every value and every midpoint of two neighbours.
inline std::vector<float> values_and_midpoints(std::vector<float> values) {
  std::sort(values.begin(), values.end());
  const std::size_t size = values.size();
  for (std::size_t i = 0; i + 1 < size; ++i) values.push_back((values[i] + values[i + 1]) / 2);
  return values;
}

/// `reach` floats on either side of `x` and `x` itself, their bits ascending.
inline void add_neighbours(float x, std::uint32_t reach, std::vector<float>& inputs) {
  const std::uint32_t bits = std::bit_cast<std::uint32_t>(x);
  for (std::uint32_t i = 0; i <= 2 * reach; ++i) inputs.push_back(float_of(bits + i - reach));
}

}  // namespace halfulp::cpu::test
