#include "page/index.h"

#include <algorithm>

#include "page/index_agreement.h"
#include "page/index_banner.h"
#include "page/index_decisions.h"
#include "page/index_filter.h"
#include "page/index_findings.h"
#include "page/index_implementations.h"
#include "page/index_matrix.h"

namespace halfulp {
namespace {

/// A page keeps to 2 MB: this is what the shell and the filter leave.
constexpr std::size_t kMostContent = 1'850'000;
/// Findings after this many bytes are left out; rows of the matrix get what is left.
constexpr std::size_t kFindingsBudget = 350'000;

IndexView make_view(const Source& source) {
  Entrants entrants(source.runs);
  Agreement agreement = make_agreement(source.runs, entrants);
  Grid grid = make_grid(source.runs, entrants, agreement);
  return {source, source.links.slug_of("index"), std::move(entrants), std::move(agreement), std::move(grid)};
}

/// What follows the squares and the findings.
void write_rest(HtmlWriter& html, const IndexView& view, bool has_cells) {
  if (has_cells) {
    write_implementations(html, view);
    write_decisions(html, view);
    write_agreement(html, view);
  }
  write_runs(html, view);
}

/// As many rows as leave `room` bytes, and a filter that says what it does not see.
void write_squares(HtmlWriter& html, const IndexView& view, std::size_t room) {
  HtmlWriter findings, matrices;
  LeftOut left_out;
  left_out.findings = write_findings_list(findings, view, kFindingsBudget);
  left_out.rows = write_matrices(matrices, view, room - std::min(room, findings.size()));
  write_filter(html, view, left_out);
  html.element("div", {{"id", id_in(view.slug, "squares")}}, [&] {
    html.append(matrices);
    html.append(findings);
  });
}

}  // namespace

Page index_page(const Source& source) {
  const IndexView view = make_view(source);
  const bool has_cells = view.grid.tally.cells() > 0;
  HtmlWriter html, rest;
  html.element("h1", {}, has_cells ? "Conformance of float formats" : "Float formats, measured");
  write_banner(html, view);
  write_rest(rest, view, has_cells);
  const std::size_t used = html.size() + rest.size();
  if (has_cells) write_squares(html, view, kMostContent - std::min(kMostContent, used));
  html.append(rest);
  return {.slug = view.slug, .title = "Conformance of float formats", .content = html.take(), .entry = "Overview"};
}

}  // namespace halfulp
