#include "run/record.h"

#include <algorithm>

#include "abi/builtins.h"
#include "result/value_text.h"
#include "run/operand_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

std::string expected_code_text(const Question& question, const Expected& expected) {
  switch (expected.match) {
    case Match::exact:
      return hex_of(*question.to, expected.code);
    case Match::any_nan:
      return "any NaN";
    case Match::signed_nan:
      return (expected.code & question.to->sign_mask()) != 0 ? "any -NaN" : "any +NaN";
    case Match::unspecified:
      return "unspecified";
  }
  return "";
}

std::string sentence_of(const std::string& cause) {
  const auto row = std::ranges::find(causes(), cause, &Cause::name);
  return row != causes().end() ? std::string(row->sentence) : "more deviations than are looked at singly";
}

/// What an operation gives before it is rounded; of a conversion that is its operand, which is told already.
std::string exact_value_of(const Question& question, Code word) {
  return row_of(question.operation).arithmetic ? hexfloat_of(unrounded(question, word)) : "";
}

}  // namespace

ExampleRecord record_of(const Question& question, const Mismatch& mismatch) {
  const bool is_code = (mismatch.actual & ~question.to->code_mask()) == 0;
  return {.index = mismatch.index,
          .input = hex_of(question, mismatch.input),
          .input_value = hexfloat_of(question, mismatch.input),
          .input_decimal = decimal_of(question, mismatch.input),
          .expected = expected_code_text(question, mismatch.expected),
          .expected_value = hexfloat_of(decode(*question.to, mismatch.expected.code)),
          .actual = hex_of(*question.to, mismatch.actual),
          .actual_value = is_code ? hexfloat_of(decode(*question.to, mismatch.actual)) : "no code of the format",
          .exact_value = exact_value_of(question, mismatch.input)};
}

CauseRecord not_diagnosed(std::uint64_t count) {
  return {std::string(Diagnosis::kNotDiagnosed), sentence_of(std::string(Diagnosis::kNotDiagnosed)), count, {}};
}

CauseRecord record_of(const Question& question, const CauseCount& found) {
  CauseRecord cause{found.cause, sentence_of(found.cause), found.count, {}};
  for (const Mismatch& mismatch : found.examples) cause.examples.push_back(record_of(question, mismatch));
  return cause;
}

CellRecord record_of(const Cell& cell, const Group& group, const CellOutcome& outcome) {
  const QuestionName name = name_of(cell.question);
  CellRecord record{.id = cell.id(),
                    .implementation = cell.implementation->name(),
                    .operation = std::string(name.operation),
                    .from = std::string(name.from),
                    .to = std::string(name.to),
                    .rounding = std::string(name.rounding),
                    .profile = std::string(name.profile),
                    .subject = std::string(name.subject),
                    .outcome = "errored",
                    .reason = outcome.error,
                    .domain = {},
                    .digest = {},
                    .causes = {},
                    .seconds = outcome.seconds};
  if (!outcome.error.empty()) return record;
  if (outcome.skipped.empty()) record.domain = group.domain();
  record.outcome = outcome.cases == 0 ? "skipped" : outcome.deviating == 0 ? "conforms" : "deviates";
  if (outcome.cases == 0) record.reason = outcome.skipped.empty() ? "no cases" : outcome.skipped;
  record.cases = outcome.cases;
  record.deviating = outcome.deviating;
  record.unspecified = outcome.unspecified;
  record.digest = outcome.digest;
  record.causes = outcome.causes;
  return record;
}

void describe_implementations(const std::vector<const Implementation*>& implementations, HeaderRecord& header) {
  for (const Implementation* implementation : implementations) {
    const halfulp_adapter& adapter = implementation->adapter();
    header.implementations.push_back(
        {adapter.name, adapter.version, adapter.homepage != nullptr ? adapter.homepage : "", implementation->kind()});
  }
  for (const impl::NotBuilt& missing : impl::not_built()) {
    header.not_built.emplace(missing.id, missing.reason);
  }
  for (const impl::Builtin& row : impl::builtins()) {
    if (const std::string why = why_not_here(row); !why.empty()) header.not_built.emplace(row.id, why);
  }
}

}  // namespace halfulp
