#include "page/index.h"

#include "page/index_agreement.h"
#include "page/index_banner.h"
#include "page/index_decisions.h"
#include "page/index_filter.h"
#include "page/index_findings.h"
#include "page/index_implementations.h"
#include "page/index_matrix.h"

namespace halfulp {
namespace {

IndexView make_view(const Source& source) {
  Entrants entrants(source.runs);
  Agreement agreement = make_agreement(source.runs, entrants);
  Grid grid = make_grid(source.runs, entrants, agreement);
  return {source, source.links.slug_of("index"), std::move(entrants), std::move(agreement), std::move(grid)};
}

void write_conformance(HtmlWriter& html, const IndexView& view) {
  write_filter(html, view);
  html.element("div", {{"id", id_in(view.slug, "squares")}}, [&] {
    write_matrices(html, view);
    write_findings_list(html, view);
  });
  write_implementations(html, view);
  write_decisions(html, view);
  write_agreement(html, view);
}

}  // namespace

Page index_page(const Source& source) {
  const IndexView view = make_view(source);
  const bool has_cells = view.grid.tally.cells() > 0;
  HtmlWriter html;
  html.element("h1", {}, has_cells ? "Conformance of float formats" : "Float formats, measured");
  write_banner(html, view);
  if (has_cells) write_conformance(html, view);
  write_runs(html, view);
  return {.slug = view.slug, .title = "Conformance of float formats", .content = html.take(), .entry = "Overview"};
}

}  // namespace halfulp
