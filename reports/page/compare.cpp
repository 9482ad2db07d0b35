#include "page/compare.h"

#include <algorithm>
#include <string>
#include <vector>

#include "page/machine_facts.h"
#include "page/rivalry.h"
#include "page/run_comparison.h"
#include "result/machine.h"
#include "view/run_pairs.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostPairs = 12, kMostOpen = 3;

/// Pairs after this many bytes are left out.
constexpr std::size_t kBudget = 1'200'000;

/// Unfolded where the runs differ, and their place is among the first.
void write_folded(HtmlWriter& html, const ComparedRuns& compared, std::size_t place) {
  const std::size_t differences = compared.differences();
  const auto body = [&] {
    html.element("summary", {},
                 (differences == 0 ? "= nothing differs" : "\u2260 " + counted(differences, "line") + " differ") +
                     std::string(" of ") + grouped(compared.pair.shared) + " in both");
    write_comparison(html, compared);
  };
  if (place < kMostOpen && differences > 0) {
    html.element("details", {{"open", ""}}, body);
  } else {
    html.element("details", {}, body);
  }
}

/// The files without their folders, where that tells them apart; the facts below have the folders.
std::string short_names(const RunPair& pair) {
  const std::string &before = pair.before->file, &after = pair.after->file;
  const std::string first = before.substr(before.find_last_of('/') + 1),
                    second = after.substr(after.find_last_of('/') + 1);
  return first == second ? before + " \u2192 " + after : first + " \u2192 " + second;
}

/// The machines of two runs that are of different ones.
void write_machines(HtmlWriter& html, const RunPair& pair) {
  const HeaderRecord &before = pair.before->run.header, &after = pair.after->run.header;
  if (may_be_one_machine(before, after)) return;
  const std::vector<std::string> names = machine_headings({&before, &after});
  html.element("span", {{"class", "note"}}, " on " + names[0] + " \u2192 on " + names[1]);
}

void write_runs(HtmlWriter& html, const Source& source, const std::string& slug) {
  std::vector<const NamedRun*> runs;
  if (source.baseline != nullptr) runs.push_back(source.baseline);
  for (const NamedRun& named : source.runs) runs.push_back(&named);
  const RunPairs found = comparable_runs(runs, kMostPairs);
  if (found.pairs.empty()) return;
  std::vector<ComparedRuns> all;
  for (const RunPair& pair : found.pairs) all.push_back(compare(pair));
  std::ranges::stable_sort(all, std::greater{}, &ComparedRuns::differences);
  html.element("h2", {}, "Runs");
  std::size_t left_out = found.left_out, number = 0;
  for (const ComparedRuns& compared : all) {
    if (html.size() > kBudget) {
      ++left_out;
      continue;
    }
    html.element("h3", {{"id", id_in(slug, "runs" + std::to_string(++number))}}, [&] {
      html.text(short_names(compared.pair));
      write_machines(html, compared.pair);
    });
    write_folded(html, compared, number - 1);
  }
  if (left_out == 0) return;
  html.element("p", {{"class", "warning"}}, [&] {
    html.text("And " + counted(left_out, "pair") + " more of runs: ");
    html.element("code", {{"class", "command"}}, "halfulp diff BEFORE AFTER");
    html.text(" compares any two.");
  });
}

}  // namespace

Page compare_page(const Source& source) {
  HtmlWriter html;
  const std::string slug = source.links.slug_of("compare");
  html.element("h1", {}, "Compare");
  const Standings standings = standings_of(source.runs, speeds_by_machine(source.runs));
  write_runs(html, source, slug);
  if (!standings.pairs.empty()) {
    html.element("h2", {{"id", id_in(slug, "implementations")}}, "Implementations");
    write_rivalry(html, source.links, standings, kBudget);
  }
  if (html.size() < 100) {
    html.element("p", {},
                 "There is nothing to compare: no two runs and no two implementations have anything in common.");
  }
  return {.slug = slug, .title = "Compare", .content = html.take(), .entry = "Compare"};
}

}  // namespace halfulp
