#include "throughput/timing.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cstddef>

#include "result/spread.h"
#include "run/group.h"
#include "run/guard.h"
#include "throughput/core_clock.h"

namespace halfulp::throughput {
namespace {

/// Calls the job on one thread until the seconds are over. Returns how many calls that took, 0 if one failed.
std::int64_t warm_up(const Job& job, double seconds) {
  using Clock = std::chrono::steady_clock;
  const CallMark inside(job.name);
  const auto started = Clock::now();
  std::int64_t calls = 0;
  do {
    if (!job.run(0)) return 0;
    ++calls;
  } while (std::chrono::duration<double>(Clock::now() - started).count() < seconds);
  return calls;
}

/// The clock beside a sample: of the first thread's core alone, and not of a device's.
void add_clock(const benchmark::State& state, const Job& job, std::vector<double>& megahertz) {
  if (state.thread_index() == 0 && !job.seconds) megahertz.push_back(core_megahertz());
}

/// One sample of one thread. Where a call fails, or the run is to stop, the rest idles: Google Benchmark aborts the
/// process when samples of one benchmark differ in the number of iterations.
void take_sample(benchmark::State& state, const Job& job, std::atomic<bool>& has_failed, const std::atomic<bool>& stop,
                 std::vector<double>& megahertz) {
  const CallMark inside(job.name);
  add_clock(state, job, megahertz);
  const auto thread = static_cast<unsigned>(state.thread_index());
  for (auto _ : state) {
    const bool goes_on = !stop && !has_failed;
    if (job.seconds) {
      const double seconds = goes_on ? job.seconds() : 0;
      if (seconds < 0) has_failed = true;
      state.SetIterationTime(std::max(seconds, 0.0));
    } else if (goes_on && !job.run(thread)) {
      has_failed = true;
    }
  }
  add_clock(state, job, megahertz);
}

/// Benchmarks are called by their jobs' numbers.
class Samples : public benchmark::BenchmarkReporter {
 public:
  Samples(const std::vector<Job>& jobs, const std::vector<std::atomic<bool>>& have_failed, std::vector<Timing>& timings)
      : jobs_(jobs), have_failed_(have_failed), timings_(timings) {}

  bool ReportContext(const Context&) override { return true; }

  void ReportRuns(const std::vector<Run>& runs) override {
    for (const Run& run : runs) {
      if (run.run_type != Run::RT_Iteration) continue;
      const std::size_t number = std::stoul(run.run_name.function_name);
      const Job& job = jobs_[number];
      Timing& timing = timings_[number];
      if (have_failed_[number]) {
        timing = {.nanoseconds = {}, .error = job.reason()};
      } else {
        const double values = static_cast<double>(run.iterations) * static_cast<double>(job.elements);
        timing.nanoseconds.push_back(run.real_accumulated_time / values * 1e9);
      }
    }
  }

 private:
  const std::vector<Job>& jobs_;
  const std::vector<std::atomic<bool>>& have_failed_;
  std::vector<Timing>& timings_;
};

/// Interleaving can be asked for on a command line only.
void interleave_samples() {
  static char program[] = "halfulp", interleaved[] = "--benchmark_enable_random_interleaving=true";
  char* words[] = {program, interleaved, nullptr};
  int count = 2;
  benchmark::Initialize(&count, words);
}

}  // namespace

std::vector<Timing> time_jobs(const std::vector<Job>& jobs, const TimingOptions& options, const std::atomic<bool>& stop,
                              const std::function<void()>& on_sample) {
  std::vector<Timing> timings(jobs.size());
  std::vector<std::atomic<bool>> have_failed(jobs.size());
  std::vector<std::vector<double>> megahertz(jobs.size());
  interleave_samples();
  benchmark::ClearRegisteredBenchmarks();
  bool is_any_left = false;
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (stop) throw Interrupted{};
    const Job& job = jobs[i];
    const std::int64_t calls = warm_up(job, options.seconds);
    if (calls == 0) {
      timings[i].error = job.reason();
      for (int sample = 0; sample < options.samples; ++sample) on_sample();
      continue;
    }
    is_any_left = true;
    const auto sample = [&, i](benchmark::State& state) {
      take_sample(state, job, have_failed[i], stop, megahertz[i]);
      if (state.thread_index() == 0) on_sample();
    };
    auto* const registered = benchmark::RegisterBenchmark(std::to_string(i).c_str(), sample);
    if (job.seconds) {
      registered->UseManualTime();
    } else {
      registered->UseRealTime();
    }
    registered->Threads(static_cast<int>(job.threads))->Iterations(calls)->Repetitions(options.samples);
  }
  if (!is_any_left) return timings;
  Samples reporter(jobs, have_failed, timings);
  benchmark::RunSpecifiedBenchmarks(&reporter, "all");
  benchmark::ClearRegisteredBenchmarks();
  if (stop) throw Interrupted{};
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    if (const auto clocks = quartiles_of(megahertz[i])) timings[i].core_megahertz = clocks->median;
  }
  return timings;
}

}  // namespace halfulp::throughput
