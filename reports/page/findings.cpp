#include "page/findings.h"

#include <algorithm>
#include <map>

#include "page/examples.h"
#include "page/replay_command.h"
#include "view/causes.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// What is shown of a list; the rest is counted.
constexpr std::size_t kMostListed = 24;

/// " on A GPU", or the cells of each where there are several machines; empty where there is only one at all.
std::string where_of(const Machines& machines, const std::vector<Found>& cells) {
  if (!machines.are_several()) return "";
  std::map<std::string, std::size_t> counts;
  for (const Found& found : cells) ++counts[machines.name_of(*found.run)];
  if (counts.size() == 1) return " on " + counts.begin()->first;
  std::string text;
  for (const auto& [machine, count] : counts) {
    text += (text.empty() ? ": " : ", ") + grouped(count) + " on " + machine;
  }
  return text;
}

void write_cells(HtmlWriter& html, const Machines& machines, const std::vector<Found>& cells) {
  if (cells.size() == 1) return;  // the command names it
  html.element("details", {}, [&] {
    html.element("summary", {}, counted(cells.size(), "cell"));
    html.element("ul", {}, [&] {
      for (std::size_t i = 0; i < std::min(kMostListed, cells.size()); ++i) {
        html.element("li", {}, [&] {
          html.element("code", {}, cells[i].cell->id);
          html.text(where_of(machines, {cells[i]}));
        });
      }
      if (cells.size() > kMostListed) {
        html.element("li", {}, "and " + grouped(cells.size() - kMostListed) + " more in the result file");
      }
    });
  });
}

void write_cause(HtmlWriter& html, const Source& source, const CauseSum& sum, Detail detail) {
  html.element("div", {{"class", "cause"}}, [&] {
    html.element("p", {}, [&] {
      html.element("strong", {}, [&] { source.links.write(html, "method", {}, sum.cause, sum.cause); });
      html.text(": " + sum.sentence() + ". " + counted(sum.count, "case") + " in " + counted(sum.cells.size(), "cell") +
                where_of(source.catalog.machines, sum.cells) + ".");
      if (sum.waived > 0) html.element("span", {{"class", "line waived"}}, sum.waived_text());
    });
    if (sum.shown == nullptr) return;
    if (detail == Detail::counts_only) {
      html.element("p", {{"class", "soft"}}, "The page has grown large: the examples are in the result file.");
      return;
    }
    write_examples(html, *sum.shown_in.cell, sum.shown->examples);
    html.element("p", {{"class", "replay"}}, [&] {
      html.text("Again" + where_of(source.catalog.machines, {sum.shown_in}) + ": ");
      html.element("code", {{"class", "command"}}, replay_command(sum.shown_in, sum.shown->examples.front().index));
    });
    write_cells(html, source.catalog.machines, sum.cells);
  });
}

void write_errors(HtmlWriter& html, const Machines& machines, const std::vector<Found>& trouble) {
  std::size_t count = 0;
  for (const Found& found : trouble) {
    if (found.cell->outcome != "errored" || ++count > kMostListed) continue;
    html.element("p", {{"class", "errored"}}, [&] {
      html.text("! errored: ");
      html.element("code", {}, found.cell->id);
      html.text(where_of(machines, {found}) + ": " + found.cell->reason);
    });
  }
  if (count > kMostListed) {
    html.element("p", {}, "and " + grouped(count - kMostListed) + " more errored cells in the result file");
  }
}

std::string summary_of(const Tally& tally) {
  std::string text;
  if (tally.ran() > 0) {
    text = grouped(tally.deviates) + " of " + counted(tally.ran(), "cell") + " that ran deviate" +
           (tally.waived > 0 ? ", " + grouped(tally.waived) + " of them waived: " : ": ") + grouped(tally.deviating) +
           " of " + counted(tally.cases, "case") + " (" + coverage_text(tally) + ").";
  }
  if (tally.errored > 0) text += (text.empty() ? "" : " ") + counted(tally.errored, "cell") + " errored.";
  return text;
}

}  // namespace

void write_findings(HtmlWriter& html, const Source& source, const ImplementationRecord& implementation,
                    const FormatCells& cells, Detail detail) {
  const std::string slug = source.links.slug_of("implementation", implementation.name);
  html.element("section", {{"id", id_in(slug, cells.format)}, {"class", "finding"}}, [&] {
    html.element("h3", {}, [&] { source.links.write(html, "format", cells.format, cells.format); });
    html.element("p", {}, summary_of(cells.tally));
    for (const CauseSum& sum : sum_causes(cells.trouble)) write_cause(html, source, sum, detail);
    write_errors(html, source.catalog.machines, cells.trouble);
  });
}

}  // namespace halfulp
