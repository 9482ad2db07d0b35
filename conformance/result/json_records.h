// Records of a result file from the fields of their lines. Errors: ReadError, everywhere.
#pragma once

#include "result/json_fields.h"
#include "result/measurement.h"
#include "result/record.h"

namespace halfulp::json {

CellRecord cell_of(const Fields& fields);
TrainingRecord training_of(const Fields& fields);
AccuracyRecord accuracy_of(const Fields& fields);
ThroughputRecord throughput_of(const Fields& fields);

}  // namespace halfulp::json
