#include "page/contests.h"

#include <algorithm>
#include <string>

#include "html/parts.h"
#include "page/number_cell.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostContests = 120;

}  // namespace

void write_contests(HtmlWriter& html, const Links& links, const std::vector<Contest>& contests) {
  if (contests.empty()) return;
  html.element("h3", {}, "Questions with most distinct results");
  write_scroll(html, "Questions with most distinct results", [&] {
    html.element("table", {{"class", "comparisons sortable"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          for (const char* name : {"question", "format"}) html.element("th", {{"scope", "col"}}, name);
          for (const char* name : {"implementations", "distinct results", "deviate"}) {
            html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
          }
          html.element("th", {{"scope", "col"}}, "fastest right one");
        });
      });
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(contests.size(), kMostContests); ++i) {
          const Contest& contest = contests[i];
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}},
                         contest.operation + " " + contest.from + " \u2192 " + contest.to + ", " + contest.rounding);
            html.element("td", {}, [&] { links.write(html, "format", contest.subject, contest.subject); });
            write_number_cell(html, grouped(contest.implementations));
            write_number_cell(html, grouped(contest.results));
            write_number_cell(html, grouped(contest.deviating));
            html.element("td", {}, [&] {
              links.write(html, "implementation", contest.fastest,
                          contest.fastest.empty() ? "\u2013" : contest.fastest);
              if (!contest.fastest_on.empty()) {
                html.element("span", {{"class", "note line"}}, "on " + contest.fastest_on);
              }
            });
          });
        }
      });
    });
  });
  if (contests.size() > kMostContests) {
    html.element("p", {}, "and " + counted(contests.size() - kMostContests, "question") + " more in the result files.");
  }
}

}  // namespace halfulp
