// Cells to lines and back.
#include <algorithm>

#include "result/json.h"
#include "result/json_records.h"

namespace halfulp {
namespace {

using json::Fields;
using json::Json;
using json::number;

Json object_of(const ExampleRecord& example) {
  Json object = {{"index", number(example.index)},     {"input", example.input},
                 {"input_value", example.input_value}, {"input_decimal", example.input_decimal},
                 {"expected", example.expected},       {"expected_value", example.expected_value},
                 {"actual", example.actual},           {"actual_value", example.actual_value}};
  if (!example.exact_value.empty()) object["exact_value"] = example.exact_value;
  return object;
}

Json object_of(const WaiverRecord& waiver) {
  Json object = {{"reason", waiver.reason}};
  if (!waiver.issue.empty()) object["issue"] = waiver.issue;
  if (!waiver.expires.empty()) object["expires"] = waiver.expires;
  return object;
}

Json object_of(const CauseRecord& cause) {
  Json examples = Json::array();
  for (const ExampleRecord& example : cause.examples) examples.push_back(object_of(example));
  Json object = {
      {"cause", cause.cause}, {"sentence", cause.sentence}, {"count", number(cause.count)}, {"examples", examples}};
  if (cause.waiver) object["waiver"] = object_of(*cause.waiver);
  return object;
}

ExampleRecord example_of(const Fields& fields) {
  return {.index = fields.count("index"),
          .input = fields.text("input"),
          .input_value = fields.text("input_value"),
          .input_decimal = fields.text("input_decimal"),
          .expected = fields.text("expected"),
          .expected_value = fields.text("expected_value"),
          .actual = fields.text("actual"),
          .actual_value = fields.text("actual_value"),
          .exact_value = fields.has("exact_value") ? fields.text("exact_value") : ""};
}

/// "2027-06-30". Which days a month has is left to whoever wrote it.
bool is_day(const std::string& text) {
  constexpr std::string_view kShape = "dddd-dd-dd";
  const auto fits = [](char c, char shape) { return shape == 'd' ? '0' <= c && c <= '9' : c == shape; };
  return text.size() == kShape.size() && std::ranges::equal(text, kShape, fits);
}

std::optional<WaiverRecord> waiver_of(const Fields& fields) {
  if (!fields.has("waiver")) return {};
  const Fields waiver = fields.object("waiver");
  const auto text_if_there = [&](const char* name) { return waiver.has(name) ? waiver.text(name) : std::string(); };
  WaiverRecord record{waiver.text("reason"), text_if_there("issue"), text_if_there("expires")};
  if (record.reason.empty()) waiver.reject("reason", record.reason, "why the deviation is accepted");
  if (waiver.has("expires") && !is_day(record.expires)) {
    waiver.reject("expires", record.expires, "a day such as 2027-06-30");
  }
  return record;
}

CauseRecord cause_of(const Fields& fields) {
  return {.cause = fields.text("cause"),
          .sentence = fields.text("sentence"),
          .count = fields.count("count"),
          .examples = fields.each("examples", example_of),
          .waiver = waiver_of(fields)};
}

DomainRecord domain_of(const Fields& fields) {
  return {fields.word("coverage", {"exhaustive", "boundary", "sampled"}), fields.count("cases")};
}

std::optional<CasesRecord> other_cases_of(const Fields& fields) {
  if (!fields.has("other_cases")) return {};
  const Fields cases = fields.object("other_cases");
  return CasesRecord{cases.text("tier"), cases.count("seed")};
}

}  // namespace

CellRecord json::cell_of(const Fields& fields) {
  return {.id = fields.text("id"),
          .implementation = fields.text("implementation"),
          .operation = fields.text("operation"),
          .from = fields.text("from"),
          .to = fields.text("to"),
          .rounding = fields.text("rounding"),
          .profile = fields.text("profile"),
          .subject = fields.text("subject"),
          .outcome = fields.word("outcome", {"conforms", "deviates", "errored", "skipped"}),
          .reason = fields.text("reason"),
          .domain = fields.each("domain", domain_of),
          .cases = fields.count("cases"),
          .deviating = fields.count("deviating"),
          .unspecified = fields.count("unspecified"),
          .digest = fields.text("digest"),
          .causes = fields.each("causes", cause_of),
          .other_cases = other_cases_of(fields),
          .seconds = fields.real("seconds")};
}

std::string to_line(const CellRecord& cell) {
  Json domain = Json::array();
  for (const DomainRecord& part : cell.domain) {
    domain.push_back({{"coverage", part.coverage}, {"cases", number(part.cases)}});
  }
  Json causes = Json::array();
  for (const CauseRecord& cause : cell.causes) causes.push_back(object_of(cause));
  Json line = {{"t", "cell"},
               {"id", cell.id},
               {"implementation", cell.implementation},
               {"operation", cell.operation},
               {"from", cell.from},
               {"to", cell.to},
               {"rounding", cell.rounding},
               {"profile", cell.profile},
               {"subject", cell.subject},
               {"outcome", cell.outcome},
               {"reason", cell.reason},
               {"domain", domain},
               {"cases", number(cell.cases)},
               {"deviating", number(cell.deviating)},
               {"unspecified", number(cell.unspecified)},
               {"digest", cell.digest},
               {"causes", causes}};
  if (cell.other_cases) {
    line["other_cases"] = {{"tier", cell.other_cases->tier}, {"seed", number(cell.other_cases->seed)}};
  }
  line["seconds"] = number(cell.seconds);
  return json::dump(line);
}

}  // namespace halfulp
