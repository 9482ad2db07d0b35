// What the suite adds to an implementation: the time of a whole judged sweep over all 2^32 binary32 inputs, as a
// multiple of the same compiled calls in a bare loop that only reads their results. One core; rounds interleaved;
// medians. `calls ns` is without any reading; the last columns compare the sweep with one oracle call per input.
#include <tbb/global_control.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <memory>
#include <numeric>
#include <span>
#include <string>
#include <vector>

#include "case/container.h"
#include "format/registry.h"
#include "run/buffers.h"
#include "run/group.h"
#include "run/guard.h"
#include "run/prepared.h"

namespace halfulp {
namespace {

using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

double median(std::vector<double> samples) {
  std::ranges::sort(samples);
  return samples[samples.size() / 2];
}

/// What is measured: one implementation, one conversion, some of its queries sharing the operands.
struct Case {
  std::string implementation, pair;
  std::vector<std::string> roundings, profiles;
  double limit;  ///< The ratio that is promised, or 0 for none.
};

/// Reads all results, eight bytes at a time, and adds them up: what any user of the results would do at least.
/// Requires results that begin at a multiple of eight bytes, as those of whole batches do.
std::uint64_t read_results(const void* results, std::size_t bytes) {
  const std::span words(static_cast<const std::uint64_t*>(results), bytes / sizeof(std::uint64_t));
  return std::accumulate(words.begin(), words.end(), std::uint64_t{0});
}

enum class LoopBody { fill, fill_and_call, fill_call_and_read };

/// Seconds of one loop over the whole source in the sweep's own batches.
double time_loop(const Group& group, LoopBody body, std::uint64_t& sink) {
  const auto& question = std::get<Question>(group.cells.front().question);
  const FormatSpec& from = *question.from;
  const FormatSpec& to = *question.to;
  const std::size_t operand_bytes = from.container_bits() / 8;
  const std::size_t result_bytes = to.container_bits() / 8;
  std::vector<std::unique_ptr<PreparedCall>> calls;
  if (body != LoopBody::fill) {
    for (const Cell& cell : group.cells) calls.push_back(std::make_unique<PreparedCall>(cell));
  }
  const Buffers buffers;
  void* results = buffers.results(kBatchCases, result_bytes);
  const void* operands = buffers.operands(0, kBatchCases, operand_bytes);
  const CaseSource& source = std::get<std::vector<CaseSource>>(group.sources).front();
  const auto started = Clock::now();
  for (std::uint64_t first = 0; first < source.size(); first += kBatchCases) {
    source.fill(first, kBatchCases, from.container_bits(), buffers.writable_operands(0, kBatchCases, operand_bytes));
    for (const auto& call : calls) {
      call->convert(operands, results, kBatchCases);
      if (body == LoopBody::fill_call_and_read) sink += read_results(results, kBatchCases * result_bytes);
    }
  }
  return seconds_since(started);
}

/// Seconds of bare loops over the sweep's own operands. The making of the operands is measured apart and taken off: it
/// is the suite's work, not the implementation's.
struct BareLoops {
  double calls, calls_and_reading;
};

BareLoops time_bare_loops(const Group& group, std::uint64_t& sink) {
  const double fill = time_loop(group, LoopBody::fill, sink);
  return {time_loop(group, LoopBody::fill_and_call, sink) - fill,
          time_loop(group, LoopBody::fill_call_and_read, sink) - fill};
}

double judged_sweep(const Group& group) {
  const std::atomic<bool> stop{false};
  const auto started = Clock::now();
  for (const CellOutcome& outcome : run_group(group, stop, [](std::uint64_t) {})) {
    if (!outcome.error.empty()) std::fprintf(stderr, "error: %s\n", outcome.error.c_str());
  }
  return seconds_since(started);
}

/// Seconds per input of one MPFR oracle call, over inputs spread across the whole range.
double oracle_call(const Question& question) {
  constexpr std::uint64_t kCalls = 1 << 20;
  std::uint64_t sum = 0;
  const auto started = Clock::now();
  for (std::uint64_t i = 0; i < kCalls; ++i) sum += answer(question, i * 4093 % (std::uint64_t{1} << 32)).code;
  const double elapsed = seconds_since(started);
  return sum == 0 ? 0 : elapsed / kCalls;
}

void measure(const Case& measured, int rounds) {
  Selection selection;
  selection.tier = Tier::exhaustive;
  selection.formats = {measured.pair};
  selection.roundings = measured.roundings;
  selection.profiles = measured.profiles;
  std::unique_ptr<Implementation> implementation;
  try {
    implementation = open_implementation(measured.implementation);
  } catch (const LoadError& error) {
    std::printf("%-14s %-26s not measured: %s\n", measured.implementation.c_str(), measured.pair.c_str(), error.what());
    return;
  }
  const auto groups = group_cells(plan_cells({implementation.get()}, standard_formats(), selection), selection);
  if (groups.size() != 1) {
    std::printf("%-14s %-26s not measured: not one conversion\n", measured.implementation.c_str(),
                measured.pair.c_str());
    return;
  }
  const Group& group = groups.front();
  std::uint64_t sink = 0;
  std::vector<double> calls, bare, suite, ratio;
  for (int round = 0; round < rounds; ++round) {
    const BareLoops loops = time_bare_loops(group, sink);
    calls.push_back(loops.calls);
    bare.push_back(loops.calls_and_reading);
    suite.push_back(judged_sweep(group));
    ratio.push_back(suite.back() / bare.back());
  }
  const double values = 4294967296.0 * static_cast<double>(group.cells.size());
  const double per_value = median(suite) / values;
  const double oracle = oracle_call(std::get<Question>(group.cells.front().question));
  std::printf("%-14s %-26s %7zu %9.3f %9.3f %9.3f %8.3f %8s %9.1f %9.0f\n", measured.implementation.c_str(),
              measured.pair.c_str(), group.cells.size(), median(calls) / values * 1e9, median(bare) / values * 1e9,
              per_value * 1e9, median(ratio),
              measured.limit == 0 ? "-" : (median(ratio) <= measured.limit ? "yes" : "NO"), oracle * 1e9,
              oracle / per_value);
  std::fflush(stdout);
  if (sink == 1) std::puts("");  // the sum is used: no call can be left out
}

}  // namespace
}  // namespace halfulp

int main(int argc, char** argv) {
  using namespace halfulp;
  const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 3;
  const tbb::global_control one_core(tbb::global_control::max_allowed_parallelism, 1);
  const AdapterGuard guard(std::chrono::seconds(60));
  std::printf("suite overhead, all 2^32 inputs, one core, medians of %d interleaved rounds\n", rounds);
  std::printf("%-14s %-26s %7s %9s %9s %9s %8s %8s %9s %9s\n", "implementation", "conversion", "queries", "calls ns",
              "bare ns", "suite ns", "ratio", "promised", "MPFR ns", "speed-up");
  const std::vector<Case> cases{
      {"f16c", "float32->float16", {}, {}, 1.20},
      {"fp16", "float32->float16", {}, {}, 1.10},
      {"eigen", "float32->float16", {}, {}, 1.10},
      {"cuda-host", "float32->float8_e4m3fn", {"ties_to_even"}, {"cuda-satfinite"}, 1.10},
      {"cpu", "float32->float16", {}, {}, 0},
      {"cpu", "float32->float8_e4m3fn", {}, {}, 0},
  };
  for (const Case& measured : cases) measure(measured, rounds);
}
