#include "page/throughput.h"

#include <algorithm>
#include <string>

#include "html/parts.h"
#include "page/bar.h"
#include "page/number_cell.h"
#include "view/words.h"

namespace halfulp {
namespace {

double copy_of(const Speed& speed) { return finite_or_zero(speed.record->copy_gigabytes_per_second); }
double memory_of(const Speed& speed) { return finite_or_zero(speed.record->memory_gigabytes_per_second); }

/// The theoretical line is drawn where it leaves the bars at least a third of the drawing.
double top_with_memory(const SpeedSetting& setting) {
  const double top = setting.top();
  double memory = 0;
  for (const Speed& row : setting.rows) memory = std::max(memory, memory_of(row));
  return memory > top && memory <= 3 * top ? memory : top;
}

std::string share_text(double share) { return fixed(100 * share, share < 0.1 ? 1 : 0) + "\u00A0%"; }

std::string clock_text(const ThroughputRecord& record) {
  const double megahertz = finite_or_zero(record.core_megahertz);
  return megahertz > 0 ? fixed(megahertz / 1000, 2) : "\u2013";
}

void write_figures(HtmlWriter& html, const Speed& row) {
  if (!row.gigabytes) {
    for (int column = 0; column < 6; ++column) write_number_cell(html, "\u2013");
    return;
  }
  const double copy = copy_of(row), nanoseconds = row.nanoseconds->median;
  write_number_cell(html, fixed(row.gigabytes->median, 2));
  write_number_cell(html, copy > 0 ? share_text(row.gigabytes->median / copy) : "\u2013");
  write_number_cell(html, fixed(1 / nanoseconds, 3));  // elements per nanosecond: billions per second
  write_number_cell(html, fixed(nanoseconds, 3));
  write_number_cell(html, fixed(row.nanoseconds->q1, 3) + " \u2013 " + fixed(row.nanoseconds->q3, 3));
  write_number_cell(html, fixed(row.least, 3));
}

void write_verdict(HtmlWriter& html, const Speed& row) {
  const Verdict verdict = verdict_of(row.record->outcome);
  html.element("td", {{"class", std::string(verdict.word)}}, [&] {
    html.text(std::string(verdict.symbol) + " " + std::string(verdict.word));
    if (row.is_right() || !row.gigabytes) return;
    html.text(row.record->outcome == "deviates" ? ": the speed of wrong results" : ": unknown whether it is right");
  });
}

void write_name(HtmlWriter& html, const Links& links, const Speed& row, const std::vector<const NamedRun*>& runs) {
  html.element("th", {{"scope", "row"}}, [&] {
    links.write(html, "implementation", row.record->implementation, row.record->implementation);
    std::string note = " " + row.record->profile;
    if (runs.size() > 1) {
      const auto is_its = [&](const NamedRun* named) { return &named->run.header == row.run; };
      note += ", run " + std::to_string(std::ranges::find_if(runs, is_its) - runs.begin() + 1);
    }
    html.element("span", {{"class", "note"}}, note);
  });
}

void write_caption(HtmlWriter& html, const SpeedQuestion& question, const SpeedSetting& setting) {
  const Speed& first = setting.rows.front();
  html.element("caption", {}, [&] {
    html.element("strong", {}, question.text());
    std::string text = " \u00B7 " + text_of(setting);
    if (copy_of(first) > 0) text += " \u00B7 copy " + fixed(copy_of(first), 1) + " GB/s";
    if (memory_of(first) > 0) text += " \u00B7 memory " + fixed(memory_of(first), 1) + " GB/s in theory";
    html.text(text);
  });
}

void write_head(HtmlWriter& html, const std::string& bar) {
  const auto column = [&](const std::string& name) { html.element("th", {{"scope", "col"}}, name); };
  const auto number = [&](const std::string& name) {
    html.element("th", {{"scope", "col"}, {"class", "number"}}, name);
  };
  html.element("thead", {}, [&] {
    html.element("tr", {}, [&] {
      column("implementation");
      if (!bar.empty()) html.element("th", {{"scope", "col"}, {"class", "drawn"}}, bar);
      column("verdict");
      for (const char* name :
           {"GB/s", "of the copy", "G/s", "ns", "quartiles, ns", "least, ns", "samples", "clock, GHz"}) {
        number(name);
      }
    });
  });
}

}  // namespace

std::string text_of(const SpeedSetting& setting) {
  return setting.size + ", " + counted(setting.threads, "thread") + ", " + setting.mix + " values";
}

void write_throughput(HtmlWriter& html, const Links& links, const SpeedQuestion& question, const SpeedSetting& setting,
                      const std::vector<const NamedRun*>& runs, Bars bars) {
  const double top = top_with_memory(setting);
  const bool has_bars = bars == Bars::drawn && top > 0;
  write_scroll(html, "Throughput", [&] {
    html.element("table", {{"class", "speeds sortable"}}, [&] {
      write_caption(html, question, setting);
      write_head(html, has_bars ? "0 to " + fixed(top, 1) + " GB/s" : "");
      html.element("tbody", {}, [&] {
        for (const Speed& row : setting.rows) {
          html.element("tr", {}, [&] {
            write_name(html, links, row, runs);
            if (has_bars && row.gigabytes) {
              html.element("td", {}, [&] {
                write_bar(html, {*row.gigabytes, copy_of(row), top, row.record->outcome, memory_of(row)});
              });
            } else if (has_bars) {
              html.element("td", {{"class", "soft"}}, "no times");
            }
            write_verdict(html, row);
            write_figures(html, row);
            write_number_cell(html, grouped(row.record->nanoseconds.size()));
            write_number_cell(html, clock_text(*row.record));
          });
        }
      });
    });
  });
}

}  // namespace halfulp
