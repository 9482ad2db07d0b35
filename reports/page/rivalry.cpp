#include "page/rivalry.h"

#include <algorithm>
#include <string>

#include "compare/inputs.h"
#include "compare/open_results.h"
#include "html/parts.h"
#include "page/contests.h"
#include "page/number_cell.h"
#include "page/replay_command.h"
#include "page/speed_changes.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostPairs = 150, kMostDetailed = 40;

void write_more(HtmlWriter& html, std::size_t count, std::size_t most, std::string_view noun) {
  if (count > most) html.element("p", {}, "and " + counted(count - most, noun) + " more in the result files.");
}

/// "on A GPU", or which of the two on which machine; empty where there is only one.
std::string machines_text(const Rivals& rivals) {
  if (rivals.left_machine.empty()) return "";
  if (rivals.left_machine == rivals.right_machine) return "on " + rivals.left_machine;
  return "on " + rivals.left_machine + " and on " + rivals.right_machine;
}

void write_pair(HtmlWriter& html, const Links& links, const Rivals& rivals) {
  html.element("th", {{"scope", "row"}}, [&] {
    links.write(html, "implementation", rivals.left, rivals.left);
    html.text(" and ");
    links.write(html, "implementation", rivals.right, rivals.right);
    const std::string machines = machines_text(rivals);
    if (!machines.empty()) html.element("span", {{"class", "note line"}}, machines);
  });
  if (rivals.questions == 0) {
    for (int column = 0; column < 3; ++column) write_number_cell(html, "\u2013");
    html.element("td", {{"class", "soft"}}, "no question in common");
  } else {
    write_number_cell(html, grouped(rivals.questions));
    write_number_cell(html, grouped(rivals.equal));
    write_number_cell(html, grouped(rivals.different()));
    const bool is_same = rivals.different() == 0;
    html.element(
        "td", {},
        is_same
            ? "= all equal"
            : "\u2260 " +
                  fixed(100.0 * static_cast<double>(rivals.different()) / static_cast<double>(rivals.questions), 0) +
                  "\u00A0% differ");
  }
  for (const SpeedVerdict verdict : {SpeedVerdict::slower, SpeedVerdict::faster}) {
    write_number_cell(html, rivals.raced() > 0 ? grouped(rivals.speed(verdict)) : "\u2013");
  }
  write_number_cell(html, rivals.raced() > 0
                              ? grouped(rivals.speed(SpeedVerdict::same) + rivals.speed(SpeedVerdict::unclear))
                              : "\u2013");
}

void write_pairs(HtmlWriter& html, const Links& links, const std::vector<Rivals>& pairs) {
  write_scroll(html, "Implementations two by two", [&] {
    html.element("table", {{"class", "comparisons sortable"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          html.element("th", {{"scope", "col"}}, "first and second");
          for (const char* name : {"in common", "equal", "different"}) {
            html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
          }
          html.element("th", {{"scope", "col"}}, "results");
          for (const char* name : {"first is faster", "second is faster", "same or unclear"}) {
            html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(pairs.size(), kMostPairs); ++i) {
          html.element("tr", {}, [&] { write_pair(html, links, pairs[i]); });
        }
      });
    });
  });
  write_more(html, pairs.size(), kMostPairs, "pair");
}

void write_side(HtmlWriter& html, const CellRecord& cell) {
  const Verdict verdict = verdict_of(cell.outcome);
  html.element("td", {{"class", std::string(verdict.word)}}, [&] {
    html.text(std::string(verdict.symbol) + " " + std::string(verdict.word));
    html.element("span", {{"class", "note"}}, " " + cell.profile);
  });
}

