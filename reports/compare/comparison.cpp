#include "compare/comparison.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "compare/open_results.h"
#include "compare/shell.h"
#include "result/cell_facts.h"
#include "result/json.h"
#include "result/machine.h"

namespace halfulp {
namespace {

std::string id_of(const CellRecord& cell) { return cell.id; }
std::string id_of(const TrainingRecord& made) { return made.experiment + "/" + std::to_string(made.seed); }
std::string id_of(const AccuracyRecord& accuracy) { return accuracy.id; }
std::string id_of(const ThroughputRecord& throughput) { return throughput.id; }

/// Calls `both(before, after)` for records of equal ids, in the order of `before`, and notes the others.
template <class Record, class Both>
void pair_up(const std::string& kind, const std::vector<Record>& before, const std::vector<Record>& after,
             Comparison& found, Both both) {
  std::map<std::string, const Record*> others;
  for (const Record& record : after) others[id_of(record)] = &record;
  for (const Record& record : before) {
    const auto other = others.find(id_of(record));
    if (other == others.end()) {
      found.missing.push_back({kind, id_of(record)});
    } else {
      both(record, *other->second);
      others.erase(other);
    }
  }
  for (const Record& record : after) {
    if (others.contains(id_of(record))) found.added.push_back({kind, id_of(record)});
  }
}

/// The outcomes that a file states: of its cells, and of those that it only measured.
std::map<std::string, std::string> outcomes_of(const RunRecord& run) {
  std::map<std::string, std::string> outcomes;
  for (const CellRecord& cell : run.cells) outcomes[cell.id] = cell.outcome;
  for (const ThroughputRecord& throughput : run.throughputs) outcomes.insert({throughput.cell, throughput.outcome});
  return outcomes;
}

void compare_outcomes(const RunRecord& before, const RunRecord& after, Comparison& found) {
  const std::map<std::string, std::string> others = outcomes_of(after);
  for (const auto& [cell, outcome] : outcomes_of(before)) {
    const auto other = others.find(cell);
    if (other == others.end()) continue;
    ++found.cells;
    if (other->second != outcome) found.outcomes.push_back({cell, outcome, other->second});
  }
}

/// INDEX where no case is known; of cells that are right on both sides the first with more than one right result.
std::string replayed_case(const InputChange& change) {
  if (change.first) return std::to_string(change.first->index);
  return change.is_right_on_both ? "--open" : "INDEX";
}

std::string replay_command(const CellRecord& cell, const HeaderRecord& header, const InputChange& change) {
  return "halfulp replay " + shell_quoted(cell.id) + " " + replayed_case(change) + cases_options(cell, header) +
         (is_library(cell, header) ? " --impl dso:PATH" : "");
}

std::vector<std::uint64_t> seeds_of(const AccuracyRecord& accuracy) {
  std::vector<std::uint64_t> seeds;
  for (const AccuracySample& sample : accuracy.samples) seeds.push_back(sample.seed);
  std::ranges::sort(seeds);
  return seeds;
}

MeanSpread spread_of(const AccuracyRecord& accuracy) {
  std::vector<double> values;
  for (const AccuracySample& sample : accuracy.samples) values.push_back(sample.accuracy);
  return mean_spread_of(values);
}

Sizes sizes_of(const AccuracyRecord& accuracy) {
  return {accuracy.kilobytes, accuracy.kilobytes_with_scales, accuracy.bits_per_weight};
}

bool is_other_mean(const AccuracyRecord& before, const AccuracyRecord& after, const AccuracyChange& change) {
  if (before.samples.empty() || after.samples.empty()) return before.samples.empty() != after.samples.empty();
  const double difference = std::abs(change.after.mean - change.before.mean);
  const std::optional<double> deviation = pooled_deviation(change.before, change.after);
  // One network each: networks of one seed are equal, and those of two seeds say nothing about a difference.
  if (!deviation) return seeds_of(before) == seeds_of(after) && !(difference == 0);
  return !(difference <= kAccuracyTolerance * *deviation);  // NaN differs
}

void compare_accuracies(const AccuracyRecord& before, const AccuracyRecord& after, Comparison& found) {
  if (to_line(before) == to_line(after)) return;
  AccuracyChange change{.id = before.id,
                        .before = spread_of(before),
                        .after = spread_of(after),
                        .sizes_before = sizes_of(before),
                        .sizes_after = sizes_of(after)};
  change.has_other_mean = is_other_mean(before, after, change);
  change.has_other_sizes = change.sizes_before != change.sizes_after;
  if (change.has_other_mean || change.has_other_sizes) found.accuracies.push_back(change);
}

}  // namespace

Comparison compare(const RunRecord& before, const RunRecord& after) {
  Comparison found;
  found.machine_before = machine_text(before.header);
  found.machine_after = machine_text(after.header);
  compare_outcomes(before, after, found);
  pair_up("cell", before.cells, after.cells, found, [&](const CellRecord& cell, const CellRecord& other) {
    if (!ran_same_cases(cell, before.header, other, after.header) || cell.cases != other.cases ||
        cell.digest == other.digest)
      return;
    if (cell.outcome == other.outcome) found.digests.push_back({cell.id, cell.digest, other.digest, cell.cases});
    if (cell.digest.empty() || other.digest.empty()) return;  // one did not run
    InputChange change{.cell = cell.id, .replay = {}, .first = first_differing_input(cell, other), .open_results = {}};
    change.open_before = cell.unspecified;
    change.open_after = other.unspecified;
    change.is_right_on_both = cell.outcome == "conforms" && other.outcome == "conforms";
    if (change.is_right_on_both) change.open_results = open_results_of(cell);
    change.replay = replay_command(cell, before.header, change);
    found.inputs.push_back(std::move(change));
  });
  pair_up("training", before.trainings, after.trainings, found, [](const TrainingRecord&, const TrainingRecord&) {});
  pair_up("accuracy", before.accuracies, after.accuracies, found,
          [&](const AccuracyRecord& accuracy, const AccuracyRecord& other) {
            ++found.accuracy_lines;
            compare_accuracies(accuracy, other, found);
          });
  pair_up("throughput", before.throughputs, after.throughputs, found,
          [&](const ThroughputRecord& throughput, const ThroughputRecord& other) {
            found.speeds.push_back(compare_speeds(throughput, other));
          });
  return found;
}

}  // namespace halfulp
