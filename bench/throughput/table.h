// Records as rows for people.
#pragma once

#include <string>
#include <vector>

#include "result/measurement.h"

namespace halfulp::throughput {

/// One line about memcpy for every size and number of threads: the median of its gigabytes per second.
std::vector<std::string> copy_lines(const std::vector<ThroughputRecord>& records);

/// A head and a row per record, columns of one width as far as they are numbers. Records that answer the same question
/// on the same data stand together; questions keep the order in which they first come. The verdict on an implementation
/// that does not conform is in capitals.
std::vector<std::vector<std::string>> table_rows(const std::vector<ThroughputRecord>& records);

}  // namespace halfulp::throughput