/// Why both may be right, where they are; and the command that finds what no example shows.
void write_without_example(HtmlWriter& html, const Disagreement& both) {
  const CellRecord &left = *both.left.cell, &right = *both.right.cell;
  html.element("td", {{"colspan", "3"}}, [&] {
    std::string text = "The examples are the same: what differs is none of them.";
    if (both.are_both_right()) {
      const std::string open = open_results_of(left);
      text = left.profile != right.profile ? "Both are right, each by its own profile."
             : open.empty()                ? "Both are right."
                                           : "Both are right: " + open + ".";
    }
    html.element("div", {}, text + " The first case with different results:");
    html.element("code", {{"class", "command"}}, replay_against_command(both.left, both.right));
  });
}

void write_disagreement(HtmlWriter& html, const Links& links, const Disagreement& both) {
  const CellRecord& cell = *both.left.cell;
  html.element("th", {{"scope", "row"}}, [&] {
    html.text(cell.operation + " " + cell.from + " \u2192 " + cell.to + ", " + cell.rounding);
    html.element("span", {{"class", "note"}}, [&] {
      html.text(" ");
      links.write(html, "format", cell.subject, cell.subject);
    });
  });
  write_side(html, *both.left.cell);
  write_side(html, *both.right.cell);
  const std::optional<InputDifference> first = first_differing_input(*both.left.cell, *both.right.cell);
  if (!first) return write_without_example(html, both);
  html.element("td", {}, [&] {
    html.element("code", {}, first->input);
    html.element("span", {{"class", "value"}}, " " + first->input_value);
  });
  html.element("td", {}, first->before);
  html.element("td", {}, first->after);
}

void write_disagreements(HtmlWriter& html, const Links& links, const Rivals& rivals) {
  if (rivals.differing.empty()) return;
  write_scroll(html, "Questions with different results", [&] {
    html.element("table", {{"class", "comparisons"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          for (const std::string& name :
               {std::string("question"), rivals.left, rivals.right, std::string("first differing input"),
                "result of " + rivals.left, "result of " + rivals.right}) {
            html.element("th", {{"scope", "col"}}, name);
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (const Disagreement& both : rivals.differing) {
          html.element("tr", {}, [&] { write_disagreement(html, links, both); });
        }
      });
    });
  });
  write_more(html, rivals.different(), kMostDisagreements, "question");
}

void write_races(HtmlWriter& html, const Rivals& rivals) {
  if (rivals.races.empty()) return;
  html.element("p", {}, "Speed of " + rivals.right + " against " + rivals.left + ", the clearest lines first:");
  write_speed_table(html, rivals.races, rivals.left, rivals.right);
  write_more(html, rivals.raced(), kMostRaces, "line");
}

void write_details(HtmlWriter& html, const Links& links, const Rivals& rivals) {
  html.element("details", {}, [&] {
    const std::string machines = machines_text(rivals);
    std::string text = rivals.left + " and " + rivals.right + (machines.empty() ? "" : " " + machines) + ": ";
    if (rivals.questions > 0) {
      text += grouped(rivals.different()) + " of " + counted(rivals.questions, "question") + " differ";
    }
    if (rivals.raced() > 0) text += (rivals.questions > 0 ? ", " : "") + counted(rivals.raced(), "speed") + " compared";
    html.element("summary", {}, text);
    write_disagreements(html, links, rivals);
    write_races(html, rivals);
  });
}

}  // namespace

void write_rivalry(HtmlWriter& html, const Links& links, const Standings& standings, std::size_t budget) {
  html.element("p", {{"class", "soft"}},
               "Results are equal where their digests are, over the same cases. Two implementations may both conform "
               "and differ, where a profile accepts more than one result, such as any NaN: no file has an example of "
               "that, and a command shows it. Speeds count where both conform: faster means that "
               "the quartiles lie apart, in the same setting on the same machine.");
  write_pairs(html, links, standings.pairs);
  html.element("h3", {}, "Pairs in detail");
  for (std::size_t i = 0; i < standings.pairs.size(); ++i) {
    if (i == kMostDetailed || html.size() > budget) break;
    write_details(html, links, standings.pairs[i]);
  }
  write_contests(html, links, standings.contests);
}

}  // namespace halfulp
