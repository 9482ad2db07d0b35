#include "app/read_runs.h"

#include <tbb/parallel_for.h>

#include <cstdio>
#include <exception>
#include <ranges>

#include "result/conflict.h"
#include "result/containment.h"
#include "result/json.h"
#include "result/lines.h"
#include "result/read.h"

namespace halfulp {
namespace {

/// The line of a cell in a file that has been read before.
FilePosition position_of(const std::string& file, const std::string& cell) {
  Lines lines(file);
  while (lines.next()) {
    const Line line = parse_line(lines.text(), lines.at());
    const auto* found = std::get_if<CellRecord>(&line);
    if (found != nullptr && found->id == cell) break;
  }
  return lines.at();
}

/// Runs in parallel, files that cannot be read as what was thrown.
std::vector<NamedRun> read_all(const std::vector<std::string>& files) {
  std::vector<NamedRun> runs(files.size());
  std::vector<std::exception_ptr> problems(files.size());
  tbb::parallel_for(std::size_t{0}, files.size(), [&](std::size_t i) {
    try {
      runs[i] = {files[i], read_run(files[i])};
    } catch (...) {
      problems[i] = std::current_exception();
    }
  });
  for (const std::exception_ptr& problem : problems) {
    if (problem) std::rethrow_exception(problem);
  }
  return runs;
}

}  // namespace

std::vector<NamedRun> read_runs(const std::vector<std::string>& files) {
  std::vector<NamedRun> runs = read_all(files);
  const std::vector<Contained> contained = find_contained(runs);
  for (const Contained& found : contained) {
    std::fprintf(stderr, "halfulp: warning: %s says nothing that %s does not; taken once\n",
                 runs[found.part].file.c_str(), runs[found.whole].file.c_str());
  }
  for (const Contained& found : contained | std::views::reverse) {
    runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(found.part));
  }
  if (const auto found = find_conflict(runs)) {
    throw ReadError(ReadError::Kind::counts_disagree, position_of(found->other->file, found->cell),
                    "other results of cell '" + found->cell + "' than in " + found->one->file +
                        ", from the same cases, machine, suite and version; expected equal ones");
  }
  return runs;
}

}  // namespace halfulp
