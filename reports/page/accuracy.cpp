#include "page/accuracy.h"

#include <algorithm>
#include <optional>
#include <string>

#include "page/accuracy_chart.h"
#include "page/parts.h"
#include "page/words.h"
#include "result/machine.h"
#include "result/spread.h"

namespace halfulp {
namespace {

using Records = std::vector<const AccuracyRecord*>;

/// Of one number per network.
template <class Number>
MeanSpread spread_of(const AccuracyRecord& record, Number AccuracySample::*number) {
  std::vector<double> values;
  for (const AccuracySample& sample : record.samples) values.push_back(static_cast<double>(sample.*number));
  return mean_spread_of(values);
}

std::string mean_text(const MeanSpread& spread, int digits) {
  return spread.count == 0 ? "\u2013" : fixed(spread.mean, digits);
}

/// One network has no deviation.
std::string mean_and_deviation(const MeanSpread& spread) {
  return mean_text(spread, 2) + (spread.count > 1 ? " \u00B1 " + fixed(spread.deviation, 2) : "");
}

/// The mean of what the networks of the same seeds lost or won.
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

void write_number(HtmlWriter& html, const std::string& text) { html.element("td", {{"class", "number"}}, text); }

void write_name(HtmlWriter& html, const AccuracyRecord& record) {
  html.element("th", {{"scope", "row"}}, [&] {
    html.text(record.format);
    html.element("span", {{"class", "note"}}, " " + record.variant);
  });
}

void write_published(HtmlWriter& html, const PublishedAccuracy& published) {
  if (published.source.empty()) {
    html.element("td", {}, "");
    return;
  }
  html.element("td", {{"class", "published"}}, [&] {
    html.text(fixed(published.accuracy, 2) + "\u00A0%, loss " + fixed(published.loss, 4) + ", " +
              exact(published.kilobytes) + "\u00A0KB");
    html.element("span", {{"class", "note"}}, " " + published.source);
  });
}

void write_main_row(HtmlWriter& html, const AccuracyRecord& record, const AccuracyRecord* baseline) {
  write_name(html, record);
  html.element("td", {}, record.rounding);
  write_number(html, mean_and_deviation(spread_of(record, &AccuracySample::accuracy)));
  const std::optional<double> change = change_of(record, baseline);
  write_number(html, change ? signed_fixed(*change, 2) : "\u2013");
  write_number(html, mean_text(spread_of(record, &AccuracySample::changed), 1));
  write_number(html, mean_text(spread_of(record, &AccuracySample::loss), 4));
  write_number(html, exact(record.kilobytes));
  write_number(html, exact(record.kilobytes_with_scales));
  write_number(html, fixed(record.bits_per_weight, 2));
  write_published(html, record.published);
}

std::string share_text(const MeanSpread& share) {
  return share.count == 0 ? "\u2013" : fixed(100 * share.mean, 2) + "\u00A0%";
}

void write_error_row(HtmlWriter& html, const AccuracyRecord& record) {
  write_name(html, record);
  html.element("td", {}, record.rounding);
  html.element("td", {}, record.implementation);
  write_number(html, mean_text(spread_of(record, &AccuracySample::largest_error), 5));
  write_number(html, mean_text(spread_of(record, &AccuracySample::mean_error), 5));
  write_number(html, share_text(spread_of(record, &AccuracySample::clipped)));
  write_number(html, share_text(spread_of(record, &AccuracySample::zeroed)));
  std::string digit;
  if (!record.samples.empty()) {
    for (const double logarithm : record.samples.front().digit) {
      digit += (digit.empty() ? "" : " ") + fixed(logarithm, 2);
    }
  }
  write_number(html, digit);
}

void write_mode(HtmlWriter& html, const Records& records, const AccuracyRecord* baseline) {
  write_accuracy_chart(html, records, baseline);
  write_scroll(html, "Accuracy by format", [&] {
    html.element("table", {{"class", "accuracies"}}, [&] {
      write_head_row(html, {"format", "rounding", "accuracy, %", "change", "answers changed", "loss", "KB",
                            "KB with scales", "bits per weight", "published"});
      html.element("tbody", {}, [&] {
        for (const AccuracyRecord* record : records) {
          html.element("tr", {}, [&] { write_main_row(html, *record, baseline); });
        }
      });
    });
  });
  html.element("details", {}, [&] {
    html.element("summary", {}, "Errors of the weights, and one digit");
    write_scroll(html, "Errors of the weights", [&] {
      html.element("table", {{"class", "accuracies"}}, [&] {
        write_head_row(html, {"format", "rounding", "implementation", "largest error", "mean error", "clipped",
                              "flushed to zero", "log-probabilities of test image 4, first seed"});
        html.element("tbody", {}, [&] {
          for (const AccuracyRecord* record : records) {
            html.element("tr", {}, [&] { write_error_row(html, *record); });
          }
        });
      });
    });
  });
}

void write_trainings(HtmlWriter& html, const RunRecord& run, const std::string& experiment) {
  std::vector<double> accuracies;
  std::size_t loaded = 0;
  for (const TrainingRecord& training : run.trainings) {
    if (training.experiment != experiment) continue;
    loaded += training.source != "trained";
    if (!training.epochs.empty()) accuracies.push_back(training.epochs.back().accuracy);
  }
  std::string text = counted(accuracies.size(), "network") + " trained";
  if (!accuracies.empty()) {
    const MeanSpread spread = mean_spread_of(accuracies);
    text += ": " + mean_and_deviation(spread) + "\u00A0% after the last epoch";
  }
  if (loaded > 0) text += "; " + grouped(loaded) + " loaded from files";
  if (!accuracies.empty() || loaded > 0) html.element("p", {}, text + ".");
}

void write_experiment(HtmlWriter& html, const RunRecord& run, const std::string& experiment) {
  html.element("h3", {}, experiment + ", " + run.header.started + ", " + machine_text(run.header));
  write_trainings(html, run, experiment);
  Records all;
  std::vector<std::string> modes;
  const AccuracyRecord* baseline = nullptr;
  for (const AccuracyRecord& record : run.accuracies) {
    if (record.experiment != experiment) continue;
    all.push_back(&record);
    if (baseline == nullptr && record.format == "float32") baseline = &record;
    if (std::ranges::find(modes, record.mode) == modes.end()) modes.push_back(record.mode);
  }
  for (const std::string& mode : modes) {
    Records records;
    std::ranges::copy_if(all, std::back_inserter(records), [&](const auto* record) { return record->mode == mode; });
    const auto body = [&] {
      html.element("summary", {}, "Rounded: " + mode + " (" + counted(records.size(), "row") + ")");
      write_mode(html, records, baseline);
    };
    if (mode == modes.front()) {
      html.element("details", {{"open", ""}}, body);
    } else {
      html.element("details", {}, body);
    }
  }
}

}  // namespace

void write_accuracy(HtmlWriter& html, const std::vector<RunRecord>& runs) {
  const auto has_any = [](const RunRecord& run) { return !run.accuracies.empty(); };
  if (!std::ranges::any_of(runs, has_any)) return;
  html.element("h2", {}, "Accuracy");
  html.element("p", {{"class", "soft"}},
               "Mean and standard deviation over networks of several seeds, in percent of the test images. The change "
               "is in points against float32, network by network; KB are 1024 bytes, biases in float32 included.");
  for (const RunRecord& run : runs) {
    std::vector<std::string> experiments;
    for (const AccuracyRecord& record : run.accuracies) {
      if (std::ranges::find(experiments, record.experiment) == experiments.end()) {
        experiments.push_back(record.experiment);
      }
    }
    for (const std::string& experiment : experiments) write_experiment(html, run, experiment);
  }
}

}  // namespace halfulp
