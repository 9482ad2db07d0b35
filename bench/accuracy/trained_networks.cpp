#include "accuracy/trained_networks.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <utility>

#include "accuracy/experiment.h"
#include "mnist/train.h"

namespace halfulp::accuracy {
namespace {

TrainingRecord record_of(std::uint64_t seed, std::string source) {
  return {.experiment = std::string(kExperiment), .seed = seed, .source = std::move(source), .epochs = {}};
}

}  // namespace

TrainedNetworks load_trained(const std::string& path) {
  TrainedNetworks trained{.networks = mnist::load_networks(path), .records = {}};
  for (const mnist::SavedNetwork& saved : trained.networks) trained.records.push_back(record_of(saved.seed, path));
  return trained;
}

TrainedNetworks train_networks(const mnist::DataSet& data, int seeds, int epochs, int jobs,
                               const std::function<bool(std::size_t)>& on_images) {
  std::vector<mnist::Training> trainings(static_cast<std::size_t>(seeds));
  tbb::task_arena arena(jobs == 0 ? tbb::task_arena::automatic : jobs);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, trainings.size(),
                      [&](std::size_t i) { trainings[i] = mnist::train(data, i + 1, epochs, on_images); });
  });
  TrainedNetworks trained;
  for (mnist::Training& training : trainings) {
    TrainingRecord& record = trained.records.emplace_back(record_of(training.seed, "trained"));
    for (const mnist::Epoch& epoch : training.epochs) {
      record.epochs.push_back({.accuracy = epoch.accuracy, .loss = epoch.loss, .seconds = epoch.seconds});
    }
    trained.networks.push_back({.seed = training.seed, .network = std::move(training.network)});
  }
  return trained;
}

}  // namespace halfulp::accuracy
