#include "page/index_failing.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "html/parts.h"
#include "view/causes.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 8, kMostCauses = 3, kMostFormats = 3;

std::uint64_t failing_of(const Tally& tally) { return tally.deviates + tally.errored; }

/// First what nothing accepts, then all; both from many to few.
auto rank_of(const Tally& tally) { return std::pair(failing_of(tally) - tally.waived, failing_of(tally)); }

/// Places of those that fail, the worst first.
std::vector<std::size_t> failing_places(const Grid& grid) {
  std::vector<std::size_t> places(grid.tallies.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::erase_if(places, [&](std::size_t place) { return failing_of(grid.tallies[place]) == 0; });
  std::ranges::stable_sort(places, std::greater{}, [&](std::size_t place) { return rank_of(grid.tallies[place]); });
  return places;
}

std::vector<Found> trouble_of(const IndexView& view, std::size_t place) {
  const Catalog& catalog = view.source.catalog;
  const Entrant& entrant = view.entrants.list()[place];
  std::vector<Found> trouble = listed(catalog.cells_of_implementation, entrant.implementation);
  std::erase_if(trouble, [&](const Found& found) {
    const bool is_here = catalog.machines.place_of(*found.run) == entrant.machine;
    return !is_here || (found.cell->outcome != "deviates" && found.cell->outcome != "errored");
  });
  return trouble;
}

void write_reasons(HtmlWriter& html, const Links& links, const std::vector<Found>& trouble) {
  const std::vector<CauseSum> sums = sum_causes(trouble);
  for (std::size_t i = 0; i < std::min(sums.size(), kMostCauses); ++i) {
    html.element("span", {{"class", "line"}}, [&] {
      links.write(html, "method", {}, sums[i].cause, sums[i].cause);
      html.text(": " + sums[i].sentence() + ". ");
      html.element("span", {{"class", "note"}},
                   counted(sums[i].count, "case") + " of " + first_names(sums[i].formats, kMostFormats));
      if (sums[i].waived > 0) html.element("span", {{"class", "note"}}, ", " + sums[i].waived_text());
    });
  }
  if (sums.size() > kMostCauses) {
    html.element("span", {{"class", "line soft"}}, "and " + counted(sums.size() - kMostCauses, "other cause"));
  }
  const auto errored =
      std::ranges::find_if(trouble, [](const Found& found) { return found.cell->outcome == "errored"; });
  if (errored != trouble.end()) html.element("span", {{"class", "line"}}, "! " + errored->cell->reason);
}

void write_row(HtmlWriter& html, const IndexView& view, std::size_t place) {
  const Tally& tally = view.grid.tallies[place];
  const Verdict verdict = verdict_of(tally);
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, [&] {
      view.source.links.write(html, "implementation", view.entrants.list()[place].implementation,
                              view.entrants.name_of(place));
    });
    html.element("td", {{"class", std::string(verdict.word)}}, [&] {
      html.text(std::string(verdict.symbol) + " " + grouped(failing_of(tally)));
      html.element("span", {{"class", "note"}}, " of " + counted(tally.cells(), "cell") + waived_note(tally));
    });
    html.element("td", {}, [&] { write_reasons(html, view.source.links, trouble_of(view, place)); });
  });
}

}  // namespace

void write_failing(HtmlWriter& html, const IndexView& view) {
  const std::vector<std::size_t> places = failing_places(view.grid);
  html.element("h2", {{"id", id_in(view.slug, "failing")}, {"class", "first"}}, "What fails");
  if (places.empty()) {
    return html.element("p", {}, "Nothing: every cell that ran conforms.");
  }
  write_scroll(html, "What fails", [&] {
    html.element("table", {{"class", "failing"}}, [&] {
      write_column_heads(html, {{"implementation"}, {"fail"}, {"why"}});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(places.size(), kMostRows); ++i) write_row(html, view, places[i]);
      });
    });
  });
  if (places.size() > kMostRows) {
    html.element("p", {}, [&] {
      html.text("And " + grouped(places.size() - kMostRows) + " more that fail in fewer cells: ");
      html.element("a", {{"href", "#" + id_in(view.slug, "findings")}}, "all findings");
      html.text(".");
    });
  }
}

}  // namespace halfulp
