// Vector kernels that round float32 lanes to a narrow format and back, and sum a layer's products in it.
#pragma once

#include <cstddef>
#include <cstdint>

#include "accuracy/narrow_format.h"

namespace halfulp::accuracy {

/// Images that are summed side by side.
inline constexpr std::size_t kTileImages = 16;

/// One layer's sums for the images of a tile: y = 0 + x_0 w_0 + x_1 w_1 + ... + b, rounded after every operation.
struct SumsTile {
  const float* x = nullptr;         ///< [inputs][kTileImages]
  const float* weights = nullptr;   ///< [outputs][inputs]
  const float* biases = nullptr;    ///< [outputs]
  float* y = nullptr;               ///< [outputs][kTileImages]
  std::uint32_t* states = nullptr;  ///< [outputs][kTileImages] of random numbers, none zero. Stochastic rounding only.
  std::size_t inputs = 0, outputs = 0;
};

struct NarrowKernels {
  /// Rounds [count] values to nearest even. NaNs stay, zeros keep their signs, whatever the format has of them.
  void (*round)(const NarrowFormat& format, const float* x, float* y, std::size_t count);
  /// Rounds [count] values to either neighbour; beyond the largest value to that. `states` [count] are moved on.
  void (*round_stochastically)(const NarrowFormat& format, const float* x, std::uint32_t* states, float* y,
                               std::size_t count);
  /// Sums in float32 itself.
  void (*sum)(const SumsTile& tile);
  /// Sums rounded to nearest.
  void (*sum_nearest)(const NarrowFormat& format, const SumsTile& tile);
  /// Sums rounded stochastically. A sum is rounded to float32 first, which moves its odds by at most 2^-13.
  void (*sum_stochastically)(const NarrowFormat& format, const SumsTile& tile);
};

/// Those for the widest vectors that this machine has. Results are the same on all.
NarrowKernels narrow_kernels();

}  // namespace halfulp::accuracy
