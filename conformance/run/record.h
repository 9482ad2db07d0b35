// From what was run to what is written down.
#pragma once

#include "diagnose/diagnosis.h"
#include "result/record.h"
#include "run/group.h"

namespace halfulp {

/// The record of one cell of a group.
CellRecord record_of(const Cell& cell, const Group& group, const CellOutcome& outcome);

/// A cause of a conversion cell with its examples.
CauseRecord record_of(const Question& question, const CauseCount& found);

/// The cause of deviations beyond those that are looked at.
CauseRecord not_diagnosed(std::uint64_t count);

/// One deviation as text.
ExampleRecord record_of(const Question& question, const Mismatch& mismatch);

/// What a header says of the implementations and of those that could not be had.
void describe_implementations(const std::vector<const Implementation*>& implementations, HeaderRecord& header);

}  // namespace halfulp
