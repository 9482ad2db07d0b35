// The result file of a command that measures: opened before the work, written after it.
#pragma once

#include <string>

#include "result/record.h"
#include "result/write.h"

namespace halfulp {

class MeasurementFile {
 public:
  /// Opens the file, so that one that cannot be written is known before anything is measured. Errors: WriteError.
  MeasurementFile(const std::string& path, const HeaderRecord& header) : path_(path), writer_(path, header) {}
  /// Leaves nothing behind where the work did not come to its end.
  ~MeasurementFile();
  MeasurementFile(const MeasurementFile&) = delete;
  MeasurementFile& operator=(const MeasurementFile&) = delete;

  /// Writes all measurements and the footer, and gives the file its name. Errors: WriteError.
  void finish(const RunRecord& run);

 private:
  std::string path_;
  ResultWriter writer_;
  bool is_finished_ = false;
};

}  // namespace halfulp
