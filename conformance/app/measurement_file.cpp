#include "app/measurement_file.h"

#include <cstdio>

namespace halfulp {

MeasurementFile::~MeasurementFile() {
  if (!is_finished_) std::remove(partial_path(path_).c_str());
}

void MeasurementFile::finish(const RunRecord& run) {
  for (const TrainingRecord& record : run.trainings) writer_.add(record);
  for (const AccuracyRecord& record : run.accuracies) writer_.add(record);
  for (const ThroughputRecord& record : run.throughputs) writer_.add(record);
  writer_.finish(run.footer);
  is_finished_ = true;
}

}  // namespace halfulp
