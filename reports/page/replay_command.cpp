#include "page/replay_command.h"

#include "compare/shell.h"

namespace halfulp {
std::string replay_command(const Found& found, std::uint64_t index) {
  const auto& [cell, run] = found;
  return "./halfulp replay " + shell_quoted(cell->id) + " " + std::to_string(index) + cases_options(*cell, *run) +
         (is_library(*cell, *run) ? " --impl dso:PATH" : "");
}

std::string replay_against_command(const Found& left, const Found& right) {
  std::string command = "./halfulp replay " + shell_quoted(left.cell->id) + " --against " +
                        shell_quoted(right.cell->id) + cases_options(*left.cell, *left.run);
  if (is_library(*left.cell, *left.run)) command += " --impl dso:PATH";
  if (is_library(*right.cell, *right.run)) command += " --against-impl dso:PATH";
  return command;
}

}  // namespace halfulp
