// Records of accuracy as a terminal shows them.
#pragma once

#include <string>
#include <vector>

#include "result/measurement.h"

namespace halfulp::accuracy {

/// A table for each mode, in the order of the records, at most 160 columns wide; then the log-probabilities of test
/// image 4 in the rows for which others published them, with theirs beneath. Means over the seeds. Records of one mode
/// stand together.
std::string accuracy_table(const std::vector<AccuracyRecord>& records);

}  // namespace halfulp::accuracy
