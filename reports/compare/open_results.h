// Where a cell may be right and yet have other results than another that is right too.
#pragma once

#include <string>

#include "result/record.h"

namespace halfulp {

/// What the cell's profile or variant accepts more than one result for: "the profile ieee accepts any NaN". Empty where
/// it asks for one result in every case, or is not known here.
std::string open_results_of(const CellRecord& cell);

}  // namespace halfulp
