#include "page/run_comparison.h"

#include <algorithm>
#include <string>

#include "html/parts.h"
#include "page/cell_changes.h"
#include "page/number_cell.h"
#include "page/speed_changes.h"
#include "result/machine.h"
#include "view/accuracies.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostLines = 60;

void write_side(HtmlWriter& html, Literal name, const NamedRun& named) {
  const HeaderRecord& header = named.run.header;
  html.element("dt", {}, name.text());
  html.element(
      "dd", {},
      named.file + ", " + date_text(header.started) + ", " + machine_text(header) + ", suite " + header.suite_version);
}

/// One kind of line: how many are in both, and how many of these say the same.
struct Count {
  std::string kind, name;
  std::size_t both = 0, changed = 0;
};

std::size_t lone_count(const std::vector<LoneLine>& lines, const std::string& kind) {
  return static_cast<std::size_t>(std::ranges::count(lines, kind, &LoneLine::kind));
}

void write_counts(HtmlWriter& html, const ComparedRuns& compared) {
  const Comparison& found = compared.found;
  const std::size_t trainings = compared.pair.before->run.trainings.size() - lone_count(found.missing, "training");
  const auto is_same = [](const SpeedChange& change) { return change.verdict == SpeedVerdict::same; };
  const auto same_speeds = static_cast<std::size_t>(std::ranges::count_if(found.speeds, is_same));
  const Count counts[] = {
      {"cell", "cells", found.cells, found.outcomes.size() + found.digests.size()},
      {"throughput", "speeds", found.speeds.size(), found.speeds.size() - same_speeds},
      {"accuracy", "accuracies", found.accuracy_lines, found.accuracies.size()},
      {"training", "trainings", trainings, 0},
  };
  write_scroll(html, "Counts", [&] {
    html.element("table", {{"class", "accuracies"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          html.element("th", {{"scope", "col"}}, "lines");
          for (const char* name : {"in both", "same", "changed", "gone", "added"}) {
            html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (const Count& count : counts) {
          const std::size_t gone = lone_count(found.missing, count.kind), added = lone_count(found.added, count.kind);
          if (count.both + gone + added == 0) continue;
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, count.name);
            for (const std::size_t number : {count.both, count.both - count.changed, count.changed, gone, added}) {
              html.element("td", {{"class", "number"}}, grouped(number));
            }
          });
        }
      });
    });
  });
}

void write_accuracies(HtmlWriter& html, const std::vector<AccuracyChange>& changes) {
  if (changes.empty()) return;
  html.element("h4", {}, "Accuracies");
  write_scroll(html, "Changed accuracies", [&] {
    html.element("table", {{"class", "comparisons sortable"}}, [&] {
      write_column_heads(html, {{"line"},
                                {"before, %", "number"},
                                {"after, %", "number"},
                                {"change", "number"},
                                {"bits per weight", "number"},
                                {"KB with scales", "number"}});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(changes.size(), kMostLines); ++i) {
          const AccuracyChange& change = changes[i];
          const auto number = [&](const std::string& text) { write_number_cell(html, text); };
          const auto size = [&](double before, double after) {
            number(before == after ? exact(after) : exact(before) + " \u2192 " + exact(after));
          };
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, [&] { write_path(html, change.id); });
            number(mean_and_deviation(change.before));
            number(mean_and_deviation(change.after));
            number(change.has_other_mean ? signed_fixed(change.after.mean - change.before.mean, 2)
                                         : "within the spread");
            size(change.sizes_before.bits_per_weight, change.sizes_after.bits_per_weight);
            size(change.sizes_before.kilobytes_with_scales, change.sizes_after.kilobytes_with_scales);
          });
        }
      });
    });
  });
  if (changes.size() > kMostLines) {
    html.element("p", {}, "and " + grouped(changes.size() - kMostLines) + " more in the result files.");
  }
}

void write_lone_lines(HtmlWriter& html, std::string_view what, const std::vector<LoneLine>& lines) {
  if (lines.empty()) return;
  html.element("details", {}, [&] {
    html.element("summary", {}, counted(lines.size(), "line") + std::string(what));
    html.element("ul", {}, [&] {
      for (std::size_t i = 0; i < std::min(lines.size(), kMostLines); ++i) {
        html.element("li", {}, lines[i].kind + " " + lines[i].id);
      }
    });
    if (lines.size() > kMostLines) {
      html.element("p", {}, "and " + grouped(lines.size() - kMostLines) + " more in the result file.");
    }
  });
}

}  // namespace

std::size_t ComparedRuns::differences() const {
  const auto is_other = [](const SpeedChange& change) { return change.verdict != SpeedVerdict::same; };
  return found.outcomes.size() + found.digests.size() + found.accuracies.size() +
         static_cast<std::size_t>(std::ranges::count_if(found.speeds, is_other));
}

ComparedRuns compare(const RunPair& pair) { return {pair, compare(pair.before->run, pair.after->run)}; }

void write_comparison(HtmlWriter& html, const ComparedRuns& compared) {
  const Comparison& found = compared.found;
  html.element("dl", {}, [&] {
    write_side(html, "Before", *compared.pair.before);
    write_side(html, "After", *compared.pair.after);
  });
  if (!found.is_same_machine() && !found.speeds.empty()) {
    html.element("p", {{"class", "warning"}}, "The speeds are of different machines.");
  }
  write_counts(html, compared);
  write_cell_changes(html, found);
  write_speed_changes(html, found.speeds);
  write_accuracies(html, found.accuracies);
  write_lone_lines(html, " gone: only before", found.missing);
  write_lone_lines(html, " added: only after", found.added);
}

}  // namespace halfulp
