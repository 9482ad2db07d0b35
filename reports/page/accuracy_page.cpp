#include "page/accuracy_page.h"

#include <string>

#include "page/accuracy.h"
#include "page/machine_facts.h"

namespace halfulp {
namespace {

constexpr std::size_t kBudget = 1'600'000;

}  // namespace

Page accuracy_page(const Source& source) {
  HtmlWriter html;
  const std::string slug = source.links.slug_of("accuracy");
  const std::vector<Experiment> experiments = experiments_of(source.runs);
  html.element("h1", {}, "Accuracy");
  if (experiments.empty()) {
    html.element("p", {}, "No run measured accuracies. \u201Chalfulp mnist -o accuracy.jsonl\u201D makes such a file.");
  } else {
    html.element(
        "p", {{"class", "soft"}},
        "Mean and standard deviation over networks of several seeds, in percent of the test images. The "
        "change is in points against float32, network by network; changed are the images with another answer than "
        "float32's; bits are those of a weight, scales included; KB are 1024 bytes, biases in float32 included.");
  }
  for (std::size_t i = 0; i < experiments.size(); ++i) {
    const Experiment& experiment = experiments[i];
    html.element("h2", {{"id", id_in(slug, "experiment" + std::to_string(i + 1))}},
                 experiment.name + " on " + short_machine(experiment.run->run.header));
    write_experiment(html, source.links, experiment, kBudget);
  }
  return {.slug = slug, .title = "Accuracy", .content = html.take(), .entry = "Accuracy"};
}

}  // namespace halfulp
