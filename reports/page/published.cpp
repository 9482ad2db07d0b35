#include "page/published.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "html/parts.h"
#include "page/accuracy_table.h"
#include "page/number_cell.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Ours, theirs, and the difference.
void write_three(HtmlWriter& html, const std::string& ours, double mean, double theirs, int digits) {
  write_number_cell(html, ours);
  write_number_cell(html, fixed(theirs, digits));
  write_number_cell(html,
                    std::isfinite(mean) && std::isfinite(theirs) ? signed_fixed(mean - theirs, digits) : "\u2013");
}

void write_row(HtmlWriter& html, const Links& links, const AccuracyRecord& record, const std::string& mode) {
  const PublishedAccuracy& published = record.published;
  const MeanSpread accuracy = spread_of(record, &AccuracySample::accuracy);
  const MeanSpread loss = spread_of(record, &AccuracySample::loss);
  write_treated(html, links, record);
  html.element("td", {}, mode);
  write_three(html, mean_and_deviation(accuracy), accuracy.mean, published.accuracy, 2);
  write_three(html, mean_text(loss, 4), loss.mean, published.loss, 4);
  write_number_cell(html, exact(record.kilobytes));
  write_number_cell(html, exact(published.kilobytes));
}

void write_head(HtmlWriter& html) {
  const auto group = [&](const char* name, const char* columns) {
    html.element("th", {{"scope", "colgroup"}, {"colspan", columns}}, name);
  };
  html.element("thead", {}, [&] {
    html.element("tr", {}, [&] {
      for (const char* name : {"format", "rounded"}) {
        html.element("th", {{"scope", "col"}, {"rowspan", "2"}}, name);
      }
      group("accuracy, %", "3");
      group("loss", "3");
      group("KB", "2");
    });
    html.element("tr", {}, [&] {
      for (const char* name :
           {"here", "published", "difference", "here", "published", "difference", "here", "published"}) {
        html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
      }
    });
  });
}

}  // namespace

void write_published(HtmlWriter& html, const Links& links, const Experiment& experiment) {
  std::vector<std::string> sources;
  for (const AccuracyMode& mode : experiment.modes) {
    for (const AccuracyRecord* record : mode.records) {
      const std::string& source = record->published.source;
      if (!source.empty() && std::ranges::find(sources, source) == sources.end()) sources.push_back(source);
    }
  }
  if (sources.empty()) return;
  html.element("h3", {}, "Beside what was published");
  for (const std::string& source : sources) html.element("p", {{"class", "soft"}}, "Published by " + source + ".");
  write_scroll(html, "Published numbers", [&] {
    html.element("table", {{"class", "accuracies"}}, [&] {
      write_head(html);
      html.element("tbody", {}, [&] {
        for (const AccuracyMode& mode : experiment.modes) {
          for (const AccuracyRecord* record : mode.records) {
            if (record->published.source.empty()) continue;
            html.element("tr", {}, [&] { write_row(html, links, *record, mode.name); });
          }
        }
      });
    });
  });
}

}  // namespace halfulp
