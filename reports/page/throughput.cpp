#include "page/throughput.h"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "page/bar.h"
#include "page/parts.h"
#include "page/words.h"
#include "result/machine.h"
#include "result/spread.h"

namespace halfulp {
namespace {

/// A measurement in gigabytes per second; the slower quartile first.
struct Row {
  const ThroughputRecord* record;
  std::optional<Quartiles> nanoseconds;
  std::optional<Quartiles> speed;
};

/// Measurements that may be compared: the same machine, values, size and threads.
struct Setting {
  std::string machine, mix, size;
  unsigned threads = 0;
  std::vector<Row> rows;
};

Row row_of(const ThroughputRecord& record) {
  Row row{&record, quartiles_of(record.nanoseconds), std::nullopt};
  if (row.nanoseconds && row.nanoseconds->q1 > 0) {
    const double bytes = record.bytes_per_element;  // by nanoseconds: gigabytes per second
    row.speed = {bytes / row.nanoseconds->q3, bytes / row.nanoseconds->median, bytes / row.nanoseconds->q1};
  }
  return row;
}

std::string question_of(const ThroughputRecord& record) {
  return record.operation + " " + record.from + " \u2192 " + record.to + ", " + record.rounding;
}

/// Settings in order of appearance; in each, questions together, and of one question the right and fast ones first.
std::vector<Setting> settings_of(const std::vector<RunRecord>& runs) {
  std::vector<Setting> settings;
  for (const RunRecord& run : runs) {
    const std::string machine = machine_text(run.header);
    for (const ThroughputRecord& record : run.throughputs) {
      auto setting = std::ranges::find_if(settings, [&](const Setting& known) {
        return known.machine == machine && known.mix == record.mix && known.size == record.size &&
               known.threads == record.threads;
      });
      if (setting == settings.end()) {
        setting = settings.insert(setting, {machine, record.mix, record.size, record.threads, {}});
      }
      setting->rows.push_back(row_of(record));
    }
  }
  for (Setting& setting : settings) {
    std::vector<std::string> questions;
    for (const Row& row : setting.rows) questions.push_back(question_of(*row.record));
    const auto rank_of = [&](const Row& row) {
      return std::tuple(std::ranges::find(questions, question_of(*row.record)) - questions.begin(),
                        row.record->outcome != "conforms", row.speed ? -row.speed->median : 0);
    };
    std::ranges::stable_sort(setting.rows, {}, rank_of);
  }
  std::vector<std::string> machines;
  for (const Setting& setting : settings) machines.push_back(setting.machine);
  std::ranges::stable_sort(settings, {}, [&](const Setting& setting) {
    return std::ranges::find(machines, setting.machine) - machines.begin();
  });
  return settings;
}

double top_of(const Setting& setting) {
  double top = 0;
  for (const Row& row : setting.rows) {
    if (row.speed) top = std::max({top, row.speed->q3, finite_or_zero(row.record->copy_gigabytes_per_second)});
  }
  return top;
}

void write_figures(HtmlWriter& html, const Row& row, double top) {
  const ThroughputRecord& record = *row.record;
  const auto number = [&](const std::string& text) { html.element("td", {{"class", "number"}}, text); };
  if (!row.speed) {
    html.element("td", {{"class", "soft"}}, "no times");
    for (int column = 0; column < 4; ++column) number("\u2013");
  } else {
    const double copy = finite_or_zero(record.copy_gigabytes_per_second);
    html.element("td", {}, [&] { write_bar(html, {*row.speed, copy, top, record.outcome}); });
    number(fixed(row.speed->median, 2));
    number(fixed(row.speed->q1, 2) + " \u2013 " + fixed(row.speed->q3, 2));
    number(copy > 0 ? fixed(100 * row.speed->median / copy, 0) + "\u00A0%" : "\u2013");
    number(fixed(row.nanoseconds->median, 3));
  }
  number(grouped(record.nanoseconds.size()));
  const Verdict verdict = verdict_of(record.outcome);
  html.element("td", {{"class", std::string(verdict.word)}}, [&] {
    html.text(std::string(verdict.symbol) + " " + std::string(verdict.word));
    if (record.outcome != "conforms" && row.speed) {
      html.text(record.outcome == "deviates" ? ": the speed of wrong results" : ": unknown whether it is right");
    }
  });
}

std::string summary_of(const Setting& setting) {
  const ThroughputRecord& first = *setting.rows.front().record;
  std::string text = setting.size + ", " + counted(setting.threads, "thread") + ", " + setting.mix +
                     " values: " + counted(setting.rows.size(), "measurement") + "; copy " +
                     fixed(first.copy_gigabytes_per_second, 1) + " GB/s";
  if (finite_or_zero(first.memory_gigabytes_per_second) > 0) {
    text += ", memory " + fixed(first.memory_gigabytes_per_second, 1) + " GB/s in theory";
  }
  return text;
}

void write_table(HtmlWriter& html, const Setting& setting) {
  const double top = top_of(setting);
  write_scroll(html, "Throughput", [&] {
    html.element("table", {{"class", "speeds"}}, [&] {
      write_head_row(html, {"implementation", "speed", "GB/s, median", "quartiles", "of the copy", "ns per element",
                            "samples", "verdict"});
      html.element("tbody", {}, [&] {
        std::string question;
        for (const Row& row : setting.rows) {
          if (question_of(*row.record) != question) {
            question = question_of(*row.record);
            html.element("tr", {}, [&] {
              html.element("th", {{"colspan", "8"}, {"scope", "rowgroup"}, {"class", "question"}}, question);
            });
          }
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, [&] {
              html.text(row.record->implementation);
              html.element("span", {{"class", "note"}}, " " + row.record->profile);
            });
            write_figures(html, row, top);
          });
        }
      });
    });
  });
}

}  // namespace

void write_throughput(HtmlWriter& html, const std::vector<RunRecord>& runs) {
  const std::vector<Setting> settings = settings_of(runs);
  if (settings.empty()) return;
  html.element("h2", {}, "Throughput");
  html.element("p", {{"class", "soft"}},
               "Bytes read and written, in gigabytes (10^9) per second. A bar ends at the median, its whisker spans "
               "the quartiles, "
               "and the upright line is a copy of as many bytes in the same run. A hollow bar is of a cell that does "
               "not conform: it may be fast because it is wrong.");
  std::string machine;
  for (const Setting& setting : settings) {
    const bool is_first = setting.machine != machine;
    machine = setting.machine;
    if (is_first) html.element("h3", {}, machine);
    const auto body = [&] {
      html.element("summary", {}, summary_of(setting));
      write_table(html, setting);
    };
    if (is_first) {
      html.element("details", {{"open", ""}}, body);
    } else {
      html.element("details", {}, body);
    }
  }
}

}  // namespace halfulp
