#include "view/accuracies.h"

#include <algorithm>
#include <set>

#include "block/block_registry.h"
#include "view/words.h"

namespace halfulp {
namespace {

Experiment& experiment_called(std::vector<Experiment>& experiments, const std::string& name, const NamedRun& run) {
  const auto known = std::ranges::find_if(
      experiments, [&](const Experiment& other) { return other.run == &run && other.name == name; });
  if (known != experiments.end()) return *known;
  return experiments.emplace_back(
      Experiment{.name = name, .run = &run, .modes = {}, .trainings = {}, .weights = {}, .images = {}});
}

AccuracyMode& mode_called(std::vector<AccuracyMode>& modes, const std::string& name) {
  const auto known = std::ranges::find(modes, name, &AccuracyMode::name);
  return known != modes.end() ? *known : modes.emplace_back(AccuracyMode{name, {}});
}

}  // namespace

std::vector<Experiment> experiments_of(const std::vector<NamedRun>& runs) {
  std::vector<Experiment> experiments;
  for (const NamedRun& named : runs) {
    for (const AccuracyRecord& record : named.run.accuracies) {
      Experiment& experiment = experiment_called(experiments, record.experiment, named);
      if (experiment.baseline == nullptr && record.format == "float32") experiment.baseline = &record;
      mode_called(experiment.modes, record.mode).records.push_back(&record);
    }
    for (const TrainingRecord& training : named.run.trainings) {
      experiment_called(experiments, training.experiment, named).trainings.push_back(&training);
    }
    for (const WeightsRecord& weights : named.run.weights) {
      experiment_called(experiments, weights.experiment, named).weights.push_back(&weights);
    }
    for (const ImageRecord& image : named.run.images) {
      experiment_called(experiments, image.experiment, named).images.push_back(&image);
    }
  }
  return experiments;
}

std::optional<double> change_of(const AccuracyRecord& record, const AccuracyRecord* baseline) {
  if (baseline == nullptr || baseline == &record) return std::nullopt;
  std::vector<double> changes;
  for (const AccuracySample& sample : record.samples) {
    const auto other = std::ranges::find(baseline->samples, sample.seed, &AccuracySample::seed);
    if (other != baseline->samples.end()) changes.push_back(sample.accuracy - other->accuracy);
  }
  if (changes.empty()) return std::nullopt;
  return mean_spread_of(changes).mean;
}

AccuracyRecords one_of_each_format(const AccuracyRecords& records) {
  AccuracyRecords chosen;
  std::set<std::string> seen;
  for (const AccuracyRecord* record : records) {
    if (record->rounding == "nearest" && !record->samples.empty() && seen.insert(record->format).second) {
      chosen.push_back(record);
    }
  }
  std::erase_if(chosen, [&](const AccuracyRecord* record) {
    const std::string& format = record->format;
    for (auto end = format.rfind('_'); end != std::string::npos && end > 0; end = format.rfind('_', end - 1)) {
      if (seen.contains(format.substr(0, end))) return true;
    }
    return false;
  });
  return chosen;
}

bool is_block_format(const std::string& name) { return block_called(name) != nullptr; }

std::string mean_text(const MeanSpread& spread, int digits) {
  return spread.count == 0 ? "\u2013" : fixed(spread.mean, digits);
}

std::string mean_and_deviation(const MeanSpread& spread) {
  return mean_text(spread, 2) + (spread.count > 1 ? " \u00B1 " + fixed(spread.deviation, 2) : "");
}

}  // namespace halfulp
