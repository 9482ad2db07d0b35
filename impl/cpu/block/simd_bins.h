// Normalized values to codes by tables: the bins of [-1, 1] that bitsandbytes tabulates, and thresholds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "cpu/block/element_table.h"

namespace halfulp::cpu::block {

/// Writes bins[bin_of(y)] for [count] values that are not NaN. `bins` has 65536 codes.
using BinKernel = void (*)(const std::uint8_t* bins, const float* y, std::uint8_t* codes, std::size_t count);

/// Thresholds as a tree: those below and above number k are number 2k and 2k + 1, and the first one is number 1. What
/// is beyond the last level is 256 and the place of an element.
struct ThresholdTree {
  static constexpr std::size_t kPlaces = ElementTable::kPlaces;

  std::array<float, kPlaces> thresholds;  ///< From 1 on.
  std::array<std::uint8_t, kPlaces> codes;
};

ThresholdTree plan_thresholds(const ElementTable& elements);

/// Writes the codes of the elements of [count] values that are not NaN; there is one zero.
using ThresholdKernel = void (*)(const ThresholdTree& tree, const float* y, std::uint8_t* codes, std::size_t count);

/// The kernels for this processor, or nullptr if it has no vectors.
BinKernel bin_kernel();
ThresholdKernel threshold_kernel();

}  // namespace halfulp::cpu::block
