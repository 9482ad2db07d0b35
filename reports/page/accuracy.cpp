#include "page/accuracy.h"

#include <string>

#include "html/parts.h"
#include "page/accuracy_chart.h"
#include "page/accuracy_table.h"
#include "page/changed_answers.h"
#include "page/changed_digits.h"
#include "page/digit.h"
#include "page/machine_facts.h"
#include "page/published.h"
#include "page/training_curves.h"
#include "page/weight_errors.h"
#include "page/weight_histogram.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Longer tables are folded.
constexpr std::size_t kMostOpen = 30;

void write_mode(HtmlWriter& html, const Links& links, const AccuracyMode& mode, const AccuracyRecord* baseline,
                std::size_t budget) {
  if (html.size() < budget) write_accuracy_chart(html, mode.records, baseline);
  if (mode.records.size() <= kMostOpen) {
    write_accuracies(html, links, mode.records, baseline, budget);
  } else {
    html.element("details", {}, [&] {
      html.element("summary", {}, counted(mode.records.size(), "row") + " in numbers");
      write_accuracies(html, links, mode.records, baseline, budget);
    });
  }
  if (html.size() > budget) return;
  write_scroll(html, "Answers changed and errors of the weights", [&] {
    html.element("div", {{"class", "figures"}}, [&] {
      write_changed_answers(html, mode.records, baseline);
      write_drawn_errors(html, mode.records);
    });
  });
  write_error_table(html, links, mode.records, budget);
  write_digits(html, links, mode.records, baseline, budget);
}

}  // namespace

void write_experiment(HtmlWriter& html, const Links& links, const Experiment& experiment, std::string_view id,
                      std::size_t budget) {
  write_machine_facts(html, {experiment.run});
  write_published(html, links, experiment);
  for (const AccuracyMode& mode : experiment.modes) {
    html.element("h3", {}, "Rounded: " + mode.name);
    if (&mode == &experiment.modes.front()) {
      write_mode(html, links, mode, experiment.baseline, budget);
      continue;
    }
    html.element("details", {}, [&] {
      html.element("summary", {}, counted(mode.records.size(), "row"));
      write_mode(html, links, mode, experiment.baseline, budget);
    });
  }
  write_weight_histograms(html, links, experiment, id, budget);
  write_changed_digits(html, links, experiment, id, budget);
  write_trainings(html, experiment);
}

}  // namespace halfulp
