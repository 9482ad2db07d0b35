// The oracle for the way back: which values blocks stand for.
#pragma once

#include <vector>

#include "block/block_spec.h"
#include "block/tensor.h"
#include "oracle/encode.h"

namespace halfulp {

/// A value that is right, or either zero.
struct ExpectedValue {
  Expected expected;
  bool any_zero = false;

  bool operator==(const ExpectedValue&) const = default;
};

/// The values of a tensor of `format`, row by row. Source: `rules.decode`, then one rounding to nearest even.
std::vector<ExpectedValue> dequantize(const BlockSpec& spec, const BlockRules& rules, Shape shape, const Items& items,
                                      const FormatSpec& format);

/// Whether `actual` satisfies the expectation.
bool satisfies(const FormatSpec& format, const ExpectedValue& expected, Code actual);

}  // namespace halfulp
