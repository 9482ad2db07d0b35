#include "page/index_decisions.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "html/parts.h"
#include "view/decisions.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostNames = 3;

void write_names(HtmlWriter& html, const std::set<std::string_view>& names) {
  std::size_t written = 0;
  for (const std::string_view name : names) {
    if (written++ == kMostNames) break;
    html.element("span", {{"class", "line"}}, name);
  }
  if (names.size() > kMostNames) {
    html.element("span", {{"class", "line soft"}}, "and " + grouped(names.size() - kMostNames) + " more");
  }
}

void write_stand(HtmlWriter& html, const Links& links, const Stand& stand) {
  if (stand.declared.empty() && stand.contradicted.empty()) {
    return html.element("td", {{"class", "absent"}}, "\u00B7");
  }
  html.element("td", {{"class", stand.contradicted.empty() ? "plain" : "contradicted"}}, [&] {
    write_names(html, stand.declared);
    for (const auto& [cause, sum] : stand.contradicted) {
      html.element("span", {{"class", "line deviates"}}, [&] {
        html.text("\u2717 ");
        links.write(html, "method", {}, cause, cause);
        html.text(" in " + counted(sum.cells, "cell"));
      });
    }
  });
}

std::string words_of(std::string_view column) {
  std::string words(column);
  std::ranges::replace(words, '_', ' ');
  return words;
}

/// The columns at these places.
void write_table(HtmlWriter& html, const Links& links, Literal label, std::string_view profiles,
                 const DecisionTable& table, const std::vector<std::size_t>& columns) {
  write_scroll(html, label, [&] {
    html.element("table", {{"class", "decisions"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          html.element("th", {{"scope", "col"}}, "implementation");
          html.element("th", {{"scope", "col"}}, profiles);
          for (const std::size_t column : columns) {
            html.element("th", {{"scope", "col"}}, words_of(table.columns[column]));
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (const Decisions& row : table.rows) {
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}},
                         [&] { links.write(html, "implementation", row.implementation, row.implementation); });
            html.element("td", {}, [&] { write_names(html, row.profiles); });
            for (const std::size_t column : columns) write_stand(html, links, row.stands[column]);
          });
        }
      });
    });
  });
}

/// What all rows declare alike, each said once.
void write_alike(HtmlWriter& html, const DecisionTable& table, const std::vector<std::size_t>& columns) {
  if (columns.empty()) return;
  html.element("details", {}, [&] {
    html.element("summary", {}, counted(columns.size(), "rule") + " without a difference");
    html.element("dl", {}, [&] {
      for (const std::size_t column : columns) {
        html.element("dt", {}, words_of(table.columns[column]));
        std::string names;
        for (const std::string_view name : table.rows.front().stands[column].declared) {
          names += (names.empty() ? "" : ", ") + std::string(name);
        }
        html.element("dd", {}, names.empty() ? "\u00B7" : names);
      }
    });
  });
}

}  // namespace

void write_decisions(HtmlWriter& html, const IndexView& view) {
  const DecisionTable elements = element_decisions(view.source.catalog);
  const DecisionTable blocks = block_decisions(view.source.catalog);
  if (elements.rows.empty() && blocks.rows.empty()) return;
  html.element("h2", {{"id", id_in(view.slug, "decisions")}}, "Decisions");
  html.element(
      "p", {{"class", "soft"}},
      "What standards leave open, as each implementation declares it by its profiles and variants. \u2717 marks "
      "findings that contradict what was declared; \u00B7 a question that its formats do not raise.");
  if (!elements.rows.empty()) {
    html.element("h3", {}, "Conversions and arithmetic");
    std::vector<std::size_t> all(elements.columns.size());
    std::iota(all.begin(), all.end(), std::size_t{0});
    write_table(html, view.source.links, "Decisions about conversions and arithmetic", "profiles", elements, all);
  }
  if (!blocks.rows.empty()) {
    html.element("h3", {}, "Block formats");
    const SortedColumns columns = sort_columns(blocks);
    html.element("p", {{"class", "soft"}},
                 columns.differing.empty() ? "All offer the same choices by every rule, and none is contradicted."
                                           : "Rules by which all offer the same choices are folded below the table.");
    write_table(html, view.source.links, "Decisions about block formats", "variants", blocks, columns.differing);
    write_alike(html, blocks, columns.alike);
  }
}

}  // namespace halfulp
