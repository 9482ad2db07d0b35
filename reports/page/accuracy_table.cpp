#include "page/accuracy_table.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "html/parts.h"
#include "page/number_cell.h"
#include "view/words.h"

namespace halfulp {
namespace {

bool has_products(const AccuracyRecord* record) { return !record->products.empty(); }
bool has_other_side(const AccuracyRecord* record) { return record->against.has_value(); }

/// Which columns a table needs that most files do not.
struct Extras {
  bool products = false, against = false;
};

std::string text_of(const SideRecord& side) {
  return side.implementation + (side.products.empty() ? "" : ", products of " + side.products);
}

/// How many answers differ from the other side's, over all networks, and which image is the first.
void write_difference(HtmlWriter& html, const AccuracyRecord& record) {
  if (!record.against) {
    html.element("td", {}, "\u2013");
    return;
  }
  std::uint64_t images = 0, first = 0;
  bool is_known = false;
  for (const AccuracySample& sample : record.samples) {
    if (!sample.difference) continue;
    is_known = true;
    if (images == 0 && sample.difference->images > 0) first = sample.difference->first;
    images += sample.difference->images;
  }
  const bool is_same = is_known && images == 0;
  html.element("td",
               {{"class", is_same    ? "conforms"
                          : is_known ? "deviates"
                                     : "soft"}},
               [&] {
                 html.text(is_same    ? "\u2713 none"
                           : is_known ? "\u2717 " + grouped(images) + ", first image " + grouped(first)
                                      : "\u2013");
                 html.element("span", {{"class", "note"}}, " against " + text_of(*record.against));
               });
}

void write_row(HtmlWriter& html, const Links& links, const AccuracyRecord& record, const AccuracyRecord* baseline,
               const Extras& extras) {
  write_treated(html, links, record);
  write_number_cell(html, mean_and_deviation(spread_of(record, &AccuracySample::accuracy)));
  const std::optional<double> change = change_of(record, baseline);
  write_number_cell(html, change ? signed_fixed(*change, 2) : "\u2013");
  write_number_cell(html, mean_text(spread_of(record, &AccuracySample::changed), 1));
  write_number_cell(html, mean_text(spread_of(record, &AccuracySample::loss), 4));
  write_number_cell(html, fixed(record.bits_per_weight, 2));
  write_number_cell(html, fixed(record.kilobytes, 1));
  write_number_cell(html, fixed(record.kilobytes_with_scales, 1));
  write_number_cell(html, grouped(record.samples.size()));
  html.element("td", {}, [&] { links.write(html, "implementation", record.implementation, record.implementation); });
  if (extras.products) html.element("td", {}, record.products.empty() ? "this program" : record.products);
  if (extras.against) write_difference(html, record);
}

void write_head(HtmlWriter& html, const Extras& extras) {
  const auto column = [&](const char* name) { html.element("th", {{"scope", "col"}}, name); };
  html.element("thead", {}, [&] {
    html.element("tr", {}, [&] {
      column("format");
      for (const char* name :
           {"accuracy, %", "change", "changed", "loss", "bits", "KB", "KB with scales", "networks"}) {
        html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
      }
      column("conversions");
      if (extras.products) column("products");
      if (extras.against) column("other answers");
    });
  });
}

}  // namespace

void write_treated(HtmlWriter& html, const Links& links, const AccuracyRecord& record) {
  html.element("th", {{"scope", "row"}}, [&] {
    links.write(html, "format", record.format, record.format);
    html.element("span", {{"class", "note"}},
                 " " + record.variant + (record.rounding == "nearest" ? "" : ", " + record.rounding));
  });
}

void write_accuracies(HtmlWriter& html, const Links& links, const AccuracyRecords& records,
                      const AccuracyRecord* baseline, std::size_t budget) {
  const Extras extras{std::ranges::any_of(records, has_products), std::ranges::any_of(records, has_other_side)};
  std::size_t left_out = 0;
  write_scroll(html, "Accuracy by format", [&] {
    html.element("table", {{"class", "accuracies sortable"}}, [&] {
      write_head(html, extras);
      html.element("tbody", {}, [&] {
        for (const AccuracyRecord* record : records) {
          if (html.size() > budget) {
            ++left_out;
          } else {
            html.element("tr", {}, [&] { write_row(html, links, *record, baseline, extras); });
          }
        }
      });
    });
  });
  if (left_out > 0) {
    html.element("p", {{"class", "warning"}}, "and " + counted(left_out, "row") + " more in the result file.");
  }
}

}  // namespace halfulp
