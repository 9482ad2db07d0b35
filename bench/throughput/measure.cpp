#include "throughput/measure.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "result/spread.h"
#include "run/group.h"
#include "run/guard.h"
#include "throughput/bytes.h"
#include "throughput/device_job.h"
#include "throughput/verdicts.h"

namespace halfulp::throughput {
namespace {

constexpr std::chrono::seconds kCallTimeout{60};
constexpr double kCopyBytes = 2 * sizeof(float);

ThroughputRecord record_of(const Line& line, const Timing& timing, const Timing& copy, const std::string& outcome) {
  const QuestionName name = name_of(line.cell.question);
  return {.id = line.id(),
          .cell = line.cell.id(),
          .implementation = line.cell.implementation->name(),
          .operation = std::string(name.operation),
          .from = std::string(name.from),
          .to = std::string(name.to),
          .rounding = std::string(name.rounding),
          .profile = std::string(name.profile),
          .subject = std::string(name.subject),
          .mix = std::string(line.mix->name),
          .size = std::string(line.size->name),
          .threads = line.threads,
          .elements = line.size->elements(),
          .bytes_per_element = bytes_per_element(line.cell.question, line.size->shape()),
          .nanoseconds = timing.nanoseconds,
          .copy_gigabytes_per_second = kCopyBytes / quartiles_of(copy.nanoseconds).value().median,
          .memory_gigabytes_per_second = 0,  // what the memory could do is told to administrators only
          .core_megahertz = timing.core_megahertz,
          .outcome = outcome};
}

/// What a line is compared with: a copy by as many threads, or one on the device.
enum class Place { host, device };
using CopyKey = std::pair<Place, unsigned>;

Place place_of(const Line& line) { return line.cell.implementation->is_on_device() ? Place::device : Place::host; }

/// The lines of some peers that can be timed, and the copies that they are compared with.
struct Jobs {
  std::vector<const Line*> lines;
  std::vector<Job> jobs;                   ///< [lines] and after them the copies.
  std::map<CopyKey, std::size_t> copy_at;  ///< The copy's place.
};

/// The copies that these lines are compared with.
std::set<CopyKey> copies_for(const Peers& peers) {
  std::set<CopyKey> copies;
  for (const Line& line : peers.lines) copies.emplace(place_of(line), line.threads);
  return copies;
}

class Measurement {
 public:
  Measurement(const std::vector<Cell>& cells, const MeasureOptions& options, const std::atomic<bool>& stop,
              const MeasureHooks& hooks)
      : options_(options),
        stop_(stop),
        hooks_(hooks),
        outcomes_(verdicts_on(cells, options.seed, stop,
                              [&](auto done, auto total) { hooks.on_progress("judging", done, total); })),
        all_(plan_lines(cells, options.axes)),
        operands_(options.seed, std::ranges::max(options.axes.threads)) {
    for (const Peers& peers : all_) total_ += (peers.lines.size() + copies_for(peers).size()) * samples();
  }

  std::vector<ThroughputRecord> run() {
    const AdapterGuard guard(kCallTimeout);
    for (const Peers& peers : all_) {
      if (stop_) throw Interrupted{};
      time(peers);
    }
    return std::move(records_);
  }

 private:
  std::uint64_t samples() const { return static_cast<std::uint64_t>(options_.timing.samples); }

  void advance(std::uint64_t samples) { hooks_.on_progress("timing", done_ += samples, total_); }

  const Job& copy_of(const Size& size, CopyKey key) {
    auto& job = copies_[{&size, key}];
    if (!job) job = key.first == Place::device ? device_copy_job(size) : copy_job(size, key.second);
    return *job;
  }

  Jobs jobs_of(const Peers& peers) {
    Jobs made;
    for (const Line& line : peers.lines) {
      try {
        made.jobs.push_back(job_of(line, operands_));
        made.lines.push_back(&line);
      } catch (const NoOperands& error) {
        hooks_.on_left_out(line.id(), error.what());
        advance(samples());
      }
    }
    for (const CopyKey& key : copies_for(peers)) {
      made.copy_at.emplace(key, made.jobs.size());
      made.jobs.push_back(copy_of(*peers.lines.front().size, key));
    }
    return made;
  }

  void time(const Peers& peers) {
    const Jobs made = jobs_of(peers);
    const std::vector<Timing> timings = time_jobs(made.jobs, options_.timing, stop_, [this] { advance(1); });
    for (std::size_t i = 0; i < made.lines.size(); ++i) {
      const Line& line = *made.lines[i];
      if (!timings[i].error.empty()) {
        hooks_.on_left_out(line.id(), timings[i].error);
        continue;
      }
      const Timing& copy = timings[made.copy_at.at({place_of(line), line.threads})];
      if (!copy.error.empty()) {
        hooks_.on_left_out(line.id(), "the copy it is compared with " + copy.error);
        continue;
      }
      records_.push_back(record_of(line, timings[i], copy, outcomes_.at(line.cell.id())));
    }
  }

  const MeasureOptions& options_;
  const std::atomic<bool>& stop_;
  const MeasureHooks& hooks_;
  std::map<std::string, std::string> outcomes_;
  std::vector<Peers> all_;
  Operands operands_;
  std::map<std::pair<const Size*, CopyKey>, std::optional<Job>> copies_;
  std::uint64_t total_ = 0, done_ = 0;
  std::vector<ThroughputRecord> records_;
};

}  // namespace

std::vector<ThroughputRecord> measure(const std::vector<Cell>& cells, const MeasureOptions& options,
                                      const std::atomic<bool>& stop, const MeasureHooks& hooks) {
  return Measurement(cells, options, stop, hooks).run();
}

}  // namespace halfulp::throughput
