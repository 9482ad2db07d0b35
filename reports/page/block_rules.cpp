#include "page/block_rules.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "html/parts.h"
#include "page/block_error.h"
#include "page/format_number.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// What one variant does on one axis.
struct Choice {
  std::string name, meaning;
  bool operator==(const Choice&) const = default;
};

struct Row {
  std::string axis;
  std::vector<Choice> choices;  ///< One per variant.

  bool differs() const {
    return std::ranges::any_of(choices, [&](const Choice& choice) { return choice != choices.front(); });
  }
};

/// Rules that are numbers rather than positions of an axis.
struct NumberRule {
  std::string_view name, meaning;
  float BlockRules::*member;
};

constexpr std::array kNumbers{
    NumberRule{"limit", "the number that the rules above speak of", &BlockRules::limit},
    NumberRule{"floor", "the statistic is taken as at least this", &BlockRules::floor},
    NumberRule{"threshold", "magnitudes from here on are left out, with their columns; 0: none are",
               &BlockRules::threshold},
};

/// What the rules come to: the error of outlier_errors beside one outlier.
Row error_row(const BlockSpec& spec) {
  constexpr std::array kOutlier{7.0};  // at a power of two the roundings of scales would agree
  Row row{"error", {}};
  for (const BlockVariant& variant : spec.variants) {
    const OutlierError error = outlier_errors(spec, variant, kOutlier).front();
    row.choices.push_back(
        {short_text(error.rms) + " \u03C3", "root mean square beside an outlier of 7 \u03C3, as above"});
  }
  return row;
}

std::vector<Row> rows_of(const BlockSpec& spec) {
  std::vector<Row> rows;
  for (const Axis& axis : axes()) {
    Row row{std::string(axis.name), {}};
    for (const BlockVariant& variant : spec.variants) {
      const AxisValue& value = axis.values[static_cast<std::size_t>(axis.get(variant.rules))];
      row.choices.push_back({std::string(value.name), std::string(value.meaning)});
    }
    rows.push_back(std::move(row));
  }
  for (const NumberRule& number : kNumbers) {
    Row row{std::string(number.name), {}};
    for (const BlockVariant& variant : spec.variants) {
      row.choices.push_back({exact(static_cast<double>(variant.rules.*number.member)), std::string(number.meaning)});
    }
    rows.push_back(std::move(row));
  }
  std::ranges::stable_partition(rows, &Row::differs);
  if (Row errors = error_row(spec); errors.differs()) rows.insert(rows.begin(), std::move(errors));
  return rows;
}

void write_choice(HtmlWriter& html, const Choice& choice) {
  html.element("code", {}, choice.name);
  html.element("span", {{"class", "note"}}, choice.meaning);
}

void write_row(HtmlWriter& html, const Row& row) {
  const bool differs = row.differs();
  html.element("tr", {{"class", differs ? "differs" : "same"}}, [&] {
    html.element("th", {{"scope", "row"}}, (differs ? "\u2260 " : "") + row.axis);
    if (!differs) {
      const std::string span = std::to_string(row.choices.size());
      html.element("td", {{"colspan", span}}, [&] { write_choice(html, row.choices.front()); });
      return;
    }
    for (const Choice& choice : row.choices) {
      html.element("td", {}, [&] { write_choice(html, choice); });
    }
  });
}

}  // namespace

void write_block_rules(HtmlWriter& html, const BlockSpec& spec) {
  const std::vector<Row> rows = rows_of(spec);
  const auto differing = static_cast<std::uint64_t>(
      std::ranges::count_if(rows, [](const Row& row) { return row.differs() && row.axis != "error"; }));
  if (spec.variants.size() > 1) {
    html.element("p", {},
                 counted(spec.variants.size(), "variant") + ", which differ in " + counted(differing, "rule") +
                     ", marked \u2260.");
  }
  write_scroll(html, "Rules of the variants", [&] {
    html.element("table", {{"class", "rules"}}, [&] {
      html.element("caption", {}, "Rules by which a tensor becomes blocks");
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          html.element("th", {{"scope", "col"}}, "rule");
          for (const BlockVariant& variant : spec.variants) {
            html.element("th", {{"scope", "col"}}, [&] {
              html.text(variant.name);
              html.element("span", {{"class", "note"}}, variant.rule);
            });
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (const Row& row : rows) write_row(html, row);
      });
    });
  });
}

}  // namespace halfulp
