// What one block operation on one tensor must give.
#pragma once

#include <vector>

#include "block/dequantize.h"
#include "block/quantize.h"
#include "case/block_question.h"
#include "case/tensor_case.h"

namespace halfulp {

/// The right result of a case. `bytes` satisfies it; where `is_unique`, nothing else does.
struct Expectation {
  TensorBytes bytes;  ///< The results' parts.
  bool is_unique = true;
  bool has_open = false;              ///< Some place is left open by the rules.
  BlockAnswer answer;                 ///< quantize.
  std::vector<ExpectedValue> values;  ///< dequantize.
};

/// Asks the oracle what `rules` make of the case's operands, which may be other rules than the question's: those of a
/// variant that an implementation may have taken instead. Where a place has several right results, what follows from it
/// is worked out from `actual`, the parts that an implementation gave, if there are any.
/// Requires a case without misuse. Errors: std::invalid_argument where the rules cannot be those of the operands'
/// bytes.
Expectation expectation_of(const BlockQuestion& question, const BlockRules& rules, const TensorCase& tensor,
                           const TensorBytes* actual = nullptr);

/// The items of packed parts. The plane `tensor` may be missing.
Items unpacked(const BlockSpec& spec, const BlockRules& rules, Shape shape, const TensorBytes& bytes);

}  // namespace halfulp
