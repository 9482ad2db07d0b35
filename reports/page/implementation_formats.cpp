#include "page/implementation_formats.h"

#include <algorithm>
#include <map>
#include <set>

#include "html/parts.h"
#include "view/causes.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Sections are left out of what comes after this many bytes of the page, less what the rows of all formats take, and
/// counterexamples before that.
constexpr std::size_t kSectionBudget = 1'400'000, kWithoutDetail = 300'000;
/// Rows of formats are left out after this many bytes; so many are kept free for them, of so many bytes each.
constexpr std::size_t kRowBudget = 1'700'000, kMostForRows = 700'000, kRowBytes = 450;
constexpr std::size_t kMostNames = 6, kMostReasons = 40;

void write_cause_row(HtmlWriter& html, const Source& source, const CauseSum& sum) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, [&] { source.links.write(html, "method", {}, sum.cause, sum.cause); });
    html.element("td", {{"class", "prose"}}, [&] {
      html.text(sum.sentence());
      if (sum.waived > 0) html.element("span", {{"class", "line waived"}}, sum.waived_text());
    });
    html.element("td", {{"class", "number"}}, grouped(sum.count));
    html.element("td", {{"class", "number"}}, grouped(sum.cells.size()));
    html.element("td", {{"class", "prose"}}, first_names(sum.formats, kMostNames));
  });
}

/// Machines with trouble, where there are several: a row counts the cells of all.
std::string trouble_machines(const Machines& machines, const FormatCells& row) {
  std::set<std::string> names;
  for (const Found& found : row.trouble) names.insert(machines.name_of(*found.run));
  return machines.are_several() && !names.empty() ? "on " + first_names(names, kMostNames) : "";
}

/// A verdict with a link to the section of a format that has one.
void write_verdict(HtmlWriter& html, const Machines& machines, const std::string& slug, const FormatCells& row) {
  const Verdict verdict = verdict_of(row.tally);
  const std::string text = std::string(verdict.symbol) + " " + std::string(verdict.word);
  html.element("td", {{"class", std::string(verdict.word)}}, [&] {
    if (row.has_section) {
      html.element("a", {{"href", "#" + id_in(slug, row.format)}}, text);
    } else {
      html.text(text);
    }
    const std::string where = trouble_machines(machines, row);
    if (!where.empty()) html.element("span", {{"class", "note line"}}, where);
  });
}

void write_numbers(HtmlWriter& html, const Tally& tally) {
  for (const std::uint64_t count :
       {tally.conforms, tally.deviates, tally.errored, tally.skipped, tally.deviating, tally.cases}) {
    html.element("td", {{"class", "number"}}, grouped(count));
  }
  html.element("td", {}, coverage_text(tally));
}

}  // namespace

std::vector<FormatCells> by_format(const std::vector<Found>& cells) {
  std::vector<FormatCells> formats;
  std::map<std::string_view, std::size_t> places;
  for (const Found& found : cells) {
    const auto [place, is_new] = places.try_emplace(found.cell->subject, formats.size());
    if (is_new) formats.push_back({.format = found.cell->subject, .tally = {}, .trouble = {}});
    FormatCells& format = formats[place->second];
    format.tally.add(*found.cell);
    const bool is_trouble = found.cell->outcome == "deviates" || found.cell->outcome == "errored";
    if (is_trouble) format.trouble.push_back(found);
  }
  return formats;
}

void write_causes(HtmlWriter& html, const Source& source, const std::vector<Found>& cells) {
  const std::vector<CauseSum> sums = sum_causes(cells);
  if (sums.empty()) return;
  html.element("h2", {}, "Causes");
  write_scroll(html, "Causes", [&] {
    html.element("table", {{"class", "sortable judged"}}, [&] {
      write_column_heads(html, {{"cause"}, {"meaning"}, {"wrong", "number"}, {"cells", "number"}, {"formats"}});
      html.element("tbody", {}, [&] {
        for (const CauseSum& sum : sums) write_cause_row(html, source, sum);
      });
    });
  });
}

void write_all_findings(HtmlWriter& html, const Source& source, const ImplementationRecord& implementation,
                        std::vector<FormatCells>& formats) {
  html.element("h2", {}, "Findings by format");
  const std::size_t budget = kSectionBudget - std::min(kMostForRows, formats.size() * kRowBytes);
  std::size_t left_out = 0;
  bool has_any = false;
  for (FormatCells& format : formats) {
    if (format.trouble.empty()) continue;
    has_any = true;
    if (html.size() > budget) {
      ++left_out;
      continue;
    }
    format.has_section = true;
    write_findings(html, source, implementation, format,
                   html.size() < budget - kWithoutDetail ? Detail::full : Detail::counts_only);
  }
  if (!has_any) html.element("p", {}, "None: every cell that ran conforms.");
  if (left_out > 0) html.element("p", {}, "and " + counted(left_out, "more format") + " in the result file");
}

void write_formats(HtmlWriter& html, const Source& source, const std::string& name,
                   const std::vector<FormatCells>& formats) {
  const std::string slug = source.links.slug_of("implementation", name);
  std::size_t left_out = 0;
  html.element("h2", {}, "All formats");
  write_scroll(html, "All formats", [&] {
    html.element("table", {{"class", "sortable judged"}}, [&] {
      write_column_heads(html, {{"format"},
                                {"verdict"},
                                {"conform", "number"},
                                {"deviate", "number"},
                                {"errored", "number"},
                                {"skipped", "number"},
                                {"wrong", "number"},
                                {"cases", "number"},
                                {"coverage"}});
      html.element("tbody", {}, [&] {
        for (const FormatCells& row : formats) {
          if (html.size() > kRowBudget) {
            ++left_out;
            continue;
          }
          const auto write_row = [&] {
            html.element("th", {{"scope", "row"}}, [&] { source.links.write(html, "format", row.format, row.format); });
            write_verdict(html, source.catalog.machines, slug, row);
            write_numbers(html, row.tally);
          };
          if (!row.has_section) {
            html.element("tr", {{"id", id_in(slug, row.format)}}, write_row);
          } else {
            html.element("tr", {}, write_row);
          }
        }
      });
    });
  });
  if (left_out > 0) html.element("p", {}, "and " + counted(left_out, "more format") + " in the result file");
}

void write_skipped(HtmlWriter& html, const std::vector<Found>& cells) {
  struct Reason {
    std::size_t count = 0;
    std::set<std::string> formats;
  };
  std::map<std::string, Reason> reasons;
  for (const Found& found : cells) {
    if (found.cell->outcome != "skipped") continue;
    Reason& reason = reasons[found.cell->reason];
    ++reason.count;
    reason.formats.insert(found.cell->subject);
  }
  if (reasons.empty()) return;
  html.element("h2", {}, "Skipped");
  html.element("ul", {}, [&] {
    std::size_t written = 0;
    for (const auto& [text, reason] : reasons) {
      if (written++ == kMostReasons) break;
      html.element("li", {}, [&] {
        html.element("strong", {}, text);
        html.text(": " + counted(reason.count, "cell") + " of " + first_names(reason.formats, kMostNames));
      });
    }
    if (reasons.size() > kMostReasons) {
      html.element("li", {}, "and " + counted(reasons.size() - kMostReasons, "more reason") + " in the result file");
    }
  });
}

}  // namespace halfulp
