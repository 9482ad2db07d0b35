#include "run/run.h"

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include "run/guard.h"

namespace halfulp {
namespace {

constexpr std::chrono::seconds kCallTimeout{60};

}  // namespace

RunEnd run_groups(const std::vector<Group>& groups, std::size_t first_group, int jobs, const std::atomic<bool>& stop,
                  const RunHooks& hooks) {
  const AdapterGuard guard(kCallTimeout);
  const std::size_t threads = jobs > 0 ? static_cast<std::size_t>(jobs) : tbb::this_task_arena::max_concurrency();
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);

  struct Finished {
    std::size_t group = 0;
    std::vector<CellOutcome> outcomes;
  };
  std::size_t next = first_group;
  std::atomic<bool> interrupted = false;
  tbb::parallel_pipeline(
      threads,
      tbb::make_filter<void, std::size_t>(tbb::filter_mode::serial_in_order,
                                          [&](tbb::flow_control& control) -> std::size_t {
                                            if (next >= groups.size() || stop || interrupted) control.stop();
                                            return next++;
                                          }) &
          tbb::make_filter<std::size_t, Finished>(tbb::filter_mode::parallel,
                                                  [&](std::size_t group) -> Finished {
                                                    try {
                                                      return {group, run_group(groups[group], stop, hooks.on_progress)};
                                                    } catch (const Interrupted&) {
                                                      interrupted = true;
                                                      return {group, {}};
                                                    }
                                                  }) &
          tbb::make_filter<Finished, void>(tbb::filter_mode::serial_in_order, [&](const Finished& finished) {
            if (!finished.outcomes.empty() && !interrupted) hooks.on_group(groups[finished.group], finished.outcomes);
          }));
  return stop || interrupted ? RunEnd::interrupted : RunEnd::complete;
}

}  // namespace halfulp
