#include "page/replay_command.h"

#include <algorithm>

#include "compare/shell.h"

namespace halfulp {
namespace {

std::string cases_words(const Found& found) {
  const CasesRecord cases = cases_of(*found.cell, *found.run);
  return " --tier " + shell_quoted(cases.tier) + " --seed " + std::to_string(cases.seed);
}

bool is_library(const Found& found) {
  const auto& records = found.run->implementations;
  const auto record = std::ranges::find(records, found.cell->implementation, &ImplementationRecord::name);
  return record != records.end() && record->kind == "dso";
}

}  // namespace

std::string replay_command(const Found& found, std::uint64_t index, const ImplementationRecord& implementation) {
  const std::string command =
      "./halfulp replay " + shell_quoted(found.cell->id) + " " + std::to_string(index) + cases_words(found);
  return implementation.kind == "dso" ? command + " --impl dso:PATH" : command;
}

std::string replay_against_command(const Found& left, const Found& right) {
  std::string command = "./halfulp replay " + shell_quoted(left.cell->id) + " --against " +
                        shell_quoted(right.cell->id) + cases_words(left);
  if (is_library(left)) command += " --impl dso:PATH";
  if (is_library(right)) command += " --against-impl dso:PATH";
  return command;
}

}  // namespace halfulp
