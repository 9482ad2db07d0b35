// What the suite adds to an implementation: the time of a whole judged sweep over all 2^32 binary32 inputs, as a
// multiple of the same compiled calls in a bare loop that only reads their results. One core; rounds interleaved;
// medians. A second table compares the sweep with one oracle call per input.
#include <tbb/global_control.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstring>
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

/// Reads all results, eight bytes at a time: what any user of the results would do at least.
std::uint64_t read_results(const void* results, std::size_t bytes) {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i + 8 <= bytes; i += 8) {
    std::uint64_t word;
    std::memcpy(&word, static_cast<const unsigned char*>(results) + i, 8);
    sum += word;
  }
  return sum;
}

/// Seconds that the bare calls of all cells take over the whole source. Only calls and reading are on the clock:
/// every operand batch is written in between, so that calls see the sweep's own operands in the first-level cache.
double bare_loop(const Group& group, std::uint64_t& sink) {
  const FormatSpec& from = *group.cells.front().question.from;
  const FormatSpec& to = *group.cells.front().question.to;
  const std::size_t operand_bytes = from.container_bits() / 8;
  const std::size_t result_bytes = to.container_bits() / 8;
  std::vector<std::unique_ptr<PreparedCall>> calls;
  for (const Cell& cell : group.cells) calls.push_back(std::make_unique<PreparedCall>(cell));
  const Buffers buffers;
  void* results = buffers.results(kBatchCases, result_bytes);
  const void* operands = buffers.operands(kBatchCases, operand_bytes);
  const CaseSource& source = group.sources.front();
  std::uint64_t ticks = 0;
  const auto started = Clock::now();
  const std::uint64_t first_tick = __builtin_ia32_rdtsc();
  for (std::uint64_t first = 0; first < source.size(); first += kBatchCases) {
    source.fill(first, kBatchCases, from.container_bits(), buffers.writable_operands(kBatchCases, operand_bytes));
    const std::uint64_t before = __builtin_ia32_rdtsc();
    for (const auto& call : calls) {
      call->run(operands, results, kBatchCases);
      sink += read_results(results, kBatchCases * result_bytes);
    }
    ticks += __builtin_ia32_rdtsc() - before;
  }
  const double per_tick = seconds_since(started) / static_cast<double>(__builtin_ia32_rdtsc() - first_tick);
  return static_cast<double>(ticks) * per_tick;
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
    std::printf("%-14s %-26s not measured: not one conversion\n", measured.implementation.c_str(), measured.pair.c_str());
    return;
  }
  const Group& group = groups.front();
  std::uint64_t sink = 0;
  std::vector<double> bare, suite, ratio;
  for (int round = 0; round < rounds; ++round) {
    bare.push_back(bare_loop(group, sink));
    suite.push_back(judged_sweep(group));
    ratio.push_back(suite.back() / bare.back());
  }
  const double values = 4294967296.0 * static_cast<double>(group.cells.size());
  const double per_value = median(suite) / values;
  const double oracle = oracle_call(group.cells.front().question);
  std::printf("%-14s %-26s %7zu %9.3f %9.3f %8.3f %8s %9.1f %9.0f\n", measured.implementation.c_str(),
              measured.pair.c_str(), group.cells.size(), median(bare) / values * 1e9, per_value * 1e9, median(ratio),
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
  std::printf("%-14s %-26s %7s %9s %9s %8s %8s %9s %9s\n", "implementation", "conversion", "queries", "bare ns",
              "suite ns", "ratio", "promised", "MPFR ns", "speed-up");
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
