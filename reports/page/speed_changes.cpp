#include "page/speed_changes.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "html/parts.h"
#include "page/number_cell.h"
#include "page/ratio.h"
#include "view/rivals.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 80;

std::string summary_of(const std::vector<SpeedChange>& changes) {
  std::string text;
  for (const SpeedVerdict verdict :
       {SpeedVerdict::slower, SpeedVerdict::faster, SpeedVerdict::unclear, SpeedVerdict::same}) {
    const auto count = static_cast<std::uint64_t>(std::ranges::count(changes, verdict, &SpeedChange::verdict));
    text += (text.empty() ? "" : ", ") + grouped(count) + " " + text_of(verdict);
  }
  return text;
}

std::string interval_text(const std::optional<Quartiles>& times) {
  if (!times) return "\u2013";
  return significant(times->median) + " (" + significant(times->q1) + " \u2013 " + significant(times->q3) + ")";
}

void write_row(HtmlWriter& html, const SpeedChange& change, double reach) {
  const auto number = [&](const std::string& text) { write_number_cell(html, text); };
  html.element("th", {{"scope", "row"}}, [&] { write_path(html, change.id); });
  html.element("td", {}, [&] {
    html.text(text_of(change.verdict));
    if (!change.reason.empty()) html.element("span", {{"class", "note line"}}, change.reason);
  });
  number(change.ratio > 0 ? significant(change.ratio) + "\u00A0\u00D7" : "\u2013");
  html.element("td", {}, [&] {
    if (change.ratio > 0 && std::isfinite(change.ratio)) write_ratio(html, change, reach);
  });
  number(interval_text(change.before));
  number(interval_text(change.after));
  const Verdict verdict = verdict_of(change.outcome);
  html.element("td", {{"class", std::string(verdict.word)}},
               std::string(verdict.symbol) + " " + std::string(verdict.word));
}

}  // namespace

void write_speed_table(HtmlWriter& html, const std::vector<SpeedChange>& changes, const std::string& before,
                       const std::string& after) {
  const double reach = reach_of(changes);
  write_scroll(html, "Speeds", [&] {
    html.element("table", {{"class", "comparisons speeds sortable"}}, [&] {
      write_column_heads(html, {{"line"},
                                {"verdict"},
                                {"times as fast", "number"},
                                {"slower \u2190 1 \u2192 faster"},
                                {before + ", of a copy", "number"},
                                {after + ", of a copy", "number"},
                                {"results"}});
      html.element("tbody", {}, [&] {
        for (const SpeedChange& change : changes) html.element("tr", {}, [&] { write_row(html, change, reach); });
      });
    });
  });
}

void write_speed_changes(HtmlWriter& html, const std::vector<SpeedChange>& changes) {
  if (changes.empty()) return;
  html.element("h4", {}, "Speeds");
  html.element("p", {}, summary_of(changes) + ".");
  std::vector<SpeedChange> rows;
  std::ranges::copy_if(changes, std::back_inserter(rows),
                       [](const SpeedChange& change) { return change.verdict != SpeedVerdict::same; });
  if (rows.empty()) return;
  clearest_first(rows);
  const std::size_t left_out = rows.size() > kMostRows ? rows.size() - kMostRows : 0;
  rows.resize(rows.size() - left_out);
  html.element("p", {{"class", "soft"}},
               "Times are in units of what a copy of as many bytes took in the same run: the median and the quartiles. "
               "FASTER and SLOWER: the quartiles lie apart; UNCLEAR: they lie too close to tell.");
  write_speed_table(html, rows, "before", "after");
  if (left_out > 0) html.element("p", {}, "and " + grouped(left_out) + " more in the result files.");
}

}  // namespace halfulp
