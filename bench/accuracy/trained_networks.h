// The networks of an experiment, and how they came about.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "mnist/digits.h"
#include "mnist/weights_file.h"
#include "result/measurement.h"

namespace halfulp::accuracy {

struct TrainedNetworks {
  std::vector<mnist::SavedNetwork> networks;
  std::vector<TrainingRecord> records;  ///< [networks]
};

/// From a file. Errors: mnist::WeightsError.
TrainedNetworks load_trained(const std::string& path);

/// Networks from seed 1 on, trained side by side, each on one thread, on at most `jobs` threads; 0: on all cores. Calls
/// `on_images` from any thread with the number of images seen since the last call; when that returns false, throws
/// mnist::Stopped.
TrainedNetworks train_networks(const mnist::DataSet& data, int seeds, int epochs, int jobs,
                               const std::function<bool(std::size_t)>& on_images);

}  // namespace halfulp::accuracy
