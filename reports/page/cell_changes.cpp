#include "page/cell_changes.h"

#include <algorithm>
#include <map>
#include <string>

#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 60;

/// What a cell was and is. Outcomes where they differ, else digests.
struct Row {
  std::string cell, before, after;
  bool has_outcomes = false;
};

std::vector<Row> rows_of(const Comparison& found) {
  std::vector<Row> rows;
  for (const bool is_worse : {true, false}) {
    for (const OutcomeChange& change : found.outcomes) {
      if (change.is_worse() == is_worse) rows.push_back({change.cell, change.before, change.after, true});
    }
  }
  for (const DigestChange& change : found.digests) rows.push_back({change.cell, change.before, change.after});
  return rows;
}

void write_state(HtmlWriter& html, const Row& row, const std::string& state) {
  if (!row.has_outcomes) {
    html.element("td", {}, [&] { html.element("code", {}, state.empty() ? "none" : state); });
    return;
  }
  const Verdict verdict = verdict_of(state);
  html.element("td", {{"class", std::string(verdict.word)}},
               std::string(verdict.symbol) + " " + std::string(verdict.word));
}

/// Which results may differ, and how many there are.
std::string open_text(const InputChange& change) {
  const std::string text = change.open_results.empty() ? "" : ": " + change.open_results;
  const std::uint64_t open = std::max(change.open_before, change.open_after);
  return open > 0 ? text + ", and leaves " + counted(open, "result") + " open" : text;
}

void write_input(HtmlWriter& html, const InputChange* change) {
  html.element("td", {}, [&] {
    if (change == nullptr) return html.text("\u2013");
    if (change->first) {
      html.element("code", {}, change->first->input);
      html.element("span", {{"class", "value"}}, " " + change->first->input_value);
      html.element("div", {}, change->first->before + " \u2192 " + change->first->after);
    } else if (change->is_right_on_both) {
      html.element("div", {}, "Right on both sides" + open_text(*change) + ". The first such case, on each side:");
    } else {
      html.element("div", {}, "The examples are the same: what differs is none of them" + open_text(*change) + ".");
    }
    html.element("div", {}, [&] { html.element("code", {{"class", "command"}}, change->replay); });
  });
}

}  // namespace

void write_cell_changes(HtmlWriter& html, const Comparison& found) {
  const std::vector<Row> rows = rows_of(found);
  if (rows.empty()) return;
  std::map<std::string, const InputChange*> inputs;
  for (const InputChange& change : found.inputs) inputs[change.cell] = &change;
  html.element("h4", {}, "Cells");
  write_scroll(html, "Changed cells", [&] {
    html.element("table", {{"class", "comparisons sortable"}}, [&] {
      write_head_row(html, {"cell", "before", "after", "first input with another result"});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i) {
          const Row& row = rows[i];
          const auto input = inputs.find(row.cell);
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, [&] { write_path(html, row.cell); });
            write_state(html, row, row.before);
            write_state(html, row, row.after);
            write_input(html, input != inputs.end() ? input->second : nullptr);
          });
        }
      });
    });
  });
  if (rows.size() > kMostRows) {
    html.element("p", {}, "and " + grouped(rows.size() - kMostRows) + " more in the result files.");
  }
}

}  // namespace halfulp
