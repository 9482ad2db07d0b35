#include "app/measurement_file.h"

#include <cstdio>

namespace halfulp {

MeasurementFile::~MeasurementFile() {
  if (!is_finished_) std::remove(partial_path(path_).c_str());
}

void MeasurementFile::finish(const RunRecord& run) {
  writer_.add_measurements(run);
  writer_.finish(run.footer);
  is_finished_ = true;
}

}  // namespace halfulp
