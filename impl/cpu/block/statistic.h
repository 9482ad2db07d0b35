// What a scale is worked out from: what is seen in one pass over the values of a block.
#pragma once

#include <cstddef>
#include <limits>

#include "cpu/block/plan.h"

namespace halfulp::cpu::block {

/// A sum with the error of its additions.
struct Sum {
  double high = 0, low = 0;

  void add(double x);
  /// The sum divided by `count`, rounded to float32 once.
  float mean(double count) const;
};

struct Statistic {
  float absmax = 0;   ///< The largest magnitude, 0 without values.
  float largest = 0;  ///< The first value that has it, with its sign.
  float least = std::numeric_limits<float>::max(), greatest = -std::numeric_limits<float>::max();
  Sum magnitudes;
};

/// Looks at [count] values of a block, in element order; several calls see one block. Fills what the rules need.
void observe(const Plan& plan, const float* x, std::size_t count, Statistic& statistic);

}  // namespace halfulp::cpu::block
