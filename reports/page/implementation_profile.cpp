#include "page/implementation_profile.h"

#include <algorithm>
#include <map>

#include "block/block_registry.h"
#include "html/parts.h"
#include "oracle/profile.h"
#include "view/decisions.h"
#include "view/words.h"

namespace halfulp {
namespace {

std::string words_of(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  return words;
}

void write_decision(HtmlWriter& html, const Source& source, std::string_view topic, const Stand& stand) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, words_of(topic));
    html.element("td", {{"class", "stand"}}, [&] {
      for (const std::string_view declared : stand.declared) html.element("span", {{"class", "line"}}, declared);
    });
    if (stand.contradicted.empty()) return html.element("td", {{"class", "none"}}, "\u2013");
    html.element("td", {{"class", "contradicted"}}, [&] {
      for (const auto& [cause, sum] : stand.contradicted) {
        html.element("span", {{"class", "line"}}, [&] {
          html.text("\u2717 ");
          source.links.write(html, "method", {}, cause, cause);
          html.text(": " + counted(sum.cases, "case") + " in " + counted(sum.cells, "cell"));
        });
      }
    });
  });
}

void write_decisions(HtmlWriter& html, const Source& source, const DecisionTable& table, Literal label) {
  if (table.rows.empty()) return;
  const Decisions& own = table.rows.front();
  const auto is_raised = [](const Stand& stand) { return !stand.declared.empty() || !stand.contradicted.empty(); };
  if (std::ranges::none_of(own.stands, is_raised)) return;
  write_scroll(html, label, [&] {
    html.element("table", {{"class", "judged"}}, [&] {
      html.element("caption", {}, label.text());
      write_head_row(html, {"decision", "declared", "contradicted by"});
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < own.stands.size(); ++i) {
          if (is_raised(own.stands[i])) write_decision(html, source, table.columns[i], own.stands[i]);
        }
      });
    });
  });
}

/// Where it is stated what a profile or a variant means.
std::string rule_of(const std::string& profile, const CellRecord& cell) {
  if (const Profile* row = profile_called(profile)) return std::string(row->rule);
  const BlockSpec* const block = block_called(cell.subject);
  return block != nullptr && variant_called(*block, profile) != nullptr ? "a variant of block formats" : "";
}

struct Use {
  Tally tally;
  const CellRecord* first = nullptr;
};

void write_profiles(HtmlWriter& html, const std::map<std::string, Use>& uses) {
  write_scroll(html, "Profiles and variants that cells declare", [&] {
    html.element("table", {{"class", "sortable judged"}}, [&] {
      html.element("caption", {}, "Profiles and variants that cells declare");
      write_column_heads(html, {{"profile"},
                                {"verdict"},
                                {"cells", "number"},
                                {"deviate", "number"},
                                {"wrong", "number"},
                                {"cases", "number"},
                                {"source"}});
      html.element("tbody", {}, [&] {
        for (const auto& [profile, use] : uses) {
          const Verdict verdict = verdict_of(use.tally);
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, profile);
            html.element("td", {{"class", std::string(verdict.word)}},
                         std::string(verdict.symbol) + " " + std::string(verdict.word));
            html.element("td", {{"class", "number"}}, grouped(use.tally.cells()));
            html.element("td", {{"class", "number"}}, grouped(use.tally.deviates));
            html.element("td", {{"class", "number"}}, grouped(use.tally.deviating));
            html.element("td", {{"class", "number"}}, grouped(use.tally.cases));
            html.element("td", {{"class", "prose"}}, rule_of(profile, *use.first));
          });
        }
      });
    });
  });
}

}  // namespace

void write_profile(HtmlWriter& html, const Source& source, const std::string& name) {
  const std::vector<Found>& cells = listed(source.catalog.cells_of_implementation, name);
  if (cells.empty()) return;
  std::map<std::string, Use> uses;
  for (const Found& found : cells) {
    Use& use = uses[found.cell->profile];
    use.tally.add(*found.cell);
    if (use.first == nullptr) use.first = found.cell;
  }
  Catalog own;
  own.implementations = {name};
  own.cells_of_implementation[name] = cells;
  html.element("h2", {}, "Declared and found");
  html.element("p", {{"class", "soft"}},
               "Standards leave choices open, and a profile states how they are made. Results are judged against the "
               "profile that the implementation declares; the last column names causes that speak against it.");
  write_decisions(html, source, element_decisions(own), "Conversions and arithmetic");
  write_decisions(html, source, block_decisions(own), "Block formats");
  write_profiles(html, uses);
}

}  // namespace halfulp
