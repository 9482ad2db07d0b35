#include "page/findings.h"

#include <algorithm>

#include "page/words.h"

namespace halfulp {
namespace {

/// One cause over all cells of a square.
struct CauseSum {
  std::string cause, sentence;
  std::uint64_t count = 0;
  std::vector<const CellRecord*> cells;
  const CauseRecord* shown = nullptr;  ///< Whose examples stand for all.
  Found shown_in{};
};

std::vector<CauseSum> sum_causes(const Square& square) {
  std::vector<CauseSum> sums;
  for (const Found& found : square.trouble) {
    for (const CauseRecord& cause : found.cell->causes) {
      auto sum = std::ranges::find(sums, cause.cause, &CauseSum::cause);
      if (sum == sums.end()) sum = sums.insert(sums.end(), CauseSum{cause.cause, cause.sentence, 0, {}, &cause, found});
      sum->count += cause.count;
      sum->cells.push_back(found.cell);
    }
  }
  std::ranges::stable_sort(sums, std::ranges::greater{}, &CauseSum::count);
  return sums;
}

std::string shell_quoted(const std::string& text) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:";
  if (!text.empty() && text.find_first_not_of(kPlain) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

void write_value(HtmlWriter& html, const std::string& code, const std::string& value) {
  html.element("td", {}, [&] {
    html.element("code", {}, code);
    if (!value.empty() && value != code) {
      html.text(" ");
      html.element("span", {{"class", "value"}}, value);
    }
  });
}

void write_examples(HtmlWriter& html, const CauseSum& sum, const ImplementationRecord& implementation) {
  html.element("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Counterexamples"}},
               [&] {
                 html.element("table", {}, [&] {
                   html.element("thead", {}, [&] {
                     html.element("tr", {}, [&] {
                       for (const char* name : {"case", "input", "input in decimal", "expected", "got"}) {
                         html.element("th", {{"scope", "col"}}, name);
                       }
                     });
                   });
                   html.element("tbody", {}, [&] {
                     for (const ExampleRecord& example : sum.shown->examples) {
                       html.element("tr", {}, [&] {
                         html.element("td", {{"class", "number"}}, std::to_string(example.index));
                         write_value(html, example.input, example.input_value);
                         html.element("td", {}, example.input_decimal);
                         write_value(html, example.expected, example.expected_value);
                         write_value(html, example.actual, example.actual_value);
                       });
                     }
                   });
                 });
               });
  html.element("p", {{"class", "replay"}}, [&] {
    html.text("Again: ");
    html.element("code", {}, replay_command(sum.shown_in, sum.shown->examples.front().index, implementation));
  });
}

void write_cells(HtmlWriter& html, const CauseSum& sum) {
  constexpr std::size_t kShown = 24;
  html.element("details", {}, [&] {
    html.element("summary", {}, counted(sum.cells.size(), "cell"));
    html.element("ul", {}, [&] {
      for (std::size_t i = 0; i < std::min(kShown, sum.cells.size()); ++i) {
        html.element("li", {}, [&] { html.element("code", {}, sum.cells[i]->id); });
      }
      if (sum.cells.size() > kShown) {
        html.element("li", {}, "and " + grouped(sum.cells.size() - kShown) + " more in the result file");
      }
    });
  });
}

void write_reasons(HtmlWriter& html, const Square& square) {
  for (const Found& found : square.trouble) {
    if (found.cell->reason.empty()) continue;
    html.element("p", {{"class", found.cell->outcome == "errored" ? "errored" : "skipped"}}, [&] {
      html.text(found.cell->outcome + ": ");
      html.element("code", {}, found.cell->id);
      html.text(": " + found.cell->reason);
    });
  }
}

std::string summary_of(const Tally& tally) {
  std::string text = grouped(tally.deviates) + " of " + counted(tally.ran(), "cell") +
                     " that ran deviate: " + grouped(tally.deviating) + " of " + counted(tally.cases, "case") + " (" +
                     coverage_text(tally) + ").";
  if (tally.errored > 0) text += " " + counted(tally.errored, "cell") + " errored.";
  if (tally.skipped > 0) text += " " + counted(tally.skipped, "cell") + " skipped.";
  return text;
}

}  // namespace

std::string replay_command(const Found& found, std::uint64_t index, const ImplementationRecord& implementation) {
  const CasesRecord cases = cases_of(*found.cell, *found.run);
  std::string command = "./halfulp replay " + shell_quoted(found.cell->id) + " " + std::to_string(index) + " --tier " +
                        shell_quoted(cases.tier) + " --seed " + std::to_string(cases.seed);
  if (implementation.kind == "dso") command += " --impl dso:PATH";
  return command;
}

void write_findings(HtmlWriter& html, const ImplementationRecord& implementation, const std::string& format,
                    const Square& square, Detail detail) {
  html.element("section", {{"id", anchor_of(implementation.name, format)}, {"class", "finding"}}, [&] {
    html.element("h4", {}, implementation.name + ", " + format);
    html.element("p", {}, summary_of(square.tally));
    for (const CauseSum& sum : sum_causes(square)) {
      html.element("div", {{"class", "cause"}}, [&] {
        html.element("p", {}, [&] {
          html.element("strong", {}, sum.cause);
          html.text(": " + sum.sentence + ". " + counted(sum.count, "case") + ".");
        });
        if (sum.shown->examples.empty()) return;
        if (detail == Detail::full) {
          write_examples(html, sum, implementation);
          write_cells(html, sum);
        } else {
          html.element("p", {}, "The page has grown large: the examples are in the result file.");
        }
      });
    }
    if (detail == Detail::full) write_reasons(html, square);
  });
}

}  // namespace halfulp
