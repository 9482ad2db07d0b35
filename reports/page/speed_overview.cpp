#include "page/speed_overview.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>

#include "chart/bars.h"
#include "html/parts.h"
#include "page/throughput.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostBars = 30;

using Key = std::tuple<std::string, std::string, unsigned>;

Key key_of(const SpeedSetting& setting) { return {setting.mix, setting.size, setting.threads}; }

/// The setting that has most rows.
const SpeedSetting* common_setting(const SpeedMachine& machine) {
  std::map<Key, std::size_t> counts;
  const SpeedSetting* common = nullptr;
  for (const SpeedSubject& subject : machine.subjects) {
    for (const SpeedQuestion& question : subject.questions) {
      for (const SpeedSetting& setting : question.settings) counts[key_of(setting)] += setting.rows.size();
    }
  }
  for (const SpeedSubject& subject : machine.subjects) {
    for (const SpeedQuestion& question : subject.questions) {
      for (const SpeedSetting& setting : question.settings) {
        if (common == nullptr || counts[key_of(setting)] > counts[key_of(*common)]) common = &setting;
      }
    }
  }
  return common;
}

/// Rows are sorted: the first is the fastest right one, if any is right.
const Speed* fastest_of(const SpeedQuestion& question, const Key& key) {
  const auto setting =
      std::ranges::find_if(question.settings, [&](const SpeedSetting& other) { return key_of(other) == key; });
  if (setting == question.settings.end()) return nullptr;
  const Speed& first = setting->rows.front();
  return first.is_right() && first.gigabytes ? &first : nullptr;
}

struct Direction {
  std::string name;
  bool (*holds)(const SpeedQuestion& question);
};

const Direction kDirections[] = {
    {"From float32 to the format",
     [](const SpeedQuestion& question) { return question.from == "float32" && question.operation != "dequantize"; }},
    {"From the format to float32", [](const SpeedQuestion& question) { return question.to == "float32"; }},
};

std::vector<const Speed*> best_rows(const SpeedMachine& machine, const Key& key, const Direction& direction) {
  std::vector<const Speed*> rows;
  for (const SpeedSubject& subject : machine.subjects) {
    const Speed* best = nullptr;
    for (const SpeedQuestion& question : subject.questions) {
      if (!direction.holds(question)) continue;
      const Speed* row = fastest_of(question, key);
      if (row != nullptr && (best == nullptr || row->gigabytes->median > best->gigabytes->median)) best = row;
    }
    if (best != nullptr) rows.push_back(best);
  }
  return rows;
}

void write_direction(HtmlWriter& html, const SpeedSetting& setting, const Direction& direction,
                     std::vector<const Speed*> rows) {
  if (rows.size() < 2) return;
  std::ranges::stable_sort(rows, std::greater{}, [](const Speed* row) { return row->gigabytes->median; });
  const std::size_t left_out = rows.size() > kMostBars ? rows.size() - kMostBars : 0;
  rows.resize(rows.size() - left_out);
  BarChart chart{.name = direction.name + ", fastest right implementation",
                 .description = "The tables have the numbers",
                 .unit = "GB/s",
                 .bars = {},
                 .rules = {}};
  std::vector<double> copies;
  for (const Speed* row : rows) {
    const ThroughputRecord& record = *row->record;
    chart.bars.push_back({record.subject, row->gigabytes->median, "right",
                          fixed(row->gigabytes->median, 1) + "  " + record.implementation});
    copies.push_back(finite_or_zero(record.copy_gigabytes_per_second));
    chart.top = std::max(chart.top, row->gigabytes->median);
  }
  const std::optional<Quartiles> copy = quartiles_of(copies);
  if (copy && copy->median > 0) {
    chart.rules.push_back({copy->median, "copy", "copy " + fixed(copy->median, 1)});
    chart.top = std::max(chart.top, copy->median);
  }
  chart.digits = chart.top < 4 ? 1 : 0;
  html.element("figure", {}, [&] {
    html.element("figcaption", {}, [&] {
      html.element("strong", {}, direction.name);
      html.text(" \u00B7 " + text_of(setting) +
                (left_out > 0 ? " \u00B7 " + grouped(left_out) + " slower ones left out" : ""));
    });
    write_bars(html, chart);
  });
}

}  // namespace

void write_speed_overview(HtmlWriter& html, const SpeedMachine& machine) {
  const SpeedSetting* setting = common_setting(machine);
  if (setting == nullptr || machine.subjects.size() < 2) return;
  write_scroll(html, "Fastest implementations", [&] {
    html.element("div", {{"class", "figures"}}, [&] {
      for (const Direction& direction : kDirections) {
        write_direction(html, *setting, direction, best_rows(machine, key_of(*setting), direction));
      }
    });
  });
}

}  // namespace halfulp
