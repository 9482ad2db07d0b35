// The commands of the tool as CLI11 sees them: each adds its words and hands back what runs them.
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "app/selectors.h"

namespace halfulp {

inline constexpr int kMaxJobs = 4096;

/// Runs the command with the words that were parsed, and returns an ExitCode.
using Command = std::function<int()>;

Command add_check(CLI::App& app);
Command add_list(CLI::App& app);
Command add_explain(CLI::App& app);
Command add_replay(CLI::App& app);
Command add_bench(CLI::App& app);
Command add_mnist(CLI::App& app);
Command add_report(CLI::App& app);
Command add_render(CLI::App& app);
Command add_diff(CLI::App& app);
Command add_merge(CLI::App& app);
Command add_validate(CLI::App& app);
Command add_waive(CLI::App& app);

/// A list whose items are separated by commas, or given by several options.
void add_words(CLI::App& command, const std::string& name, std::vector<std::string>& into, const std::string& help);

/// The options that choose cells: formats, operations, roundings, profiles.
void add_cell_filters(CLI::App& command, SelectorWords& words);

/// Those, and how much of each cell is covered.
void add_selectors(CLI::App& command, SelectorWords& words);

/// Whether a machine without a GPU will do, also from the environment.
void add_require_device(CLI::App& command, bool& is_required);

/// A list of deviations that are accepted.
void add_waivers(CLI::App& command, std::string& file);

/// Where work is done on several threads.
void add_jobs(CLI::App& command, int& jobs);

}  // namespace halfulp
