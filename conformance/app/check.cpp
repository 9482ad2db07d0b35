#include "app/check.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <optional>

#include "app/check_text.h"
#include "app/exit_code.h"
#include "app/header.h"
#include "app/interrupt.h"
#include "device/chosen_device.h"
#include "format/registry.h"
#include "result/file.h"
#include "result/json.h"
#include "result/junit.h"
#include "result/totals.h"
#include "result/write.h"
#include "run/progress.h"
#include "run/record.h"
#include "run/run.h"
#include "waive/read_waivers.h"
#include "waive/waiver_list.h"

namespace halfulp {
namespace {

struct Fatal {
  int code;
  std::string message;
};

/// Reads what an interrupted run left and makes sure that it was this run.
std::optional<PartialRun> find_partial(const CheckOptions& options, const HeaderRecord& header) {
  if (options.resume == ResumeMode::start_afresh) return std::nullopt;
  if (options.output.empty()) throw Fatal{kUsage, "--resume needs -o FILE: the run to go on with"};
  const std::string path = partial_path(options.output);
  if (access(path.c_str(), F_OK) != 0) return std::nullopt;  // nothing to go on with: start afresh
  PartialRun partial = read_partial(path);
  if (partial.header.plan != header.plan) {
    throw Fatal{kUsage,
                path + ": belongs to another run (other implementations, selection, tier or seed); expected plan " +
                    header.plan + ", found " + partial.header.plan};
  }
  return partial;
}

/// How many groups lie wholly within the first `done` cells of the plan.
std::size_t count_groups_within(const std::vector<Group>& groups, std::size_t done) {
  std::size_t count = 0;
  for (std::size_t cells = 0; count < groups.size() && cells + groups[count].cells.size() <= done; ++count) {
    cells += groups[count].cells.size();
  }
  return count;
}

/// What is not as the list of waivers says is a deviation; without a list all deviations are.
int exit_code_of(const FooterRecord& totals, const std::vector<std::string>& complaints) {
  if (totals.errored > 0) return kInfrastructure;
  if (!complaints.empty()) return kDeviates;
  return totals.conforms + totals.deviates > 0 ? kConforms : kNothingRan;
}

std::vector<std::string> ids_of(const std::vector<Cell>& cells) {
  std::vector<std::string> ids;
  for (const Cell& cell : cells) ids.push_back(cell.id());
  return ids;
}

/// What an interrupted run left, as the waivers have it. Where they were others then, its file is replaced.
PartialRun with_waivers(PartialRun partial, const WaiverList& waivers, const std::string& output) {
  const std::vector<CellRecord> before = partial.cells;
  for (CellRecord& cell : partial.cells) waivers.apply(cell);
  if (partial.cells == before) return partial;
  std::string text = to_line(partial.header) + "\n";
  for (const CellRecord& cell : partial.cells) text += to_line(cell) + "\n";
  replace_file(partial_path(output), text);
  partial.size = text.size();
  return partial;
}

int run_check(const CheckOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  if (options.device == DeviceNeed::required && !why_no_device().empty()) {
    throw Fatal{kInfrastructure, "--require-device: " + why_no_device()};
  }
  const std::vector<Waiver> accepted = options.waivers.empty() ? std::vector<Waiver>{} : read_waivers(options.waivers);
  const auto opened = open_implementations(options.implementations);
  std::vector<const Implementation*> implementations;
  for (const auto& implementation : opened) implementations.push_back(implementation.get());
  const std::vector<Cell> cells = plan_cells(implementations, standard_formats(), options.selection);
  if (cells.empty()) throw Fatal{kNothingRan, "the selection is empty: no cell was run"};
  const std::vector<Group> groups = group_cells(cells, options.selection);
  RunRecord run{.header = make_header(implementations, cells, options.selection)};
  const std::optional<PartialRun> partial = find_partial(options, run.header);
  if (partial) run.header = partial->header;
  const WaiverList waivers(accepted, run.header, ids_of(cells));
  std::optional<ResultWriter> writer;
  if (partial) {
    const PartialRun kept = with_waivers(*partial, waivers, options.output);
    run.cells = kept.cells;
    writer.emplace(options.output, kept);
  } else if (!options.output.empty()) {
    writer.emplace(options.output, run.header);
  }
  // A group that the interruption cut through is run again; those of its cells that the file has are passed over.
  const std::size_t kept_cells = run.cells.size();
  const std::size_t first_group = count_groups_within(groups, kept_cells);
  std::size_t position = 0;
  for (std::size_t i = 0; i < first_group; ++i) position += groups[i].cells.size();

  std::uint64_t results = 0;
  for (std::size_t i = first_group; i < groups.size(); ++i)
    results += groups[i].results_per_cell() * groups[i].cells.size();
  RunEnd end;
  {
    Progress progress(results);
    end = run_groups(groups, first_group, options.jobs, interrupt_flag(),
                     {.on_group =
                          [&](const Group& group, const std::vector<CellOutcome>& outcomes) {
                            for (std::size_t i = 0; i < outcomes.size(); ++i) {
                              if (position++ < kept_cells) continue;
                              run.cells.push_back(record_of(group.cells[i], group, outcomes[i]));
                              waivers.apply(run.cells.back());
                              if (writer) writer->add(run.cells.back());
                            }
                          },
                      .on_progress = [&](std::uint64_t judged) { progress.advance(judged); }});
  }
  if (end == RunEnd::interrupted) {
    std::string advice = "interrupted; nothing was kept, since there is no -o FILE";
    if (writer) {
      advice = "interrupted after " + std::to_string(run.cells.size()) + " of " + std::to_string(cells.size()) +
               " cells; the same command with --resume goes on";
    }
    throw Fatal{kInterrupted, advice};
  }
  run.footer = totals_of(run.cells);
  run.footer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  if (writer) writer->finish(run.footer);
  if (!options.junit.empty()) write_junit(options.junit, run);
  for (const CellRecord& cell : run.cells) print_cell(cell);
  print_skipped(run.cells);
  print_summary(run.cells, run.footer.seconds);
  const std::vector<std::string> complaints = waivers.complaints(run.cells);
  if (!options.waivers.empty()) {
    for (const std::string& line : complaints) std::puts(line.c_str());
  }
  return exit_code_of(run.footer, complaints);
}

}  // namespace

int check(const CheckOptions& options) {
  try {
    return run_check(options);
  } catch (const Fatal& fatal) {
    std::fprintf(stderr, "halfulp: %s%s\n",
                 fatal.code == kInterrupted || fatal.code == kNothingRan ? "" : "error: ", fatal.message.c_str());
    return fatal.code;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "halfulp: error: %s\n", error.what());
    return kInfrastructure;
  }
}

}  // namespace halfulp
