#include "page/index_findings.h"

#include <algorithm>

#include "html/parts.h"
#include "page/index_square.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostCauses = 4;

struct Finding {
  std::size_t entrant;
  std::string format, operation;
  const Part* part;
};

/// What does not conform, by entrant, in the order of the matrix.
std::vector<Finding> findings_of(const Grid& grid) {
  std::vector<Finding> findings;
  for (const auto& [key, square] : grid.squares) {
    for (const auto& [operation, part] : square.parts) {
      if (part.tally.deviates + part.tally.errored == 0) continue;
      findings.push_back({key.first, key.second, operation, &part});
    }
  }
  return findings;
}

void write_causes(HtmlWriter& html, const Links& links, const Part& part) {
  std::vector<std::pair<std::string, std::uint64_t>> causes(part.causes.begin(), part.causes.end());
  std::ranges::stable_sort(causes, std::ranges::greater{}, &std::pair<std::string, std::uint64_t>::second);
  html.element("td", {{"class", "causes"}}, [&] {
    for (std::size_t i = 0; i < std::min(causes.size(), kMostCauses); ++i) {
      html.element("span", {{"class", "line"}}, [&] {
        links.write(html, "method", {}, causes[i].first, causes[i].first);
        html.text(" " + grouped(causes[i].second));
      });
    }
    if (causes.size() > kMostCauses) {
      html.element("span", {{"class", "line soft"}}, "and " + counted(causes.size() - kMostCauses, "other"));
    }
    if (causes.empty()) html.text("\u2013");
  });
}

std::string count_of(const Part& part) { return part.tally.deviates > 0 ? grouped(part.tally.deviating) : "\u2013"; }

void write_finding(HtmlWriter& html, const IndexView& view, const Finding& finding) {
  const Entrant& entrant = view.entrants.list()[finding.entrant];
  const Verdict verdict = verdict_of(finding.part->tally);
  const Links& links = view.source.links;
  html.element("tr",
               {{"class", "item"},
                {"data-implementation", entrant.implementation},
                {"data-machine", view.entrants.machines()[entrant.machine]},
                {"data-format", finding.format},
                {"data-operation", finding.operation},
                {"data-verdict", std::string(verdict.word)},
                {"data-cause", causes_text(*finding.part)},
                {"data-mark", marks_text(*finding.part)}},
               [&] {
                 html.element("th", {{"scope", "row"}}, [&] {
                   const std::string name = view.entrants.name_of(finding.entrant);
                   links.write(html, "implementation", entrant.implementation, name, finding.format);
                 });
                 html.element("td", {}, [&] { links.write(html, "format", finding.format, finding.format); });
                 html.element("td", {}, finding.operation);
                 html.element("td", {{"class", std::string(verdict.word)}},
                              std::string(verdict.symbol) + " " + std::string(verdict.word));
                 html.element("td", {{"class", "number"}}, count_of(*finding.part));
                 html.element("td", {{"class", "number"}}, grouped(finding.part->tally.cases));
                 html.element("td", {}, coverage_text(finding.part->tally));
                 write_causes(html, links, *finding.part);
               });
}

}  // namespace

std::size_t write_findings_list(HtmlWriter& html, const IndexView& view, std::size_t budget) {
  const std::vector<Finding> findings = findings_of(view.grid);
  html.element("h2", {{"id", id_in(view.slug, "findings")}}, "Findings");
  if (findings.empty()) {
    html.element("p", {}, "None: every cell that ran conforms.");
    return 0;
  }
  std::size_t shown = 0;
  write_scroll(html, "Findings", [&] {
    html.element("table", {{"class", "sortable findings"}, {"id", id_in(view.slug, "findings-table")}}, [&] {
      write_column_heads(html, {{"implementation"},
                                {"format"},
                                {"operation"},
                                {"verdict"},
                                {"wrong", "number"},
                                {"cases", "number"},
                                {"coverage"},
                                {"causes and their cases"}});
      html.element("tbody", {}, [&] {
        for (; shown < findings.size() && html.size() < budget; ++shown) write_finding(html, view, findings[shown]);
      });
    });
  });
  const std::size_t left_out = findings.size() - shown;
  if (left_out > 0) html.element("p", {}, "And " + grouped(left_out) + " more on the implementations' pages.");
  return left_out;
}

}  // namespace halfulp
