#include "page/implementation_speeds.h"

#include <algorithm>

#include "html/parts.h"
#include "view/speeds.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 300;

void write_number(HtmlWriter& html, const std::string& text) { html.element("td", {{"class", "number"}}, text); }

/// Two digits or more.
std::string share_text(double percent) { return fixed(percent, percent < 9.95 ? 1 : 0) + "\u00A0%"; }

void write_times(HtmlWriter& html, const Speed& speed) {
  if (!speed.nanoseconds || !speed.gigabytes) {
    for (int i = 0; i < 3; ++i) html.element("td", {{"class", "number none"}}, "\u2013");
    return;
  }
  const double copy = finite_or_zero(speed.record->copy_gigabytes_per_second);
  write_number(html, fixed(speed.nanoseconds->median, 3));
  write_number(html, fixed(speed.gigabytes->median, 2));
  write_number(html, copy > 0 ? share_text(100 * speed.gigabytes->median / copy) : "\u2013");
}

void write_row(HtmlWriter& html, const Source& source, const Measured<ThroughputRecord>& measured) {
  const ThroughputRecord& record = *measured.record;
  const Verdict verdict = verdict_of(record.outcome);
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, [&] {
      source.links.write(html, "format", record.subject, record.subject);
      html.element("span", {{"class", "line note"}}, record.operation + " " + record.from + " \u2192 " + record.to);
    });
    html.element("td", {}, record.rounding + ", " + record.profile);
    html.element("td", {}, record.size + ", " + counted(record.threads, "thread") + ", " + record.mix);
    if (source.catalog.machines.are_several()) html.element("td", {}, source.catalog.machines.name_of(*measured.run));
    write_times(html, speed_of(record, *measured.run));
    html.element("td", {{"class", std::string(verdict.word)}},
                 std::string(verdict.symbol) + " " + std::string(verdict.word));
  });
}

}  // namespace

void write_speeds(HtmlWriter& html, const Source& source, const std::string& name) {
  const auto& speeds = listed(source.catalog.speeds_of_implementation, name);
  if (speeds.empty()) return;
  html.element("h2", {}, "Speed");
  html.element("p", {{"class", "soft"}}, [&] {
    html.text("Medians, with the share of what copying the same bytes reached in the same run. Others beside it: ");
    source.links.write(html, "performance", {}, "performance");
    html.text(".");
  });
  write_scroll(html, "Speed", [&] {
    html.element("table", {{"class", "sortable judged"}}, [&] {
      std::vector<ColumnHead> heads{
          {"question"},       {"rounding, profile"},     {"setting"}, {"ns / element", "number"},
          {"GB/s", "number"}, {"of the copy", "number"}, {"verdict"}};
      if (source.catalog.machines.are_several()) heads.insert(heads.begin() + 3, ColumnHead{"machine"});
      write_column_heads(html, heads);
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(speeds.size(), kMostRows); ++i) write_row(html, source, speeds[i]);
      });
    });
  });
  if (speeds.size() > kMostRows) {
    html.element("p", {}, "and " + grouped(speeds.size() - kMostRows) + " more in the result file");
  }
}

}  // namespace halfulp
