#include "page/implementation.h"

#include "page/implementation_change.h"
#include "page/implementation_formats.h"
#include "page/implementation_identity.h"
#include "page/implementation_profile.h"
#include "page/implementation_speeds.h"
#include "page/implementation_waivers.h"
#include "view/words.h"

namespace halfulp {
namespace {

Tally tally_of(const std::vector<Found>& cells) {
  Tally tally;
  for (const Found& found : cells) tally.add(*found.cell);
  return tally;
}

void write_verdict(HtmlWriter& html, const Tally& tally) {
  const Verdict verdict = verdict_of(tally);
  html.element("p", {{"class", "verdict " + std::string(verdict.word)}}, [&] {
    html.element("strong", {}, std::string(verdict.symbol) + " " + std::string(verdict.word));
    html.text(": " + grouped(tally.conforms) + " of " + counted(tally.cells(), "cell") + " conform, " +
              deviate_text(tally) + ", " + grouped(tally.errored) + " errored, " + grouped(tally.skipped) +
              " skipped; " + grouped(tally.deviating) + " of " + counted(tally.cases, "case") + " wrong (" +
              coverage_text(tally) + ").");
  });
}

}  // namespace

Page implementation_page(const Source& source, const std::string& name) {
  HtmlWriter html;
  const std::vector<Found>& cells = listed(source.catalog.cells_of_implementation, name);
  const auto known = source.catalog.records.find(name);
  const ImplementationRecord record =
      known != source.catalog.records.end() ? known->second : ImplementationRecord{name, {}, {}, {}};
  html.element("h1", {}, name);
  if (!cells.empty()) write_verdict(html, tally_of(cells));
  write_identity(html, source, name);
  write_totals(html, source, name);
  write_change(html, source, name);
  write_profile(html, source, name);
  if (!cells.empty()) {
    std::vector<FormatCells> formats = by_format(cells);
    write_causes(html, source, cells);
    write_waivers(html, source, cells);
    write_all_findings(html, source, record, formats);
    write_formats(html, source, name, formats);
    write_skipped(html, cells);
  }
  write_speeds(html, source, name);
  return {
      .slug = source.links.slug_of("implementation", name), .title = "Implementation " + name, .content = html.take()};
}

}  // namespace halfulp
