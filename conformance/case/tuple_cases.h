// The cases of operations with several operands: all of them where they are few, else corners and samples.
#pragma once

#include <cstdint>
#include <vector>

#include "case/columns.h"
#include "case/tier.h"

namespace halfulp {

/// The sources of an operation with these columns and this result, in index order: one exhaustive source, or boundary
/// then sampled. Boundary are all tuples of the corners of a format; of three operands also those of fused_cases.h;
/// of conversions with random bits a few thousand of its boundary, each with two drawn words.
std::vector<CaseSource> tuple_sources(const Columns& columns, const FormatSpec& to, Tier tier, std::uint64_t seed);

}  // namespace halfulp
