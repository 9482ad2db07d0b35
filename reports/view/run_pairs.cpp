#include "view/run_pairs.h"

#include <algorithm>
#include <string>
#include <unordered_map>

namespace halfulp {
namespace {

/// Which runs have a line, by its kind and id.
using Owners = std::unordered_map<std::string, std::vector<std::size_t>>;

void add(Owners& owners, const RunRecord& run, std::size_t place) {
  const auto own = [&](const char* kind, const std::string& id) {
    std::vector<std::size_t>& places = owners[kind + id];
    if (places.empty() || places.back() != place) places.push_back(place);
  };
  for (const CellRecord& cell : run.cells) own("c", cell.id);
  for (const ThroughputRecord& throughput : run.throughputs) own("s", throughput.id);
  for (const AccuracyRecord& accuracy : run.accuracies) own("a", accuracy.id);
  for (const TrainingRecord& training : run.trainings) {
    own("t", training.experiment + "/" + std::to_string(training.seed));
  }
}

}  // namespace

RunPairs comparable_runs(const std::vector<const NamedRun*>& runs, std::size_t most) {
  Owners owners;
  for (std::size_t place = 0; place < runs.size(); ++place) add(owners, runs[place]->run, place);
  std::vector<std::size_t> shared(runs.size() * runs.size());
  for (const auto& [line, places] : owners) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      for (std::size_t j = i + 1; j < places.size(); ++j) ++shared[places[i] * runs.size() + places[j]];
    }
  }
  RunPairs found;
  for (std::size_t i = 0; i < runs.size(); ++i) {
    for (std::size_t j = i + 1; j < runs.size(); ++j) {
      const std::size_t count = shared[i * runs.size() + j];
      if (count == 0) continue;
      const bool is_in_order = runs[i]->run.header.started <= runs[j]->run.header.started;
      found.pairs.push_back({runs[is_in_order ? i : j], runs[is_in_order ? j : i], count});
    }
  }
  std::ranges::stable_sort(found.pairs, std::greater{}, &RunPair::shared);
  if (found.pairs.size() > most) {
    found.left_out = found.pairs.size() - most;
    found.pairs.resize(most);
  }
  return found;
}

}  // namespace halfulp
