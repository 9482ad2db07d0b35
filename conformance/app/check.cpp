#include "app/check.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <optional>

#include "app/exit_code.h"
#include "app/header.h"
#include "app/interrupt.h"
#include "device/chosen_device.h"
#include "format/registry.h"
#include "result/junit.h"
#include "result/totals.h"
#include "result/write.h"
#include "run/progress.h"
#include "run/record.h"
#include "run/run.h"

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

void print_cell(const CellRecord& cell) {
  if (cell.outcome == "conforms" || cell.outcome == "skipped") return;
  std::printf("%s  %s", cell.outcome.c_str(), cell.id.c_str());
  if (!cell.reason.empty()) std::printf("  %s", cell.reason.c_str());
  if (cell.outcome == "deviates") {
    std::printf("  %llu of %llu", static_cast<unsigned long long>(cell.deviating),
                static_cast<unsigned long long>(cell.cases));
  }
  std::puts("");
  for (const CauseRecord& cause : cell.causes) {
    std::printf("    %-24s %12llu  %s\n", cause.cause.c_str(), static_cast<unsigned long long>(cause.count),
                cause.sentence.c_str());
    if (cause.examples.empty()) continue;
    const ExampleRecord& first = cause.examples.front();
    std::printf("    %24s input %s = %s; expected %s = %s; got %s = %s; replay index %llu\n", "", first.input.c_str(),
                first.input_value.c_str(), first.expected.c_str(), first.expected_value.c_str(), first.actual.c_str(),
                first.actual_value.c_str(), static_cast<unsigned long long>(first.index));
  }
}

/// One line for all cells of an implementation that were skipped for one reason.
void print_skipped(const std::vector<CellRecord>& cells) {
  std::map<std::pair<std::string, std::string>, std::size_t> skipped;
  for (const CellRecord& cell : cells) {
    if (cell.outcome == "skipped") ++skipped[{cell.implementation, cell.reason}];
  }
  for (const auto& [what, count] : skipped) {
    std::printf("skipped  %s: %zu %s: %s\n", what.first.c_str(), count, count == 1 ? "cell" : "cells",
                what.second.c_str());
  }
}

/// What the run proved, one line per implementation: exhaustive cells are never added up with sampled ones.
void print_summary(const std::vector<CellRecord>& cells, double seconds) {
  struct Tally {
    std::size_t conforms = 0, deviates = 0, errored = 0, skipped = 0, exhaustive = 0;
    std::uint64_t cases = 0;
  };
  std::vector<std::string> order;
  std::map<std::string, Tally> tallies;
  for (const CellRecord& cell : cells) {
    if (!tallies.contains(cell.implementation)) order.push_back(cell.implementation);
    Tally& tally = tallies[cell.implementation];
    ++(cell.outcome == "conforms"   ? tally.conforms
       : cell.outcome == "deviates" ? tally.deviates
       : cell.outcome == "errored"  ? tally.errored
                                    : tally.skipped);
    tally.exhaustive += cell.domain.size() == 1 && cell.domain.front().coverage == name_of(Coverage::exhaustive);
    tally.cases += cell.cases;
  }
  std::printf("%-28s %9s %9s %8s %8s %11s %16s\n", "implementation", "conforms", "deviates", "errored", "skipped",
              "exhaustive", "cases");
  for (const std::string& name : order) {
    const Tally& tally = tallies.at(name);
    std::printf("%-28s %9zu %9zu %8zu %8zu %11zu %16llu\n", name.c_str(), tally.conforms, tally.deviates, tally.errored,
                tally.skipped, tally.exhaustive, static_cast<unsigned long long>(tally.cases));
  }
  std::printf("%zu cells in %s\n", cells.size(), duration_text(seconds).c_str());
}

int exit_code_of(const FooterRecord& totals) {
  if (totals.errored > 0) return kInfrastructure;
  if (totals.deviates > 0) return kDeviates;
  return totals.conforms > 0 ? kConforms : kNothingRan;
}

int run_check(const CheckOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  if (options.device == DeviceNeed::required && !why_no_device().empty()) {
    throw Fatal{kInfrastructure, "--require-device: " + why_no_device()};
  }
  const auto opened = open_implementations(options.implementations);
  std::vector<const Implementation*> implementations;
  for (const auto& implementation : opened) implementations.push_back(implementation.get());
  const std::vector<Cell> cells = plan_cells(implementations, standard_formats(), options.selection);
  if (cells.empty()) throw Fatal{kNothingRan, "the selection is empty: no cell was run"};
  const std::vector<Group> groups = group_cells(cells, options.selection);
  const HeaderRecord header = make_header(implementations, cells, options.selection);

  RunRecord run{.header = header, .cells = {}, .footer = {}};
  std::optional<ResultWriter> writer;
  if (const std::optional<PartialRun> partial = find_partial(options, header)) {
    run.cells = partial->cells;
    writer.emplace(options.output, *partial);
  } else if (!options.output.empty()) {
    writer.emplace(options.output, header);
  }
  // A group that the interruption cut through is run again; those of its cells that the file has are passed over.
  const std::size_t kept = run.cells.size();
  const std::size_t first_group = count_groups_within(groups, kept);
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
                              if (position++ < kept) continue;
                              run.cells.push_back(record_of(group.cells[i], group, outcomes[i]));
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
  return exit_code_of(run.footer);
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
