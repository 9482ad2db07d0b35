#include "page/index_implementations.h"

#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

std::string version_of(const Catalog& catalog, const std::string& implementation) {
  const auto record = catalog.records.find(implementation);
  return record == catalog.records.end() ? "\u2013" : record->second.version;
}

void write_line(HtmlWriter& html, const IndexView& view, std::size_t place) {
  const Entrant& entrant = view.entrants.list()[place];
  const Tally& tally = view.grid.tallies[place];
  const Verdict verdict = verdict_of(tally);
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, [&] {
      view.source.links.write(html, "implementation", entrant.implementation, view.entrants.name_of(place));
    });
    html.element("td", {}, version_of(view.source.catalog, entrant.implementation));
    html.element("td", {{"class", std::string(verdict.word)}},
                 std::string(verdict.symbol) + " " + std::string(verdict.word));
    for (const std::uint64_t count : {tally.conforms, tally.deviates, tally.errored, tally.skipped}) {
      html.element("td", {{"class", count > 0 ? "number" : "number none"}}, grouped(count));
    }
    html.element("td", {}, coverage_text(tally));
    html.element("td", {{"class", "number"}}, grouped(tally.deviating));
    html.element("td", {{"class", "number"}}, grouped(tally.cases));
  });
}

}  // namespace

void write_implementations(HtmlWriter& html, const IndexView& view) {
  html.element("h2", {{"id", id_in(view.slug, "implementations")}}, "Implementations");
  write_scroll(html, "Implementations", [&] {
    html.element("table", {{"class", "sortable"}, {"id", id_in(view.slug, "implementations-table")}}, [&] {
      write_column_heads(html, {{"implementation"},
                                {"version"},
                                {"verdict"},
                                {"conform", "number"},
                                {"deviate", "number"},
                                {"errored", "number"},
                                {"skipped", "number"},
                                {"coverage"},
                                {"wrong", "number"},
                                {"cases", "number"}});
      html.element("tbody", {}, [&] {
        for (std::size_t place = 0; place < view.entrants.list().size(); ++place) write_line(html, view, place);
      });
    });
  });
}

}  // namespace halfulp
