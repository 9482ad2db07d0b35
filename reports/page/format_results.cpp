#include "page/format_results.h"

#include <algorithm>
#include <map>
#include <vector>

#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 400;

/// Cells that share a row.
struct Line {
  std::string implementation;
  std::vector<std::string> operations;
  Tally tally;
};

void write_number(HtmlWriter& html, const std::string& text) { html.element("td", {{"class", "number"}}, text); }

void write_verdict(HtmlWriter& html, const Verdict& verdict) {
  html.element("td", {{"class", std::string(verdict.word)}},
               std::string(verdict.symbol) + " " + std::string(verdict.word));
}

void write_implementation(HtmlWriter& html, const Source& source, const std::string& name) {
  html.element("th", {{"scope", "row"}}, [&] { source.links.write(html, "implementation", name, name); });
}

void write_rest(HtmlWriter& html, std::size_t rows) {
  if (rows <= kMostRows) return;
  html.element("p", {{"class", "soft"}}, "And " + grouped(rows - kMostRows) + " more in the result file.");
}

/// Verdict, cells, failing of total and coverage: the columns that every table of verdicts ends with.
void write_tally(HtmlWriter& html, const Tally& tally) {
  write_verdict(html, verdict_of(tally));
  write_number(html, grouped(tally.cells()));
  std::string others;
  for (const auto& [count, word] :
       {std::pair{tally.deviates, "deviate"}, {tally.errored, "errored"}, {tally.skipped, "skipped"}}) {
    if (count > 0) others += (others.empty() ? "" : ", ") + grouped(count) + " " + word;
  }
  html.element("td", {}, others);
  write_number(html, tally.ran() > 0 ? grouped(tally.deviating) : "\u2013");
  write_number(html, tally.ran() > 0 ? grouped(tally.cases) : "\u2013");
  html.element("td", {}, coverage_text(tally));
}

/// Cells of the format by implementation, in order of appearance.
std::vector<Line> lines_of(const Source& source, const std::string& name) {
  std::vector<Line> lines;
  std::map<std::string, std::size_t> places;
  for (const Found& found : listed(source.catalog.cells_of_format, name)) {
    const CellRecord& cell = *found.cell;
    const auto [place, is_new] = places.try_emplace(cell.implementation, lines.size());
    if (is_new) lines.push_back({cell.implementation, {}, {}});
    Line& line = lines[place->second];
    line.tally.add(cell);
    if (std::ranges::find(line.operations, cell.operation) == line.operations.end()) {
      line.operations.push_back(cell.operation);
    }
  }
  return lines;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

void write_nothing(HtmlWriter& html) { html.element("p", {}, "No implementation was asked about this format."); }

/// What one implementation does with one operation under one variant: conversions from and to all formats together.
using Answers = std::map<std::string, Tally>;

void write_square(HtmlWriter& html, const Tally& tally) {
  const Verdict verdict = verdict_of(tally);
  html.element("td", {{"class", std::string(verdict.word)}}, [&] {
    html.text(std::string(verdict.symbol) + " " + std::string(verdict.word));
    std::string note = counted(tally.cells(), "cell");
    if (tally.deviates > 0) note = grouped(tally.deviating) + " of " + grouped(tally.cases) + " cases fail, " + note;
    html.element("span", {{"class", "note"}}, note + ", " + coverage_text(tally));
  });
}

}  // namespace

void write_format_results(HtmlWriter& html, const Source& source, const std::string& name) {
  const std::vector<Line> lines = lines_of(source, name);
  if (lines.empty()) return write_nothing(html);
  const auto passing =
      std::ranges::count_if(lines, [](const Line& line) { return verdict_of(line.tally).word == "conforms"; });
  html.element("p", {},
               grouped(static_cast<std::uint64_t>(passing)) + " of " + counted(lines.size(), "implementation") +
                   (passing == 1 ? " conforms" : " conform") + " in every cell.");
  write_scroll(html, "Results of implementations", [&] {
    html.element("table", {{"class", "results"}}, [&] {
      write_head_row(
          html, {"implementation", "operations", "verdict", "cells", "of them", "failing cases", "cases", "coverage"});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(lines.size(), kMostRows); ++i) {
          html.element("tr", {}, [&] {
            write_implementation(html, source, lines[i].implementation);
            html.element("td", {}, joined(lines[i].operations));
            write_tally(html, lines[i].tally);
          });
        }
      });
    });
  });
  write_rest(html, lines.size());
}

void write_variant_results(HtmlWriter& html, const Source& source, const std::string& name) {
  std::map<std::pair<std::string, std::string>, Answers> rows;  // by operation and variant
  std::vector<std::string> implementations;
  for (const Found& found : listed(source.catalog.cells_of_format, name)) {
    const CellRecord& cell = *found.cell;
    rows[{cell.operation, cell.profile}][cell.implementation].add(cell);
    if (std::ranges::find(implementations, cell.implementation) == implementations.end()) {
      implementations.push_back(cell.implementation);
    }
  }
  if (rows.empty()) return write_nothing(html);
  write_scroll(html, "Results of implementations", [&] {
    html.element("table", {{"class", "results"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          for (const char* head : {"operation", "variant"}) html.element("th", {{"scope", "col"}}, head);
          for (const std::string& implementation : implementations) {
            html.element("th", {{"scope", "col"}},
                         [&] { source.links.write(html, "implementation", implementation, implementation); });
          }
        });
      });
      html.element("tbody", {}, [&] {
        std::size_t left = kMostRows;
        std::string operation;
        for (const auto& [row, answers] : rows) {
          if (left-- == 0) break;
          html.element("tr", {}, [&] {
            if (row.first != operation) {
              operation = row.first;
              const auto variants =
                  std::ranges::count_if(rows, [&](const auto& other) { return other.first.first == operation; });
              html.element("th", {{"scope", "rowgroup"}, {"rowspan", std::to_string(variants)}}, operation);
            }
            html.element("td", {}, row.second);
            for (const std::string& implementation : implementations) {
              const auto tally = answers.find(implementation);
              if (tally == answers.end()) {
                html.element("td", {{"class", "empty"}}, "\u00B7");
              } else {
                write_square(html, tally->second);
              }
            }
          });
        }
      });
    });
  });
  write_rest(html, rows.size());
}

}  // namespace halfulp
