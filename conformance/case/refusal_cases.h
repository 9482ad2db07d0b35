// Calls that must be refused: shapes that a format has no blocks for, parts that are missing or too short.
#pragma once

#include <vector>

#include "case/tensor_source.h"

namespace halfulp {

/// A few refusals, made from `tensor`, a case of the question in a shape that the format can hold.
std::vector<TensorRecipe> refusal_cases(const BlockQuestion& question, const MakeTensor& tensor);

}  // namespace halfulp
