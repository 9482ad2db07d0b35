#include "page/implementation_waivers.h"

#include <algorithm>

#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// What is shown; the rest is counted.
constexpr std::size_t kMostRows = 100, kMostCells = 24;

/// One cause that is accepted for one reason.
struct Accepted {
  std::string cause;
  WaiverRecord waiver;
  std::uint64_t count = 0;
  std::vector<std::string> cells;
};

/// In order of appearance.
std::vector<Accepted> accepted_in(const std::vector<Found>& cells) {
  std::vector<Accepted> all;
  for (const Found& found : cells) {
    for (const CauseRecord& cause : found.cell->causes) {
      if (!cause.waiver) continue;
      auto row = std::ranges::find_if(
          all, [&](const Accepted& one) { return one.cause == cause.cause && one.waiver == *cause.waiver; });
      if (row == all.end()) row = all.insert(all.end(), Accepted{cause.cause, *cause.waiver, 0, {}});
      row->count += cause.count;
      row->cells.push_back(found.cell->id);
    }
  }
  return all;
}

void write_cells(HtmlWriter& html, const std::vector<std::string>& cells) {
  html.element("details", {}, [&] {
    html.element("summary", {}, counted(cells.size(), "cell"));
    html.element("ul", {}, [&] {
      for (std::size_t i = 0; i < std::min(cells.size(), kMostCells); ++i) {
        html.element("li", {}, [&] { html.element("code", {}, cells[i]); });
      }
      if (cells.size() > kMostCells) {
        html.element("li", {}, "and " + grouped(cells.size() - kMostCells) + " more in the result file");
      }
    });
  });
}

/// Whoever wrote the list wrote the address: it leads somewhere only if it is one of the web.
void write_issue(HtmlWriter& html, const std::string& issue) {
  if (issue.empty()) return html.text("\u2013");
  if (!issue.starts_with("https://")) return html.text(issue);
  html.element("a", {{"href", issue}, {"rel", "noreferrer"}}, issue);
}

void write_row(HtmlWriter& html, const Source& source, const Accepted& row) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, [&] { source.links.write(html, "method", {}, row.cause, row.cause); });
    html.element("td", {{"class", "prose"}}, row.waiver.reason);
    html.element("td", {{"class", "prose"}}, [&] { write_issue(html, row.waiver.issue); });
    html.element("td", {}, row.waiver.expires.empty() ? "\u2013" : row.waiver.expires);
    html.element("td", {{"class", "number"}}, grouped(row.count));
    html.element("td", {}, [&] { write_cells(html, row.cells); });
  });
}

}  // namespace

void write_waivers(HtmlWriter& html, const Source& source, const std::vector<Found>& cells) {
  const std::vector<Accepted> rows = accepted_in(cells);
  if (rows.empty()) return;
  html.element("h2", {}, "Accepted deviations");
  html.element(
      "p", {{"class", "soft"}},
      "A list of waivers accepts these causes, each in the cells that it names. They stay wrong, and are counted "
      "as deviations everywhere.");
  write_scroll(html, "Accepted deviations", [&] {
    html.element("table", {{"class", "sortable judged"}}, [&] {
      write_column_heads(html, {{"cause"}, {"reason"}, {"issue"}, {"expires after"}, {"wrong", "number"}, {"cells"}});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(rows.size(), kMostRows); ++i) write_row(html, source, rows[i]);
      });
    });
  });
  if (rows.size() > kMostRows) html.element("p", {}, "and " + grouped(rows.size() - kMostRows) + " more reasons");
}

}  // namespace halfulp
