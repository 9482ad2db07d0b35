// Runs a plan: groups side by side, finished in plan order, so that a file written along the way can be continued.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

#include "run/group.h"

namespace halfulp {

/// What happens while a plan runs. `on_group` is called in plan order, one call at a time.
struct RunHooks {
  std::function<void(const Group&, const std::vector<CellOutcome>&)> on_group;
  std::function<void(std::uint64_t results)> on_progress;
};

enum class RunEnd { complete, interrupted };

/// Runs `groups` from `first_group` on with `jobs` threads (0: all cores). Set `stop` to end early.
RunEnd run_groups(const std::vector<Group>& groups, std::size_t first_group, int jobs, const std::atomic<bool>& stop,
                  const RunHooks& hooks);

}  // namespace halfulp
