#include "result/junit.h"

#include <cstdio>
#include <map>

#include "result/escape.h"
#include "result/file.h"
#include "result/totals.h"

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

std::string counts(const std::vector<CellRecord>& cells) {
  const FooterRecord totals = totals_of(cells);
  double seconds = 0;
  for (const CellRecord& cell : cells) seconds += cell.seconds;
  return attribute("tests", std::to_string(totals.cells)) + attribute("failures", std::to_string(totals.deviates)) +
         attribute("errors", std::to_string(totals.errored)) + attribute("skipped", std::to_string(totals.skipped)) +
         attribute("time", seconds_text(seconds));
}

/// Every cause with its count and its first example.
std::string causes_text(const CellRecord& cell) {
  std::string text;
  for (const CauseRecord& cause : cell.causes) {
    text += cause.cause + ": " + std::to_string(cause.count) + ": " + cause.sentence + "\n";
    if (cause.examples.empty()) continue;
    const ExampleRecord& first = cause.examples.front();
    text += "  case " + std::to_string(first.index) + ": " + first.input + " (" + first.input_value + ") expected " +
            first.expected + " (" + first.expected_value + ") got " + first.actual + " (" + first.actual_value + ")\n";
  }
  return text;
}

std::string outcome_element(const CellRecord& cell) {
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

}  // namespace

std::string to_junit(const RunRecord& run) {
  std::map<std::string, std::vector<CellRecord>> suites;
  for (const CellRecord& cell : run.cells) suites[cell.implementation].push_back(cell);
  std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + attribute("name", "halfulp") +
                    counts(run.cells) + ">\n";
  for (const auto& [implementation, cells] : suites) {
    xml += "  <testsuite" + attribute("name", implementation) + counts(cells) +
           attribute("timestamp", run.header.started) + ">\n    <properties><property" + attribute("name", "tier") +
           attribute("value", run.header.tier) + "/><property" + attribute("name", "seed") +
           attribute("value", std::to_string(run.header.seed)) + "/></properties>\n";
    for (const CellRecord& cell : cells) xml += test_case(cell);
    xml += "  </testsuite>\n";
  }
  return xml + "</testsuites>\n";
}

void write_junit(const std::string& path, const RunRecord& run) { write_file(path, to_junit(run)); }

}  // namespace halfulp
