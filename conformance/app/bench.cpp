#include "app/bench.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <optional>
#include <thread>

#include "app/exit_code.h"
#include "app/fail.h"
#include "app/header.h"
#include "app/interrupt.h"
#include "app/machine.h"
#include "app/measurement_file.h"
#include "app/suggest.h"
#include "app/table.h"
#include "app/usage_error.h"
#include "device/chosen_device.h"
#include "format/registry.h"
#include "result/json.h"
#include "result/totals.h"
#include "run/countdown.h"
#include "run/group.h"
#include "throughput/choose.h"
#include "throughput/measure.h"
#include "throughput/table.h"

namespace halfulp {
namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(text.empty() ? "" : ", ").append(name);
  return text;
}

/// The row of each word. Errors: UsageError for a word that no row has.
template <class Row>
std::vector<const Row*> rows_called(std::string_view kind, const std::vector<std::string>& words,
                                    std::span<const Row> rows) {
  std::vector<std::string> names;
  for (const Row& row : rows) names.emplace_back(row.name);
  std::vector<const Row*> found;
  for (const std::string& word : words) {
    const auto row = std::ranges::find(rows, word, &Row::name);
    if (row == rows.end()) throw UsageError(unknown_name(kind, word, names) + " (known: " + joined(names) + ")");
    if (std::ranges::find(found, &*row) == found.end()) found.push_back(&*row);
  }
  return found;
}

/// Errors: UsageError.
std::vector<unsigned> thread_counts(const std::vector<std::string>& words) {
  std::vector<unsigned> counts;
  for (const std::string& word : words) {
    if (word != "1" && word != "all") throw UsageError("threads '" + word + "' makes no sense; expected 1 or all");
    const unsigned count = word == "1" ? 1 : std::max(1u, std::thread::hardware_concurrency());
    if (std::ranges::find(counts, count) == counts.end()) counts.push_back(count);
  }
  return counts;
}

throughput::MeasureOptions measure_options(const BenchOptions& options) {
  if (options.samples < 1) {
    throw UsageError("samples " + std::to_string(options.samples) + " makes no sense; expected 1 or more");
  }
  return {.axes = {.mixes = rows_called("mix", options.mixes, throughput::mixes()),
                   .sizes = rows_called("size", options.sizes, std::span<const throughput::Size>(throughput::kSizes)),
                   .threads = thread_counts(options.threads)},
          .timing = {.samples = options.samples, .seconds = options.seconds},
          .seed = options.selection.seed};
}

/// The cells are judged for their verdicts only: the file has none of them.
HeaderRecord header_of(const std::vector<const Implementation*>& implementations, Selection selection) {
  selection.tier = Tier::smoke;
  return make_header(implementations, {}, selection);
}

void print(const std::vector<ThroughputRecord>& records, BenchStyle style) {
  if (style == BenchStyle::json) {
    std::cout << to_json(records) << "\n";
    return;
  }
  std::cout << cpu_name() << "\n";
  for (const std::string& line : throughput::copy_lines(records)) std::cout << line << "\n";
  Table table;
  for (std::vector<std::string>& row : throughput::table_rows(records)) table.add(std::move(row));
  std::cout << table.text();
}

int run_bench(const BenchOptions& options, const throughput::MeasureOptions& how) {
  const auto started = std::chrono::steady_clock::now();
  const auto opened =
      open_implementations(options.implementations.empty() ? std::vector<std::string>{"all"} : options.implementations);
  std::vector<const Implementation*> implementations;
  for (const auto& implementation : opened) implementations.push_back(implementation.get());
  std::vector<Cell> cells =
      throughput::choose_cells(plan_cells(implementations, standard_formats(), options.selection), options.selection);
  if (cells.empty()) {
    return fail(
        "the selection is empty: nothing was timed. Timed are convert, quantize and dequantize, from and to float32 "
        "unless --format has a pattern such as 'float16->*', and ties_to_even unless --rounding says otherwise",
        kNothingRan);
  }
  if (const std::string& problem = why_no_device(); !problem.empty()) {
    const auto needs_device = [](const Cell& cell) { return cell.implementation->is_on_device(); };
    if (std::erase_if(cells, needs_device) > 0) std::fprintf(stderr, "halfulp: %s\n", problem.c_str());
    if (cells.empty()) return fail("nothing was timed", kNothingRan);
  }
  RunRecord run{.header = header_of(implementations, options.selection)};
  std::optional<MeasurementFile> file;
  if (!options.output.empty()) file.emplace(options.output, run.header);
  bool is_left_out = false;
  {
    Countdown countdown;
    run.throughputs = throughput::measure(
        cells, how, interrupt_flag(),
        {.on_progress = [&](auto stage, auto done, auto total) { countdown.show(stage, done, total); },
         .on_left_out =
             [&](const std::string& line, const std::string& reason) {
               countdown.clear();
               std::fprintf(stderr, "halfulp: %s: not timed: %s\n", line.c_str(), reason.c_str());
               is_left_out = true;
             }});
  }
  if (run.throughputs.empty() && is_left_out) return kInfrastructure;
  run.footer = totals_of(run);
  run.footer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  if (file) file->finish(run);
  print(run.throughputs, options.style);
  return kConforms;
}

}  // namespace

int bench(const BenchOptions& options) {
  const throughput::MeasureOptions how = measure_options(options);
  try {
    return run_bench(options, how);
  } catch (const Interrupted&) {
    return fail("interrupted; nothing was kept", kInterrupted);
  } catch (const std::exception& error) {
    return fail("error: " + std::string(error.what()), kInfrastructure);
  }
}

}  // namespace halfulp
