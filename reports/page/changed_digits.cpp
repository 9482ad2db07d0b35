#include "page/changed_digits.h"

#include <algorithm>
#include <string>
#include <utility>

#include "page/changed_cards.h"
#include "page/changed_list.h"
#include "page/changed_table.h"
#include "page/no_room.h"
#include "view/words.h"

namespace halfulp {
namespace {

bool changes_answers(const AccuracyMode& mode) {
  return std::ranges::any_of(mode.records, [](const AccuracyRecord* record) {
    return std::ranges::any_of(record->samples, [](const AccuracySample& sample) { return sample.changed > 0; });
  });
}

bool lists_images(const AccuracyMode& mode) { return !listing_of(mode.records).empty(); }

/// What a reader must know of the lists, since they are no sample of all changed images.
std::string sentence_of(const Experiment& experiment) {
  Listed longest;
  for (const AccuracyMode& mode : experiment.modes) {
    for (const AccuracyRecord* record : listing_of(mode.records)) {
      const Listed listed = listed_of(*record);
      if (listed.images.size() > longest.images.size()) longest = listed;
    }
  }
  return "The file lists, for each format, only the first of the images that it changed, by number: here at most " +
         grouped(longest.images.size()) + ", of the network of seed " + std::to_string(longest.seed) +
         ". An image that is not listed may have changed as well. Formats are rounded to nearest.";
}

void write_mode(HtmlWriter& html, const Links& links, const AccuracyMode& mode, TestImages& images,
                std::size_t budget) {
  if (html.size() > budget) return write_no_room(html);
  write_changed_cards(html, mode.records, images, budget);
  html.element("details", {}, [&] {
    html.element("summary", {}, "The listed images of every format");
    write_changed_table(html, links, mode.records, images, budget);
  });
}

}  // namespace

void write_changed_digits(HtmlWriter& html, const Links& links, const Experiment& experiment, std::string_view id,
                          std::size_t budget) {
  if (experiment.modes.empty()) return;
  html.element("h3", {{"id", std::string(id) + "-digits"}}, "Digits that changed their answer");
  if (html.size() > budget) return write_no_room(html);
  if (std::ranges::none_of(experiment.modes, lists_images)) {
    html.element("p", {},
                 std::ranges::any_of(experiment.modes, changes_answers)
                     ? "The file does not say which images changed their answer."
                     : "No format changed an answer.");
    return;
  }
  html.element("p", {{"class", "soft"}}, sentence_of(experiment));
  TestImages images(experiment, std::string(id), budget);
  bool is_first = true;
  for (const AccuracyMode& mode : experiment.modes) {
    if (!lists_images(mode)) continue;
    if (std::exchange(is_first, false)) {
      html.element("h4", {}, "Rounded: " + mode.name);
      write_mode(html, links, mode, images, budget);
      continue;
    }
    html.element("details", {}, [&] {
      html.element("summary", {}, "Rounded: " + mode.name);
      write_mode(html, links, mode, images, budget);
    });
  }
}

}  // namespace halfulp
