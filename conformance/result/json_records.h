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
WeightsRecord weights_of(const Fields& fields);
ImageRecord image_of(const Fields& fields);

/// What stands in the field `changed_images` of a sample, where there is any.
Json list_of(const std::vector<ChangedImage>& images);
/// Of a sample with `changed` changed images; empty where the field is left out.
std::vector<ChangedImage> changed_images_of(const Fields& sample, std::uint64_t changed);

}  // namespace halfulp::json
