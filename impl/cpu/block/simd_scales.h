// The scales of a batch of blocks.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "cpu/block/plan.h"
#include "cpu/block/scale.h"
#include "cpu/block/simd_batches.h"

namespace halfulp::cpu::block {

/// One number for each block of a batch.
template <class T>
using PerBlock = std::array<T, kBatchBlocks>;

/// What is seen in the blocks of a batch, and what follows from it.
struct BatchScales {
  PerBlock<std::uint32_t> magnitudes;        ///< Bits of the largest one; infinity and more if not all are finite.
  PerBlock<float> largest, least, greatest;  ///< As far as the rules need them.
  PerBlock<std::array<Code, 2>> codes;       ///< As they are stored.
  PerBlock<float> values;                    ///< Before they became codes.
  PerBlock<float> factors, minimums;         ///< How values are divided.
  bool are_ordinary = true;                  ///< All blocks are.
  PerBlock<bool> is_ordinary;                ///< If not all are: values are finite and stay so when they are divided.
};

/// Finds the scales of whole blocks. The plan and the state have to stay.
class ScaleFinder {
 public:
  ScaleFinder(const Plan& plan, const TensorState& state);

  /// Whether scales follow from the extremes of a block and the processor has vectors.
  explicit operator bool() const { return is_served_; }

  /// How all ordinary blocks are divided, which may be another way to the same elements than that of scale_of().
  Scaling::By by() const { return by_; }

  /// Looks at [blocks] blocks of [length] values.
  void find(const float* x, std::size_t length, std::size_t blocks, BatchScales& scales) const;

 private:
  void find_one(std::size_t length, std::size_t i, BatchScales& scales) const;

  const Plan& plan_;
  const TensorState& state_;
  Scaling::By by_;
  bool is_served_, has_usual_scales_;
};

}  // namespace halfulp::cpu::block
