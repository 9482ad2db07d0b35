// How networks were trained, as a terminal shows it.
#pragma once

#include <string>
#include <vector>

#include "result/measurement.h"

namespace halfulp::accuracy {

/// A line per epoch: accuracy and loss of the test images, mean and deviation over the seeds, what the article has, and
/// the seconds of training. Empty where no network was trained, as where all were loaded.
std::string training_table(const std::vector<TrainingRecord>& trainings);

}  // namespace halfulp::accuracy
