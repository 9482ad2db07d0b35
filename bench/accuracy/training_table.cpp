#include "accuracy/training_table.h"

#include <algorithm>
#include <array>

#include "accuracy/columns.h"
#include "result/spread.h"

namespace halfulp::accuracy {
namespace {

/// The article's log of its own training, after each epoch.
struct PublishedEpoch {
  double accuracy, loss;
};
constexpr std::array kArticle{PublishedEpoch{92.25, 0.2684}, PublishedEpoch{94.01, 0.1998},
                              PublishedEpoch{95.30, 0.1614}, PublishedEpoch{96.01, 0.1376}};

/// One figure of one epoch, of all networks that were trained so long.
MeanSpread spread_at(const std::vector<TrainingRecord>& trainings, std::size_t epoch, double EpochRecord::*figure) {
  std::vector<double> figures;
  for (const TrainingRecord& training : trainings) {
    if (epoch < training.epochs.size()) figures.push_back(training.epochs[epoch].*figure);
  }
  return mean_spread_of(figures);
}

}  // namespace

std::string training_table(const std::vector<TrainingRecord>& trainings) {
  std::size_t epochs = 0;
  for (const TrainingRecord& training : trainings) epochs = std::max(epochs, training.epochs.size());
  if (epochs == 0) return "";
  Columns columns({});
  columns.add({"epoch", "accuracy %", "loss", "seconds", "article"});
  for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
    const auto spread = [&](double EpochRecord::*figure) { return spread_at(trainings, epoch, figure); };
    const bool is_published = epoch < kArticle.size();
    columns.add({std::to_string(epoch + 1), spread_text("%.2f", spread(&EpochRecord::accuracy)),
                 spread_text("%.4f", spread(&EpochRecord::loss)), number("%.2f", spread(&EpochRecord::seconds).mean),
                 is_published ? number("%.2f ", kArticle[epoch].accuracy) + number("%.4f", kArticle[epoch].loss) : ""});
  }
  const std::string networks = trainings.size() == 1 ? "one network" : std::to_string(trainings.size()) + " networks";
  return "training of " + networks + ", 784-128-64-10 in float32\n" + columns.text() + "\n";
}

}  // namespace halfulp::accuracy
