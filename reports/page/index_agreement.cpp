#include "page/index_agreement.h"

#include <algorithm>
#include <cmath>

#include "html/parts.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostInMap = 40, kMostPairs = 200;

double share_of(const Shared& shared) {
  return static_cast<double>(shared.equal) / static_cast<double>(shared.questions);
}

/// "98 %"; 100 and 0 are said of all and none alone.
std::string percent_text(const Shared& shared) {
  const double percent = 100 * share_of(shared);
  if (shared.equal == shared.questions) return "100\u00A0%";
  if (shared.equal == 0) return "0\u00A0%";
  return fixed(std::clamp(std::floor(percent), 1.0, 99.0), 0) + "\u00A0%";
}

/// The places of those that share a question with another.
std::vector<std::size_t> compared_places(const Agreement& agreement) {
  std::vector<std::size_t> places;
  for (std::size_t a = 0; a < agreement.count; ++a) {
    for (std::size_t b = 0; b < agreement.count; ++b) {
      if (a == b || agreement.between(a, b).questions == 0) continue;
      places.push_back(a);
      break;
    }
  }
  return places;
}

void write_pair(HtmlWriter& html, const Shared& shared, const std::string& other) {
  if (shared.questions == 0) return html.element("td", {{"class", "absent"}}, "\u00B7");
  const int heat = static_cast<int>(std::floor(10 * share_of(shared)));
  html.element("td", {{"class", "heat heat" + std::to_string(heat)}}, [&] {
    html.element("span", {{"class", "of"}}, other);
    html.element("span", {}, percent_text(shared));
    html.element("span", {{"class", "note"}}, grouped(shared.equal) + "/" + grouped(shared.questions));
  });
}

void write_map(HtmlWriter& html, const IndexView& view, const std::vector<std::size_t>& places) {
  const auto write_name = [&](std::size_t place) {
    const std::string& implementation = view.entrants.list()[place].implementation;
    view.source.links.write(html, "implementation", implementation, view.entrants.name_of(place));
  };
  write_scroll(html, "Agreement", [&] {
    html.element("table", {{"class", "matrix agreement"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          html.element("th", {{"scope", "col"}}, "equal results");
          for (const std::size_t place : places) {
            html.element("th", {{"scope", "col"}}, [&] {
              html.element("span", {{"class", "upright"}}, [&] { write_name(place); });
            });
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (const std::size_t a : places) {
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, [&] { write_name(a); });
            for (const std::size_t b : places) {
              if (a == b) {
                html.element("td", {{"class", "self"}}, "=");
              } else {
                write_pair(html, view.agreement.between(a, b), view.entrants.name_of(b));
              }
            }
          });
        }
      });
    });
  });
}

struct Pair {
  std::size_t a, b;
  Shared shared;
};

std::vector<Pair> pairs_by_share(const Agreement& agreement) {
  std::vector<Pair> pairs;
  for (std::size_t a = 0; a < agreement.count; ++a) {
    for (std::size_t b = a + 1; b < agreement.count; ++b) {
      const Shared& shared = agreement.between(a, b);
      if (shared.questions > 0) pairs.push_back({a, b, shared});
    }
  }
  std::ranges::stable_sort(pairs, {}, [](const Pair& pair) { return share_of(pair.shared); });
  return pairs;
}

void write_list(HtmlWriter& html, const IndexView& view) {
  const std::vector<Pair> pairs = pairs_by_share(view.agreement);
  html.element("p", {}, counted(pairs.size(), "pair") + " that share questions; those that agree least come first.");
  write_scroll(html, "Agreement", [&] {
    html.element("table", {{"class", "sortable"}, {"id", id_in(view.slug, "agreement-table")}}, [&] {
      write_column_heads(
          html, {{"implementation"}, {"beside"}, {"equal", "number"}, {"questions", "number"}, {"share", "number"}});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(pairs.size(), kMostPairs); ++i) {
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, view.entrants.name_of(pairs[i].a));
            html.element("td", {}, view.entrants.name_of(pairs[i].b));
            html.element("td", {{"class", "number"}}, grouped(pairs[i].shared.equal));
            html.element("td", {{"class", "number"}}, grouped(pairs[i].shared.questions));
            html.element("td", {{"class", "number"}}, percent_text(pairs[i].shared));
          });
        }
      });
    });
  });
  if (pairs.size() > kMostPairs) {
    html.element("p", {}, "And " + grouped(pairs.size() - kMostPairs) + " more that agree at least as much.");
  }
}

}  // namespace

void write_agreement(HtmlWriter& html, const IndexView& view) {
  const std::vector<std::size_t> places = compared_places(view.agreement);
  if (places.empty()) return;
  html.element("h2", {{"id", id_in(view.slug, "agreement")}}, "Agreement, bit for bit");
  html.element(
      "p", {{"class", "soft"}},
      "The share of common questions to which two give equal results: the same operation, formats, rounding and "
      "cases, under profiles that both have or else under any of each. Two can conform and differ, where a "
      "standard leaves a choice.");
  if (places.size() <= kMostInMap) {
    write_map(html, view, places);
  } else {
    write_list(html, view);
  }
}

}  // namespace halfulp
