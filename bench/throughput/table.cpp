#include "throughput/table.h"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <map>
#include <tuple>

#include "result/spread.h"

namespace halfulp::throughput {
namespace {

std::string number(const char* format, double value) {
  char text[32];
  std::snprintf(text, sizeof text, format, value);
  return text;
}

auto peers_key(const ThroughputRecord& record) {
  return std::tie(record.operation, record.from, record.to, record.mix, record.size, record.threads);
}

/// Peers side by side.
std::vector<const ThroughputRecord*> grouped(const std::vector<ThroughputRecord>& records) {
  std::map<decltype(peers_key(records.front())), std::size_t> places;
  std::vector<const ThroughputRecord*> order;
  for (const ThroughputRecord& record : records) {
    places.emplace(peers_key(record), places.size());
    order.push_back(&record);
  }
  std::ranges::stable_sort(order, {}, [&](const ThroughputRecord* record) { return places.at(peers_key(*record)); });
  return order;
}

std::string verdict_of(const ThroughputRecord& record) {
  std::string verdict = record.outcome;
  if (verdict == "conforms") return verdict;
  std::ranges::transform(verdict, verdict.begin(), [](unsigned char c) { return std::toupper(c); });
  return verdict;
}

std::string threads_text(unsigned threads) { return std::to_string(threads) + (threads == 1 ? " thread" : " threads"); }

std::vector<std::string> row_of(const ThroughputRecord& record) {
  const Quartiles spread = quartiles_of(record.nanoseconds).value_or(Quartiles{});
  const double gigabytes = record.bytes_per_element / spread.median;
  return {record.subject,
          record.operation,
          record.from + "->" + record.to,
          record.profile,
          record.mix + ", " + record.size + ", " + threads_text(record.threads),
          record.implementation,
          number("%9.4f", spread.median),
          number("%9.4f", spread.q1) + " ..." + number("%9.4f", spread.q3),
          number("%10.3f", 1 / spread.median),
          number("%7.2f", gigabytes),
          number("%5.1f %%", 100 * gigabytes / record.copy_gigabytes_per_second),
          verdict_of(record)};
}

}  // namespace

std::vector<std::string> copy_lines(const std::vector<ThroughputRecord>& records) {
  std::map<std::pair<std::string, unsigned>, std::vector<double>> speeds;
  for (const ThroughputRecord& record : records) {
    speeds[{record.size, record.threads}].push_back(record.copy_gigabytes_per_second);
  }
  std::vector<std::string> lines;
  for (const auto& [of, samples] : speeds) {
    lines.push_back("memcpy, " + of.first + ", " + threads_text(of.second) + ": " +
                    number("%.1f", quartiles_of(samples).value_or(Quartiles{}).median) + " GB/s read and written");
  }
  return lines;
}

std::vector<std::vector<std::string>> table_rows(const std::vector<ThroughputRecord>& records) {
  std::vector<std::vector<std::string>> rows{{"format", "operation", "from->to", "profile", "data", "implementation",
                                              " ns/value", "        quartiles", "G values/s", "   GB/s", "of copy",
                                              "verdict"}};
  for (const ThroughputRecord* record : grouped(records)) rows.push_back(row_of(*record));
  return rows;
}

}  // namespace halfulp::throughput
