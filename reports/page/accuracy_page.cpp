#include "page/accuracy_page.h"

#include <algorithm>
#include <map>
#include <string>

#include "page/accuracy.h"
#include "page/machine_facts.h"
#include "result/machine.h"

namespace halfulp {
namespace {

constexpr std::size_t kBudget = 1'600'000;

/// The id and the heading of an experiment's section.
using Section = std::pair<std::string, std::string>;

/// Headings name the machine; of several experiments of one machine also the file.
std::vector<Section> sections_of(const std::vector<Experiment>& experiments, const std::string& slug) {
  std::vector<const HeaderRecord*> machines;
  std::map<std::string, std::size_t> places;  // by the machine in words
  for (const Experiment& experiment : experiments) {
    const HeaderRecord& header = experiment.run->run.header;
    if (places.try_emplace(machine_text(header), machines.size()).second) machines.push_back(&header);
  }
  const std::vector<std::string> names = machine_headings(machines);
  std::vector<std::string> headings;
  for (const Experiment& experiment : experiments) {
    headings.push_back(experiment.name + " on " + names[places.at(machine_text(experiment.run->run.header))]);
  }
  std::vector<Section> sections;
  for (std::size_t i = 0; i < experiments.size(); ++i) {
    const bool is_lone = std::ranges::count(headings, headings[i]) == 1;
    sections.emplace_back(id_in(slug, "experiment" + std::to_string(i + 1)),
                          headings[i] + (is_lone ? "" : ", " + experiments[i].run->file));
  }
  return sections;
}

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
  const std::vector<Section> sections = sections_of(experiments, slug);
  write_machine_links(html, sections);
  for (std::size_t i = 0; i < experiments.size(); ++i) {
    const auto& [id, heading] = sections[i];
    html.element("h2", {{"id", id}}, heading);
    write_experiment(html, source.links, experiments[i], id, kBudget);
  }
  return {.slug = slug, .title = "Accuracy", .content = html.take(), .entry = "Accuracy"};
}

}  // namespace halfulp
