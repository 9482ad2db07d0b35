#include "result/junit.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "result/escape.h"
#include "result/file.h"
#include "result/machine.h"

namespace halfulp {
namespace {

std::string attribute(std::string_view name, std::string_view value) {
  return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string seconds_text(double seconds) {
  char text[64];
  std::snprintf(text, sizeof text, "%.6f", seconds);
  return text;
}

using Cells = std::vector<const CellRecord*>;

/// JUnit has no word for an accepted failure: what is waived was not asked.
std::string_view word_of(const CellRecord& cell) {
  return is_waived(cell) ? "skipped" : std::string_view(cell.outcome);
}

std::string counts(const Cells& cells) {
  const auto with = [&](std::string_view outcome) {
    return std::to_string(std::ranges::count(cells, outcome, [](const CellRecord* cell) { return word_of(*cell); }));
  };
  double seconds = 0;
  for (const CellRecord* cell : cells) seconds += cell->seconds;
  return attribute("tests", std::to_string(cells.size())) + attribute("failures", with("deviates")) +
         attribute("errors", with("errored")) + attribute("skipped", with("skipped")) +
         attribute("time", seconds_text(seconds));
}

/// Every cause with its count and its first example.
std::string causes_text(const CellRecord& cell) {
  std::string text;
  for (const CauseRecord& cause : cell.causes) {
    text += cause.cause + ": " + std::to_string(cause.count) + ": " + cause.sentence + "\n";
    if (cause.waiver) text += "  waived: " + cause.waiver->reason + "\n";
    if (cause.examples.empty()) continue;
    const ExampleRecord& first = cause.examples.front();
    text += "  case " + std::to_string(first.index) + ": " + first.input + " (" + first.input_value + ") expected " +
            first.expected + " (" + first.expected_value + ") got " + first.actual + " (" + first.actual_value + ")\n";
  }
  return text;
}

/// "waived: truncated: the reason; nan_to_infinity: another".
std::string waivers_text(const CellRecord& cell) {
  std::string text = "waived";
  for (const CauseRecord& cause : cell.causes) {
    text += (&cause == &cell.causes.front() ? ": " : "; ") + cause.cause + ": " + cause.waiver->reason;
  }
  return text;
}

std::string outcome_element(const CellRecord& cell) {
  if (is_waived(cell)) {
    return "<skipped" + attribute("message", waivers_text(cell)) + ">" + escaped(causes_text(cell)) + "</skipped>";
  }
  if (cell.outcome == "deviates") {
    const std::string message = std::to_string(cell.deviating) + " of " + std::to_string(cell.cases) + " cases deviate";
    const std::string type = cell.causes.empty() ? "deviates" : cell.causes.front().cause;
    return "<failure" + attribute("message", message) + attribute("type", type) + ">" + escaped(causes_text(cell)) +
           "</failure>";
  }
  if (cell.outcome == "errored") return "<error" + attribute("message", cell.reason) + "/>";
  if (cell.outcome == "skipped") return "<skipped" + attribute("message", cell.reason) + "/>";
  return "";
}

std::string test_case(const CellRecord& cell) {
  const std::string start = "    <testcase" + attribute("classname", cell.implementation + "/" + cell.subject) +
                            attribute("name", cell.id) + attribute("time", seconds_text(cell.seconds));
  const std::string outcome = outcome_element(cell);
  return outcome.empty() ? start + "/>\n" : start + ">" + outcome + "</testcase>\n";
}

/// One suite for each implementation of the run.
std::string test_suites(const RunRecord& run) {
  std::map<std::string, Cells> suites;
  for (const CellRecord& cell : run.cells) suites[cell.implementation].push_back(&cell);
  std::string xml;
  for (const auto& [implementation, cells] : suites) {
    xml += "  <testsuite" + attribute("name", implementation) + counts(cells) +
           attribute("timestamp", run.header.started) + attribute("hostname", machine_text(run.header)) +
           ">\n    <properties><property" + attribute("name", "tier") + attribute("value", run.header.tier) +
           "/><property" + attribute("name", "seed") + attribute("value", std::to_string(run.header.seed)) +
           "/></properties>\n";
    for (const CellRecord* cell : cells) xml += test_case(*cell);
    xml += "  </testsuite>\n";
  }
  return xml;
}

}  // namespace

std::string to_junit(std::span<const RunRecord* const> runs) {
  Cells all;
  for (const RunRecord* run : runs) {
    for (const CellRecord& cell : run->cells) all.push_back(&cell);
  }
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "halfulp") + counts(all) + ">\n";
  for (const RunRecord* run : runs) xml += test_suites(*run);
  return xml + "</testsuites>\n";
}

std::string to_junit(const RunRecord& run) {
  const RunRecord* const only = &run;
  return to_junit(std::span(&only, 1));
}

void write_junit(const std::string& path, const RunRecord& run) { write_file(path, to_junit(run)); }

}  // namespace halfulp
