#include "app/check_text.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "case/case_source.h"
#include "run/progress.h"

namespace halfulp {
namespace {

std::string waiver_text(const WaiverRecord& waiver) {
  std::string text = "waived: " + waiver.reason;
  if (!waiver.issue.empty()) text += "; " + waiver.issue;
  if (!waiver.expires.empty()) text += "; until " + waiver.expires;
  return text;
}

}  // namespace

void print_cell(const CellRecord& cell) {
  if (cell.outcome == "conforms" || cell.outcome == "skipped") return;
  std::printf("%s  %s", cell.outcome.c_str(), cell.id.c_str());
  if (!cell.reason.empty()) std::printf("  %s", cell.reason.c_str());
  if (cell.outcome == "deviates") {
    std::printf("  %llu of %llu", static_cast<unsigned long long>(cell.deviating),
                static_cast<unsigned long long>(cell.cases));
    if (is_waived(cell)) std::printf(", waived");
  }
  std::puts("");
  for (const CauseRecord& cause : cell.causes) {
    std::printf("    %-24s %12llu  %s\n", cause.cause.c_str(), static_cast<unsigned long long>(cause.count),
                cause.sentence.c_str());
    if (cause.waiver) std::printf("    %24s %s\n", "", waiver_text(*cause.waiver).c_str());
    if (cause.examples.empty()) continue;
    const ExampleRecord& first = cause.examples.front();
    std::printf("    %24s input %s = %s; expected %s = %s; got %s = %s; replay index %llu\n", "", first.input.c_str(),
                first.input_value.c_str(), first.expected.c_str(), first.expected_value.c_str(), first.actual.c_str(),
                first.actual_value.c_str(), static_cast<unsigned long long>(first.index));
  }
}

void print_skipped(const std::vector<CellRecord>& cells) {
  std::map<std::pair<std::string, std::string>, std::size_t> skipped;
  for (const CellRecord& cell : cells) {
    if (cell.outcome == "skipped") ++skipped[{cell.implementation, cell.reason}];
  }
  for (const auto& [what, count] : skipped) {
    std::printf("skipped  %s: %zu %s: %s\n", what.first.c_str(), count, count == 1 ? "cell" : "cells",
                what.second.c_str());
  }
}

void print_summary(const std::vector<CellRecord>& cells, double seconds) {
  struct Tally {
    std::size_t conforms = 0, deviates = 0, errored = 0, skipped = 0, exhaustive = 0;
    std::uint64_t cases = 0;
  };
  std::vector<std::string> order;
  std::map<std::string, Tally> tallies;
  for (const CellRecord& cell : cells) {
    if (!tallies.contains(cell.implementation)) order.push_back(cell.implementation);
    Tally& tally = tallies[cell.implementation];
    ++(cell.outcome == "conforms"   ? tally.conforms
       : cell.outcome == "deviates" ? tally.deviates
       : cell.outcome == "errored"  ? tally.errored
                                    : tally.skipped);
    tally.exhaustive += cell.domain.size() == 1 && cell.domain.front().coverage == name_of(Coverage::exhaustive);
    tally.cases += cell.cases;
  }
  std::printf("%-28s %9s %9s %8s %8s %11s %16s\n", "implementation", "conforms", "deviates", "errored", "skipped",
              "exhaustive", "cases");
  for (const std::string& name : order) {
    const Tally& tally = tallies.at(name);
    std::printf("%-28s %9zu %9zu %8zu %8zu %11zu %16llu\n", name.c_str(), tally.conforms, tally.deviates, tally.errored,
                tally.skipped, tally.exhaustive, static_cast<unsigned long long>(tally.cases));
  }
  std::printf("%zu cells in %s", cells.size(), duration_text(seconds).c_str());
  const auto count = [&](auto holds) { return std::ranges::count_if(cells, holds); };
  if (const auto waived = count(is_waived); waived > 0) {
    const auto deviating = count([](const CellRecord& cell) { return cell.outcome == "deviates"; });
    std::printf("; %td deviate (%td waived)", deviating, waived);
  }
  std::puts("");
}

}  // namespace halfulp
