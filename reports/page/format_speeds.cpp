#include <algorithm>
#include <tuple>
#include <vector>

#include "html/parts.h"
#include "page/format_results.h"
#include "result/machine.h"
#include "result/spread.h"
#include "view/words.h"

namespace halfulp {
namespace {

constexpr std::size_t kMostRows = 200;

void write_number(HtmlWriter& html, const std::string& text) { html.element("td", {{"class", "number"}}, text); }

/// A measurement that has times.
struct Timed {
  const ThroughputRecord* record;
  const HeaderRecord* run;
  double nanoseconds = 0;  ///< The median for an element.
};

std::vector<Timed> timed_of(const Source& source, const std::string& name) {
  std::vector<Timed> all;
  for (const auto& [record, run] : listed(source.catalog.speeds_of_format, name)) {
    const auto quartiles = quartiles_of(record->nanoseconds);
    if (quartiles && quartiles->median > 0) all.push_back({record, run, quartiles->median});
  }
  std::ranges::stable_sort(all, {}, [](const Timed& one) {
    const ThroughputRecord& record = *one.record;
    return std::tuple(record.operation, record.from, record.to, record.size, record.mix, record.threads,
                      record.outcome != "conforms", one.nanoseconds);
  });
  return all;
}

void write_speed(HtmlWriter& html, const Source& source, const Timed& one, bool names_machine) {
  const ThroughputRecord& record = *one.record;
  const Verdict verdict = verdict_of(record.outcome);
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}},
                 [&] { source.links.write(html, "implementation", record.implementation, record.implementation); });
    html.element("td", {}, record.operation + " " + record.from + " \u2192 " + record.to);
    html.element("td", {}, record.rounding + ", " + record.profile);
    html.element("td", {}, record.mix + ", " + record.size + ", " + counted(record.threads, "thread"));
    if (names_machine) html.element("td", {}, source.catalog.machines.name_of(*one.run));
    write_number(html, fixed(one.nanoseconds, 3));
    write_number(html, fixed(finite_or_zero(record.bytes_per_element) / one.nanoseconds, 2));
    html.element("td", {{"class", std::string(verdict.word)}},
                 std::string(verdict.symbol) + " " + std::string(verdict.word));
  });
}

}  // namespace

void write_format_speeds(HtmlWriter& html, const Source& source, const std::string& name) {
  const std::vector<Timed> all = timed_of(source, name);
  if (all.empty()) return;
  html.element("h2", {}, "Speed");
  const bool names_machine = source.catalog.machines.are_several();
  html.element("p", {{"class", "soft"}}, [&] {
    html.text(names_machine ? "" : machine_text(*all[0].run) + ". ");
    source.links.write(html, "performance", "", "All speeds, with quartiles and the copy beside them");
  });
  write_scroll(html, "Speeds", [&] {
    html.element("table", {{"class", "results"}}, [&] {
      std::vector<ColumnHead> heads{
          {"implementation"}, {"operation"}, {"rounding, profile"}, {"data"}, {"ns / element, median", "number"},
          {"GB/s", "number"}, {"verdict"}};
      if (names_machine) heads.insert(heads.begin() + 4, ColumnHead{"machine"});
      write_column_heads(html, heads);
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(all.size(), kMostRows); ++i) {
          write_speed(html, source, all[i], names_machine);
        }
      });
    });
  });
  if (all.size() > kMostRows) {
    html.element("p", {{"class", "soft"}}, "And " + grouped(all.size() - kMostRows) + " more in the result file.");
  }
}

void write_format_accuracies(HtmlWriter& html, const Source& source, const std::string& name) {
  const auto& all = listed(source.catalog.accuracies_of_format, name);
  if (all.empty()) return;
  const Machines& machines = source.catalog.machines;
  html.element("h2", {}, "Accuracy of networks");
  html.element("p", {{"class", "soft"}},
               [&] { source.links.write(html, "accuracy", "", "All formats beside each other"); });
  write_scroll(html, "Accuracy of networks", [&] {
    html.element("table", {{"class", "results"}}, [&] {
      std::vector<ColumnHead> heads{{"experiment"},
                                    {"variant"},
                                    {"rounded"},
                                    {"rounding"},
                                    {"bits per weight", "number"},
                                    {"accuracy, %", "number"},
                                    {"deviation", "number"},
                                    {"networks", "number"}};
      if (machines.are_several()) heads.insert(heads.begin() + 1, ColumnHead{"machine"});
      write_column_heads(html, heads);
      html.element("tbody", {}, [&] {
        for (std::size_t i = 0; i < std::min(all.size(), kMostRows); ++i) {
          const AccuracyRecord& record = *all[i].record;
          std::vector<double> values;
          for (const AccuracySample& sample : record.samples) values.push_back(sample.accuracy);
          const MeanSpread accuracy = mean_spread_of(values);
          html.element("tr", {}, [&] {
            html.element("th", {{"scope", "row"}}, record.experiment);
            if (machines.are_several()) html.element("td", {}, machines.name_of(*all[i].run));
            html.element("td", {}, record.variant);
            html.element("td", {}, record.mode);
            html.element("td", {}, record.rounding);
            write_number(html, fixed(record.bits_per_weight, 2));
            write_number(html, values.empty() ? "\u2013" : fixed(accuracy.mean, 2));
            write_number(html, values.size() < 2 ? "\u2013" : fixed(accuracy.deviation, 2));
            write_number(html, grouped(values.size()));
          });
        }
      });
    });
  });
  if (all.size() > kMostRows) {
    html.element("p", {{"class", "soft"}}, "And " + grouped(all.size() - kMostRows) + " more in the result file.");
  }
}

}  // namespace halfulp
