// The operands of a batch where adapters read them: one array for each column.
#pragma once

#include <array>
#include <cstdint>

#include "case/case_source.h"
#include "case/columns.h"
#include "run/buffers.h"

namespace halfulp {

/// The arrays of a batch, in the order of the columns.
using OperandArrays = std::array<const void*, kMostOperands>;

/// Writes the operands of the cases [first, first + count) and returns the adapters' view of them.
/// Requires a count of at most kBatchCases.
OperandArrays fill_operands(const Buffers& buffers, const Columns& columns, const CaseSource& source,
                            std::uint64_t first, std::size_t count);

}  // namespace halfulp
