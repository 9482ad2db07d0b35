#include "page/implementation_identity.h"

#include <algorithm>

#include "html/parts.h"
#include "result/machine.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Runs in one list; more stand in the result files.
constexpr std::size_t kMostRuns = 40;

bool is_web_address(const std::string& text) { return text.starts_with("https://") || text.starts_with("http://"); }

/// Texts in order of appearance, each once.
class Texts {
 public:
  void add(const std::string& text) {
    if (!text.empty() && std::ranges::find(texts_, text) == texts_.end()) texts_.push_back(text);
  }
  const std::vector<std::string>& all() const { return texts_; }

 private:
  std::vector<std::string> texts_;
};

template <class Write>
void write_fact(HtmlWriter& html, Literal name, const Texts& texts, Write write) {
  if (texts.all().empty()) return;
  html.element("dt", {}, name.text());
  html.element("dd", {}, [&] {
    for (const std::string& text : texts.all()) html.element("span", {{"class", "line"}}, [&] { write(text); });
  });
}

std::string kind_text(const std::string& kind) {
  return kind == "dso" ? "a shared library, loaded when the run began" : "built into the suite";
}

struct Row {
  const HeaderRecord* run;
  Tally tally;
};

std::vector<Row> rows_of(const std::vector<Found>& cells) {
  std::vector<Row> rows;
  for (const Found& found : cells) {
    if (rows.empty() || rows.back().run != found.run) rows.push_back({found.run, {}});
    rows.back().tally.add(*found.cell);
  }
  return rows;
}

void write_row(HtmlWriter& html, const Row& row) {
  const Verdict verdict = verdict_of(row.tally);
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, date_text(row.run->started));
    html.element("td", {}, row.run->tier);
    html.element("td", {{"class", "prose"}}, machine_text(*row.run));
    html.element("td", {{"class", std::string(verdict.word)}},
                 std::string(verdict.symbol) + " " + std::string(verdict.word));
    for (const std::uint64_t count : {row.tally.conforms, row.tally.deviates, row.tally.errored, row.tally.skipped}) {
      html.element("td", {{"class", "number"}}, grouped(count));
    }
    html.element("td", {{"class", "number"}}, grouped(row.tally.deviating));
    html.element("td", {{"class", "number"}}, grouped(row.tally.cases));
    html.element("td", {}, coverage_text(row.tally));
  });
}

}  // namespace

void write_identity(HtmlWriter& html, const Source& source, const std::string& name) {
  Texts versions, homepages, kinds, machines;
  for (const NamedRun& named : source.runs) {
    const HeaderRecord& header = named.run.header;
    const auto row = std::ranges::find(header.implementations, name, &ImplementationRecord::name);
    if (row == header.implementations.end()) continue;
    versions.add(row->version);
    homepages.add(row->homepage);
    kinds.add(kind_text(row->kind));
    machines.add(machine_text(header));
  }
  const auto text = [&](const std::string& fact) { html.text(fact); };
  html.element("dl", {}, [&] {
    write_fact(html, "Version", versions, text);
    write_fact(html, "Homepage", homepages, [&](const std::string& address) {
      if (!is_web_address(address)) return html.text(address);
      html.element("a", {{"href", address}, {"rel", "noreferrer"}}, address);
    });
    write_fact(html, "Kind", kinds, text);
    write_fact(html, "Asked on", machines, text);
  });
}

void write_totals(HtmlWriter& html, const Source& source, const std::string& name) {
  const std::vector<Row> rows = rows_of(listed(source.catalog.cells_of_implementation, name));
  if (rows.empty()) return;
  write_scroll(html, "Runs", [&] {
    html.element("table", {{"class", "judged"}}, [&] {
      write_column_heads(html, {{"run"},
                                {"tier"},
                                {"machine"},
                                {"verdict"},
                                {"conform", "number"},
                                {"deviate", "number"},
                                {"errored", "number"},
                                {"skipped", "number"},
                                {"wrong", "number"},
                                {"cases", "number"},
                                {"coverage"}});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(rows.size(), kMostRuns); ++i) write_row(html, rows[i]);
      });
    });
  });
  if (rows.size() > kMostRuns) {
    html.element("p", {}, "and " + grouped(rows.size() - kMostRuns) + " more runs in the result files");
  }
  if (source.catalog.machines.are_several()) {
    html.element("p", {{"class", "soft"}}, "Numbers below are of all machines together, unless they name one.");
  }
}

}  // namespace halfulp
