// Accuracies of all runs: experiments, what was rounded in them, and numbers over their networks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "result/merge.h"
#include "result/spread.h"

namespace halfulp {

using AccuracyRecords = std::vector<const AccuracyRecord*>;

/// What was rounded: "weights", "weights+activations", "sums".
struct AccuracyMode {
  std::string name;
  AccuracyRecords records;  ///< In file order; not empty.
};

struct Experiment {
  std::string name;
  const NamedRun* run;
  const AccuracyRecord* baseline = nullptr;  ///< Of float32, if the run has it.
  std::vector<AccuracyMode> modes;           ///< In order of appearance.
  std::vector<const TrainingRecord*> trainings;
  std::vector<const WeightsRecord*> weights;
  std::vector<const ImageRecord*> images;
};

/// Every experiment of every run that measured accuracies or trained, with its weights and images. Refers to the runs.
std::vector<Experiment> experiments_of(const std::vector<NamedRun>& runs);

/// Of one number per network.
template <class Number>
MeanSpread spread_of(const AccuracyRecord& record, Number AccuracySample::*number) {
  std::vector<double> values;
  for (const AccuracySample& sample : record.samples) values.push_back(static_cast<double>(sample.*number));
  return mean_spread_of(values);
}

/// The mean of what the networks of the same seeds lost or won, in points; empty of the baseline itself and where they
/// have no seed in common.
std::optional<double> change_of(const AccuracyRecord& record, const AccuracyRecord* baseline);

/// One record of every format, its first that is rounded to nearest, for drawings that have no room for all. A format
/// whose name extends another's is left out as well: bnb_nf4_b128, another block size, beside bnb_nf4.
AccuracyRecords one_of_each_format(const AccuracyRecords& records);

/// Whether values share scales: of what is no known block format, no.
bool is_block_format(const std::string& name);

/// "95.50 ± 0.35"; one network has no deviation, and none has no mean.
std::string mean_and_deviation(const MeanSpread& spread);

/// The mean alone, or a dash.
std::string mean_text(const MeanSpread& spread, int digits);

}  // namespace halfulp
