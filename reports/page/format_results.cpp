#include "page/format_results.h"

#include <algorithm>
#include <map>
#include <vector>

#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 400;

/// Who was asked: an implementation, and its machine, which is empty where there is only one.
using Asked = std::pair<std::string, std::string>;

/// Cells that share a row.
struct Line {
  Asked asked;
  std::vector<std::string> operations;
  Tally tally;
};

void write_number(HtmlWriter& html, const std::string& text) { html.element("td", {{"class", "number"}}, text); }

void write_verdict(HtmlWriter& html, const Verdict& verdict) {
  html.element("td", {{"class", std::string(verdict.word)}},
               std::string(verdict.symbol) + " " + std::string(verdict.word));
}

Asked asked_of(const Source& source, const Found& found) {
  const Machines& machines = source.catalog.machines;
  return {found.cell->implementation, machines.are_several() ? machines.name_of(*found.run) : ""};
}

/// Implementations in order of appearance, all machines of one behind each other.
std::vector<Asked> all_asked(const Source& source, const std::string& name) {
  std::vector<Asked> all;
  std::map<std::string, std::size_t> order;
  for (const Found& found : listed(source.catalog.cells_of_format, name)) {
    order.try_emplace(found.cell->implementation, order.size());
    const Asked asked = asked_of(source, found);
    if (std::ranges::find(all, asked) == all.end()) all.push_back(asked);
  }
  std::ranges::stable_sort(all, {}, [&](const Asked& asked) { return order.at(asked.first); });
  return all;
}

void write_asked(HtmlWriter& html, Literal scope, const Source& source, const Asked& asked) {
  const auto& [implementation, machine] = asked;
  html.element("th", {{"scope", std::string(scope.text())}}, [&] {
    source.links.write(html, "implementation", implementation, implementation);
    if (!machine.empty()) html.element("span", {{"class", "note line"}}, machine);
  });
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
  for (const auto& [count, word] : {std::pair{tally.deviates, "deviate"},
                                    {tally.waived, "of them waived"},
                                    {tally.errored, "errored"},
                                    {tally.skipped, "skipped"}}) {
    if (count > 0) others += (others.empty() ? "" : ", ") + grouped(count) + " " + word;
  }
  html.element("td", {}, others);
  write_number(html, tally.ran() > 0 ? grouped(tally.deviating) : "\u2013");
  write_number(html, tally.ran() > 0 ? grouped(tally.cases) : "\u2013");
  html.element("td", {}, coverage_text(tally));
}

std::vector<Line> lines_of(const Source& source, const std::string& name) {
  std::vector<Line> lines;
  std::map<Asked, std::size_t> places;
  for (const Asked& asked : all_asked(source, name)) {
    places.emplace(asked, lines.size());
    lines.push_back({asked, {}, {}});
  }
  for (const Found& found : listed(source.catalog.cells_of_format, name)) {
    Line& line = lines[places.at(asked_of(source, found))];
    line.tally.add(*found.cell);
    if (std::ranges::find(line.operations, found.cell->operation) == line.operations.end()) {
      line.operations.push_back(found.cell->operation);
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
using Answers = std::map<Asked, Tally>;

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
  std::map<std::string, bool> passes;  // by implementation: on every machine
  for (const Line& line : lines) {
    passes.try_emplace(line.asked.first, true).first->second &= verdict_of(line.tally).word == "conforms";
  }
  const auto passing = std::ranges::count_if(passes, [](const auto& one) { return one.second; });
  html.element("p", {},
               grouped(static_cast<std::uint64_t>(passing)) + " of " + counted(passes.size(), "implementation") +
                   (passing == 1 ? " conforms" : " conform") + " in every cell.");
  write_scroll(html, "Results of implementations", [&] {
    html.element("table", {{"class", "results"}}, [&] {
      write_column_heads(html, {{"implementation"},
                                {"operations"},
                                {"verdict"},
                                {"cells", "number"},
                                {"of them"},
                                {"wrong", "number"},
                                {"cases", "number"},
                                {"coverage"}});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(lines.size(), kMostRows); ++i) {
          html.element("tr", {}, [&] {
            write_asked(html, "row", source, lines[i].asked);
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
  for (const Found& found : listed(source.catalog.cells_of_format, name)) {
    rows[{found.cell->operation, found.cell->profile}][asked_of(source, found)].add(*found.cell);
  }
  if (rows.empty()) return write_nothing(html);
  const std::vector<Asked> columns = all_asked(source, name);
  write_scroll(html, "Results of implementations", [&] {
    html.element("table", {{"class", "results"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          for (const char* head : {"operation", "variant"}) html.element("th", {{"scope", "col"}}, head);
          for (const Asked& asked : columns) write_asked(html, "col", source, asked);
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
            for (const Asked& asked : columns) {
              const auto tally = answers.find(asked);
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
