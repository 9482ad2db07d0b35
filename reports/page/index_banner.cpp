#include "page/index_banner.h"

#include <algorithm>
#include <map>

#include "html/parts.h"
#include "page/index_failing.h"
#include "result/machine.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRuns = 200;

void write_tile(HtmlWriter& html, const std::string& look, std::string_view name, const std::string& number) {
  html.element("div", {{"class", look}}, [&] {
    html.element("dt", {}, name);
    html.element("dd", {}, number);
  });
}

void write_sum(HtmlWriter& html, const IndexView& view) {
  const Tally& tally = view.grid.tally;
  html.element("dl", {{"class", "tiles"}}, [&] {
    write_tile(html, "plain", "implementations", grouped(view.source.catalog.implementations.size()));
    write_tile(html, "plain", "formats", grouped(view.grid.formats.size()));
    write_tile(html, "plain", "cases", shortened(tally.cases));
    write_tile(html, "conforms", "\u2713 cells conform", grouped(tally.conforms));
    write_tile(html, tally.deviates > tally.waived ? "deviates" : "plain", "\u2717 deviate", grouped(tally.deviates));
    if (tally.waived > 0) write_tile(html, "plain", "~ of these waived", grouped(tally.waived));
    write_tile(html, tally.errored > 0 ? "errored" : "plain", "! errored", grouped(tally.errored));
    write_tile(html, "plain", "\u2013 skipped", grouped(tally.skipped));
  });
}

void write_coverage(HtmlWriter& html, const Tally& tally) {
  html.element("p", {{"class", "soft"}}, [&] {
    html.text("A cell is one conversion or operation of one implementation, under one rounding and profile. ");
    html.text(grouped(tally.exhaustive) + " of the " + counted(tally.ran(), "cell") +
              " that ran covered every input; ");
    html.text(tally.exhaustive == tally.ran() ? "none was sampled."
                                              : "the others boundary cases and a sample, which prove nothing about "
                                                "the inputs between them.");
  });
}

void write_incomplete(HtmlWriter& html, const std::string& text) {
  html.element("p", {{"class", "incomplete"}}, [&] {
    html.element("strong", {}, "\u2717 Incomplete: ");
    html.text(text);
  });
}

void write_gaps(HtmlWriter& html, const std::vector<NamedRun>& runs) {
  for (const std::string& parts : incomplete_shards(runs)) {
    write_incomplete(html, parts + " parts of a run are here. Nothing is known about the cells of the others.");
  }
}

std::string measured_text(const FooterRecord& footer) {
  std::string text;
  const auto add = [&](std::uint64_t count, std::string_view noun) {
    if (count > 0) text += (text.empty() ? "" : ", ") + counted(count, noun);
  };
  add(footer.throughputs, "speed");
  add(footer.trainings, "training");
  add(footer.accuracies, "accuracy row");
  return text.empty() ? "\u2013" : text;
}

Tally tally_of(const RunRecord& run) {
  Tally tally;
  for (const CellRecord& cell : run.cells) tally.add(cell);
  return tally;
}

void write_run(HtmlWriter& html, const NamedRun& named) {
  const auto& [file, run] = named;
  const HeaderRecord& header = run.header;
  const Tally tally = tally_of(run);
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, file.substr(file.find_last_of('/') + 1));
    html.element("td", {}, machine_text(header));
    html.element("td", {}, date_text(header.started));
    html.element("td", {}, [&] {
      html.text(header.tier + ", seed " + std::to_string(header.seed));
      if (header.shards > 1) {
        html.text(", part " + std::to_string(header.shard + 1) + " of " + std::to_string(header.shards));
      }
    });
    html.element("td", {{"class", "number"}}, grouped(tally.cells()));
    html.element("td", {}, tally.cells() == 0 ? "\u2013" : coverage_text(tally));
    html.element("td", {{"class", "number"}}, grouped(tally.cases));
    html.element("td", {}, measured_text(run.footer));
    html.element("td", {{"class", "number"}}, fixed(run.footer.seconds, 0));
    html.element("td", {}, [&] {
      html.text(header.suite_version + ", git ");
      html.element("code", {}, header.git);
      html.text(", oracle " + header.oracle + ", compiler " + header.compiler);
    });
  });
}

void write_table(HtmlWriter& html, const std::vector<NamedRun>& runs) {
  write_scroll(html, "Result files", [&] {
    html.element("table", {{"class", "sortable runs"}}, [&] {
      write_column_heads(html, {{"file"},
                                {"machine"},
                                {"started"},
                                {"tier"},
                                {"cells", "number"},
                                {"coverage"},
                                {"cases", "number"},
                                {"measured"},
                                {"seconds", "number"},
                                {"suite"}});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(runs.size(), kMostRuns); ++i) write_run(html, runs[i]);
      });
    });
  });
  if (runs.size() > kMostRuns) html.element("p", {}, "And " + grouped(runs.size() - kMostRuns) + " more files.");
}

void write_not_built(HtmlWriter& html, const IndexView& view) {
  std::map<std::string, std::string> not_built;
  for (const auto& [file, run] : view.source.runs) {
    not_built.insert(run.header.not_built.begin(), run.header.not_built.end());
  }
  for (const std::string& name : view.source.catalog.implementations) not_built.erase(name);
  if (not_built.empty()) return;
  html.element("h2", {{"id", id_in(view.slug, "not-tested")}}, "Not tested");
  html.element("ul", {}, [&] {
    for (const auto& [name, reason] : not_built) {
      html.element("li", {}, [&] {
        html.element("strong", {}, name);
        html.text(": " + reason);
      });
    }
  });
}

}  // namespace

void write_banner(HtmlWriter& html, const IndexView& view) {
  const bool has_cells = view.grid.tally.cells() > 0;
  if (has_cells) write_sum(html, view);
  write_gaps(html, view.source.runs);
  if (!has_cells) return;
  write_failing(html, view);
  write_coverage(html, view.grid.tally);
}

void write_runs(HtmlWriter& html, const IndexView& view) {
  write_not_built(html, view);
  const std::vector<NamedRun>& runs = view.source.runs;
  html.element("h2", {{"id", id_in(view.slug, "runs")}}, runs.size() == 1 ? "Run" : "Runs");
  html.element(
      "p", {},
      counted(runs.size(), "result file") + " of " + counted(view.entrants.machines().size(), "machine") + ".");
  write_table(html, runs);
}

}  // namespace halfulp
