// Every treatment on every network.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "accuracy/offer.h"
#include "accuracy/treatment.h"
#include "mnist/digits.h"
#include "mnist/weights_file.h"
#include "result/measurement.h"

namespace halfulp::accuracy {

/// What records call it.
inline constexpr std::string_view kExperiment = "mnist";

/// Who is told of an experiment's progress.
struct ExperimentHooks {
  /// Called after each treatment of a network with how many are finished of how many, from any thread, one call at a
  /// time. When it returns false, the experiment throws mnist::Stopped.
  std::function<bool(std::size_t finished, std::size_t all)> on_finished;
};

/// Treats and tests the networks on at most `jobs` threads; records do not depend on how many. They come in the order
/// of the treatments, their samples in that of the networks; the samples of the first network name images. Where there
/// are others to compare with, they do every treatment too, and a record says how the answers differ; if both sides
/// come down to the same implementations, it has no other side. Errors: TreatmentError before anything runs if a
/// treatment cannot be had; mnist::Stopped.
std::vector<AccuracyRecord> run_experiment(const mnist::DataSet& data, const std::vector<mnist::SavedNetwork>& networks,
                                           const std::vector<Treatment>& treatments, int jobs,
                                           const ExperimentHooks& hooks = {},
                                           const Implementations& implementations = own_implementations(),
                                           const Implementations& against = {});

}  // namespace halfulp::accuracy
