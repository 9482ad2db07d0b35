// From what was run to what is written down.
#pragma once

#include "result/record.h"
#include "run/group.h"

namespace halfulp {

/// The record of one cell of a group.
CellRecord record_of(const Cell& cell, const Group& group, const CellOutcome& outcome);

/// One deviation as text.
ExampleRecord record_of(const Question& question, const Mismatch& mismatch);

/// What a header says of the implementations and of those that could not be had.
void describe_implementations(const std::vector<const Implementation*>& implementations, HeaderRecord& header);

}  // namespace halfulp
