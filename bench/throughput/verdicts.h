// Whether what is fast is right.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "run/plan.h"

namespace halfulp::throughput {

/// Judges the cells in the tier smoke and returns their outcomes by id: "conforms", "deviates", "errored", "skipped".
/// Calls `on_progress` with results judged so far and in all. Requires cells in plan order. Errors: Interrupted.
std::map<std::string, std::string> verdicts_on(
    const std::vector<Cell>& cells, std::uint64_t seed, const std::atomic<bool>& stop,
    const std::function<void(std::uint64_t done, std::uint64_t total)>& on_progress);

}  // namespace halfulp::throughput
