// The oracle for blocks: which codes a tensor must become. Scale first, then every element.
#pragma once

#include <vector>

#include "block/block_spec.h"
#include "block/tensor.h"

namespace halfulp {

/// The codes that are right at one place.
struct Admissible {
  Code code = 0;         ///< The answer.
  Code other = 0;        ///< A second answer where the rule leaves two, else `code`.
  Code tolerance = 0;    ///< Codes this far from either are right too: sums in an order that is left open, NaNs.
  bool is_open = false;  ///< Every code is right.

  static Admissible only(Code code) { return {code, code, 0, false}; }
  static Admissible open() { return {0, 0, 0, true}; }
  bool admits(Code actual) const {
    const auto is_near = [&](Code one) { return (actual > one ? actual - one : one - actual) <= tolerance; };
    return is_open || is_near(code) || is_near(other);
  }
  bool operator==(const Admissible&) const = default;
};

/// What is right at every place of a quantized tensor.
struct BlockAnswer {
  std::vector<Admissible> elements, scales, tensor;
};

/// Quantizes `values`. Where several results are admissible at one place, what follows from it is worked out from what
/// `actual` has there, if given and admissible. Requires can_hold(spec, values.shape).
BlockAnswer quantize(const BlockSpec& spec, const BlockRules& rules, const Tensor& values,
                     const Items* actual = nullptr);

/// The answers' first choices.
Items items_of(const BlockAnswer& answer);

/// Whether `actual` is right at every place.
bool admits(const BlockAnswer& answer, const Items& actual);

}  // namespace halfulp
