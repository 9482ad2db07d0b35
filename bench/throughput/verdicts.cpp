#include "throughput/verdicts.h"

#include "run/record.h"
#include "run/run.h"

namespace halfulp::throughput {

std::map<std::string, std::string> verdicts_on(
    const std::vector<Cell>& cells, std::uint64_t seed, const std::atomic<bool>& stop,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& on_progress) {
  Selection selection;
  selection.tier = Tier::smoke;
  selection.seed = seed;
  const std::vector<Group> groups = group_cells(cells, selection);
  std::uint64_t total = 0;
  for (const Group& group : groups) total += group.results_per_cell() * group.cells.size();
  std::map<std::string, std::string> outcomes;
  std::atomic<std::uint64_t> done = 0;
  const RunHooks hooks{.on_group =
                           [&](const Group& group, const std::vector<CellOutcome>& judged) {
                             for (std::size_t i = 0; i < judged.size(); ++i) {
                               const CellRecord record = record_of(group.cells[i], group, judged[i]);
                               outcomes.emplace(record.id, record.outcome);
                             }
                           },
                       .on_progress = [&](std::uint64_t judged) { on_progress(done += judged, total); }};
  if (run_groups(groups, 0, 0, stop, hooks) == RunEnd::interrupted) throw Interrupted{};
  return outcomes;
}

}  // namespace halfulp::throughput
