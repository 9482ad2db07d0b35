// The element that a value becomes once it is divided by its scale.
#pragma once

#include <vector>

#include "block/quantize.h"
#include "value/datum.h"

namespace halfulp {

/// Finds elements of one format under one set of rules.
class ElementCoder {
 public:
  ElementCoder(const FormatSpec& element, const BlockRules& rules);

  /// The codes for `value`. A value beyond the range becomes the extreme one.
  Admissible code(const Datum& value) const;

  /// The code of the integer nearest to `value`, ties to even, with `zero` added, clamped to the codes.
  Admissible affine_code(const Datum& value, const Datum& zero) const;

 private:
  Code in_binary_format(const Datum& value) const;
  bool is_even(std::size_t place) const;
  Code in_codebook(const Datum& value) const;
  Code by_binary_search(const Datum& value) const;
  Code in_bin(std::uint64_t bin) const;
  Admissible by_table(const Datum& value) const;
  Admissible by_half_added(const Datum& value) const;
  Admissible in_any_codebook(const Datum& value) const;
  Admissible code_of_nan() const;
  Datum clamp_symmetrically(const Datum& value) const;
  Code other_zero(Code code) const;

  const FormatSpec* element_;
  BlockRules rules_;
  std::vector<Code> order_;    ///< Codebooks: the codes in order of value; of two zeros the positive one.
  std::vector<float> values_;  ///< Their values.
  std::vector<float> bounds_;  ///< The midpoints between them, rounded to float32.
  Code code_of_zero_ = 0;
};

/// The nearest integer, ties to even. Requires a number.
Datum nearest_integer(const Datum& value);

}  // namespace halfulp
