#include "page/training_curves.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "chart/lines.h"
#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostSeeds = 10;

/// One of the numbers that an epoch has.
struct Measure {
  std::string name;  ///< With its unit: the axis.
  double EpochRecord::*number;
  double PublishedAccuracy::*published;
  int digits;
};

const Measure kMeasures[] = {
    {"accuracy, %", &EpochRecord::accuracy, &PublishedAccuracy::accuracy, 2},
    {"loss", &EpochRecord::loss, &PublishedAccuracy::loss, 4},
};

std::vector<const TrainingRecord*> with_epochs(const Experiment& experiment) {
  std::vector<const TrainingRecord*> trained;
  for (const TrainingRecord* training : experiment.trainings) {
    if (!training->epochs.empty()) trained.push_back(training);
  }
  return trained;
}

std::string sentence_of(const Experiment& experiment) {
  std::vector<double> accuracies;
  std::size_t loaded = 0;
  for (const TrainingRecord* training : experiment.trainings) {
    loaded += training->source != "trained";
    if (!training->epochs.empty()) accuracies.push_back(training->epochs.back().accuracy);
  }
  std::string text = counted(accuracies.size(), "network") + " trained";
  if (!accuracies.empty()) {
    text += ": " + mean_and_deviation(mean_spread_of(accuracies)) + "\u00A0% after the last epoch";
  }
  if (loaded > 0) text += "; " + grouped(loaded) + " loaded from files";
  return text + ".";
}

std::vector<Series> series_of(const std::vector<const TrainingRecord*>& trained, const Measure& measure) {
  std::vector<Series> all;
  for (std::size_t i = 0; i < std::min(trained.size(), kMostSeeds); ++i) {
    const std::string name = "seed " + std::to_string(trained[i]->seed);
    Series series{.name = name, .look = "series" + std::to_string(i % 6 + 1), .points = {}, .mark_title = name};
    double epoch = 1;
    for (const EpochRecord& record : trained[i]->epochs) series.points.push_back({epoch++, record.*measure.number});
    all.push_back(std::move(series));
  }
  return all;
}

void write_curve(HtmlWriter& html, const Experiment& experiment, const std::vector<const TrainingRecord*>& trained,
                 const Measure& measure) {
  std::vector<Series> all = series_of(trained, measure);
  double last = 1, least = INFINITY, most = -INFINITY;
  for (const Series& series : all) {
    for (const Point& point : series.points) {
      last = std::max(last, point.x);
      if (!std::isfinite(point.y)) continue;
      least = std::min(least, point.y);
      most = std::max(most, point.y);
    }
  }
  if (last < 2 || !(least < most)) return;
  if (experiment.baseline != nullptr && !experiment.baseline->published.source.empty()) {
    const double published = experiment.baseline->published.*measure.published;
    if (std::isfinite(published)) {
      least = std::min(least, published);
      most = std::max(most, published);
      all.push_back({.name = "published", .look = "copied", .points = {{1, published}, {last, published}}});
    }
  }
  const double room = 0.06 * (most - least);
  const ChartAxis x{.scale = {1 - 0.08 * (last - 1), last + 0.08 * (last - 1), 56, 330},
                    .name = "epoch",
                    .text = [](double tick) { return fixed(tick, 0); },
                    .ticks = static_cast<int>(std::min(last, 8.0))};
  const ChartAxis y{.scale = {least - room, most + room, 210, 26},
                    .name = measure.name,
                    .text = [](double tick) { return exact(tick); },
                    .ticks = 5};
  write_drawing(html, "plot", 410, 252, measure.name + " of the test images by epoch", "The table has the numbers",
                [&] { write_lines(html, x, y, all); });
}

void write_epochs(HtmlWriter& html, const std::vector<const TrainingRecord*>& trained) {
  std::size_t epochs = 0;
  for (const TrainingRecord* training : trained) epochs = std::max(epochs, training->epochs.size());
  epochs = std::min<std::size_t>(epochs, 100);
  write_scroll(html, "Accuracy and loss by epoch", [&] {
    html.element("table", {{"class", "accuracies"}}, [&] {
      html.element("caption", {}, "Accuracy in percent and loss of the test images after each epoch");
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          html.element("th", {{"scope", "col"}}, "seed");
          for (std::size_t epoch = 1; epoch <= epochs; ++epoch) {
            html.element("th", {{"scope", "col"}, {"class", "number"}}, "epoch " + std::to_string(epoch));
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (const TrainingRecord* training : trained) {
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, std::to_string(training->seed));
            for (std::size_t i = 0; i < epochs; ++i) {
              const bool is_there = i < training->epochs.size();
              html.element(
                  "td", {{"class", "number"}},
                  is_there ? fixed(training->epochs[i].accuracy, 2) + "\u00A0%, " + fixed(training->epochs[i].loss, 4)
                           : "\u2013");
            }
          });
        }
      });
    });
  });
}

}  // namespace

void write_trainings(HtmlWriter& html, const Experiment& experiment) {
  if (experiment.trainings.empty()) return;
  html.element("h3", {}, "Training");
  html.element("p", {}, sentence_of(experiment));
  const std::vector<const TrainingRecord*> trained = with_epochs(experiment);
  if (trained.empty()) return;
  write_scroll(html, "Training curves", [&] {
    html.element("div", {{"class", "figures"}}, [&] {
      for (const Measure& measure : kMeasures) write_curve(html, experiment, trained, measure);
    });
  });
  if (trained.size() > kMostSeeds) {
    html.element("p", {{"class", "soft"}}, "The first " + std::to_string(kMostSeeds) + " seeds are drawn.");
  }
  html.element("details", {}, [&] {
    html.element("summary", {}, "Numbers by epoch");
    write_epochs(html, trained);
  });
}

}  // namespace halfulp
