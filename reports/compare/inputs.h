// Where the results of a cell differ first, told from the examples that both files have of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "result/record.h"

namespace halfulp {

/// One case with another result.
struct InputDifference {
  std::uint64_t index = 0;
  std::string input, input_value;
  std::string before, after;  ///< Results with their values, or words where only the other file has the case.
};

/// The lowest case that is an example in both with different results, or an example in one and right in the other.
/// Where no such case is known: the lowest that is an example in one, when what the other has is unknown since it keeps
/// the first of many examples only. Empty where the examples are the same. Requires equal cases.
std::optional<InputDifference> first_differing_input(const CellRecord& before, const CellRecord& after);

}  // namespace halfulp
