#include "page/implementation_change.h"

#include <algorithm>
#include <filesystem>

#include "compare/comparison.h"
#include "html/parts.h"
#include "result/machine.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 100;

template <class Record>
void take(const std::vector<Record>& from, const std::string& name, std::vector<Record>& into) {
  for (const Record& record : from) {
    if (record.implementation == name) into.push_back(record);
  }
}

/// What the runs say of one implementation: those of the baseline's machine, or of all machines if none is of that one.
RunRecord part_of(const Source& source, const std::string& name) {
  const HeaderRecord& header = source.baseline->run.header;
  const auto is_of_machine = [&](const NamedRun& named) { return may_be_one_machine(named.run.header, header); };
  const bool has_machine = std::ranges::any_of(source.runs, is_of_machine);
  RunRecord part{.header = header};
  for (const NamedRun& named : source.runs) {
    if (has_machine && !is_of_machine(named)) continue;
    if (part.cells.empty()) part.header = named.run.header;
    take(named.run.cells, name, part.cells);
    take(named.run.throughputs, name, part.throughputs);
  }
  return part;
}

void write_list(HtmlWriter& html, std::string_view title, const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  html.element("details", {}, [&] {
    html.element("summary", {}, std::string(title) + ": " + grouped(ids.size()));
    html.element("ul", {}, [&] {
      for (std::size_t i = 0; i < std::min(ids.size(), kMostRows); ++i) {
        html.element("li", {}, [&] { html.element("code", {}, ids[i]); });
      }
      if (ids.size() > kMostRows) html.element("li", {}, "and " + grouped(ids.size() - kMostRows) + " more");
    });
  });
}

void write_outcomes(HtmlWriter& html, const std::vector<OutcomeChange>& changes) {
  if (changes.empty()) return;
  write_scroll(html, "Other outcomes", [&] {
    html.element("table", {{"class", "sortable judged"}}, [&] {
      html.element("caption", {}, "Other outcomes: " + grouped(changes.size()));
      write_head_row(html, {"cell", "before", "now", "change"});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(changes.size(), kMostRows); ++i) {
          const OutcomeChange& change = changes[i];
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, [&] { html.element("code", {}, change.cell); });
            for (const std::string& outcome : {change.before, change.after}) {
              const Verdict verdict = verdict_of(outcome);
              html.element("td", {{"class", std::string(verdict.word)}},
                           std::string(verdict.symbol) + " " + std::string(verdict.word));
            }
            html.element("td", {}, change.is_worse() ? "worse" : change.after == "conforms" ? "better" : "other");
          });
        }
      });
    });
  });
  if (changes.size() > kMostRows) html.element("p", {}, "and " + grouped(changes.size() - kMostRows) + " more");
}

std::vector<std::string> ids_of(const std::vector<LoneLine>& lines) {
  std::vector<std::string> ids;
  for (const LoneLine& line : lines) ids.push_back(line.id);
  return ids;
}

std::vector<std::string> ids_of(const std::vector<DigestChange>& changes) {
  std::vector<std::string> ids;
  for (const DigestChange& change : changes) ids.push_back(change.cell);
  return ids;
}

std::vector<std::string> ids_of(const std::vector<SpeedChange>& changes, SpeedVerdict verdict) {
  std::vector<std::string> ids;
  for (const SpeedChange& change : changes) {
    if (change.verdict == verdict) ids.push_back(change.id + ": " + fixed(change.ratio, 2) + " times as fast");
  }
  return ids;
}

}  // namespace

void write_change(HtmlWriter& html, const Source& source, const std::string& name) {
  if (source.baseline == nullptr) return;
  RunRecord before{.header = source.baseline->run.header};
  take(source.baseline->run.cells, name, before.cells);
  take(source.baseline->run.throughputs, name, before.throughputs);
  const RunRecord now = part_of(source, name);
  html.element("h2", {}, "Since the baseline");
  html.element("p", {{"class", "soft"}}, [&] {
    html.text("Compared with ");
    html.element("code", {}, std::filesystem::path(source.baseline->file).filename().string());
    html.text(" of " + date_text(before.header.started) + ", " + machine_text(before.header) + ".");
  });
  if (before.cells.empty() && before.throughputs.empty()) {
    html.element("p", {}, "The baseline does not have this implementation.");
    return;
  }
  const Comparison found = compare(before, now);
  const std::vector<std::string> faster = ids_of(found.speeds, SpeedVerdict::faster);
  const std::vector<std::string> slower = ids_of(found.speeds, SpeedVerdict::slower);
  html.element("p", {},
               counted(found.cells, "cell") + " in both: " + grouped(found.outcomes.size()) +
                   " with another outcome, " + grouped(found.digests.size()) +
                   " with other results and the same outcome; " + grouped(found.missing.size()) + " gone, " +
                   grouped(found.added.size()) + " added; " + grouped(faster.size()) + " faster, " +
                   grouped(slower.size()) + " slower.");
  write_outcomes(html, found.outcomes);
  write_list(html, "Other results, same outcome", ids_of(found.digests));
  write_list(html, "Slower", slower);
  write_list(html, "Faster", faster);
  write_list(html, "Gone", ids_of(found.missing));
  write_list(html, "Added", ids_of(found.added));
}

}  // namespace halfulp
