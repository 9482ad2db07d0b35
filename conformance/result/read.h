// Reads result files. A file without its footer is not a result.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "result/read_error.h"
#include "result/record.h"

namespace halfulp {

/// What an interrupted run left behind.
struct PartialRun {
  HeaderRecord header;
  std::vector<CellRecord> cells = {};
  std::vector<TrainingRecord> trainings = {};
  std::vector<AccuracyRecord> accuracies = {};
  std::vector<ThroughputRecord> throughputs = {};
  std::vector<WeightsRecord> weights = {};
  std::vector<ImageRecord> images = {};
  std::size_t size = 0;  ///< Bytes up to the end of the last complete record.
};

/// Reads a complete result file and checks that its counts agree. Errors: ReadError.
RunRecord read_run(const std::string& path);

/// Reads the complete lines of an unfinished file; a last line that was cut off is dropped. Errors: ReadError, of kind
/// cannot_open, empty or missing_header where there is nothing to go on from.
PartialRun read_partial(const std::string& path);

}  // namespace halfulp
