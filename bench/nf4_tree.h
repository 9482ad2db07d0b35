// NF4 as it is written without vectors: a binary tree of comparisons for each value. What the vector kernels are
// measured against.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>

namespace halfulp {

/// The code of a value in [-1, 1]: the number of thresholds, float32 midpoints of the levels, that are below it.
inline std::uint8_t nf4_code(float x) {
  if (x > 0.03979014977812767f) {
    if (x > 0.3893125355243683f) {
      if (x > 0.6427869200706482f) return x > 0.8614784181118011f ? 15 : 14;
      return x > 0.5016634166240692f ? 13 : 12;
    }
    if (x > 0.2035212516784668f) return x > 0.2920137718319893f ? 11 : 10;
    return x > 0.1202552504837513f ? 9 : 8;
  }
  if (x > -0.33967943489551544f) {
    if (x > -0.13791173323988914f) return x > -0.045525018125772476f ? 7 : 6;
    return x > -0.23460740596055984f ? 5 : 4;
  }
  if (x > -0.6106329262256622f) return x > -0.4599952697753906f ? 3 : 2;
  return x > -0.8480964004993439f ? 1 : 0;
}

/// Quantizes whole blocks of 64 values: a float32 scale each, and nibbles, the first one high.
inline void nf4_tree(const float* x, std::size_t count, float* scales, std::uint8_t* codes) {
  for (std::size_t first = 0; first < count; first += 64) {
    float absmax = 0;
    for (std::size_t i = first; i < first + 64; ++i) absmax = std::max(absmax, std::fabs(x[i]));
    scales[first / 64] = absmax;
    const float factor = 1 / absmax;
    for (std::size_t i = first; i < first + 64; i += 2) {
      codes[i / 2] = static_cast<std::uint8_t>(nf4_code(x[i] * factor) << 4 | nf4_code(x[i + 1] * factor));
    }
  }
}

}  // namespace halfulp
