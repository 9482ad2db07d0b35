// Writes a result file line by line. The file gets its name only with its footer; until then it is FILE.partial.
#pragma once

#include <string>

#include "result/file.h"
#include "result/read.h"
#include "result/record.h"

namespace halfulp {

/// Where the lines of an unfinished run stand.
std::string partial_path(const std::string& path);

class ResultWriter {
 public:
  /// Starts afresh. Errors: WriteError, here and below.
  ResultWriter(std::string path, const HeaderRecord& header);
  /// Goes on where an interrupted run stopped: after its last complete line.
  ResultWriter(std::string path, const PartialRun& interrupted);

  /// Appends one record. What has been added survives the death of this process.
  void add(const CellRecord& cell);
  void add(const TrainingRecord& training);
  void add(const AccuracyRecord& accuracy);
  void add(const ThroughputRecord& throughput);
  void add(const WeightsRecord& weights);
  void add(const ImageRecord& image);
  /// Appends all that a run has beside its cells.
  void add_measurements(const RunRecord& run);
  /// Appends the footer and gives the file its name. Call once, last.
  void finish(const FooterRecord& footer);

 private:
  std::string path_;
  OutputFile file_;
};

/// Writes a whole run at once, replacing what has the name. Errors: WriteError.
void write_run(const std::string& path, const RunRecord& run);

}  // namespace halfulp
