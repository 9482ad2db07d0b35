#include "compare/speed.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "result/json.h"

namespace halfulp {
namespace {

constexpr std::array<std::string_view, 4> kNames = {"SAME", "FASTER", "SLOWER", "UNCLEAR"};

bool is_apart(const Quartiles& lower, const Quartiles& upper) { return upper.q1 > lower.q3 * (1 + kSpeedTolerance); }

bool overlap(const Quartiles& a, const Quartiles& b) { return a.q1 <= b.q3 && b.q1 <= a.q3; }

bool is_within_tolerance(double ratio) { return std::max(ratio, 1 / ratio) <= 1 + kSpeedTolerance; }

}  // namespace

std::string_view name_of(SpeedVerdict verdict) { return kNames[static_cast<std::size_t>(verdict)]; }

std::optional<Quartiles> times_of_copy(const ThroughputRecord& throughput) {
  // Gigabytes per second are bytes per nanosecond.
  const double copy = throughput.bytes_per_element / throughput.copy_gigabytes_per_second;
  if (!std::isfinite(copy) || copy <= 0) return std::nullopt;
  std::optional<Quartiles> times = quartiles_of(throughput.nanoseconds);
  if (!times || times->q1 <= 0) return std::nullopt;
  return Quartiles{times->q1 / copy, times->median / copy, times->q3 / copy};
}

SpeedChange compare_speeds(const ThroughputRecord& before, const ThroughputRecord& after) {
  SpeedChange change{.id = before.id,
                     .verdict = SpeedVerdict::unclear,
                     .before = times_of_copy(before),
                     .after = times_of_copy(after),
                     .ratio = 0,
                     .reason = {},
                     .outcome = after.outcome};
  if (change.before && change.after) change.ratio = change.before->median / change.after->median;
  const std::size_t fewest = std::min(before.nanoseconds.size(), after.nanoseconds.size());
  if (before.id == after.id && to_line(before) == to_line(after)) {  // not two measurements but one
    change.verdict = SpeedVerdict::same;
  } else if (fewest < kFewestSamples) {
    change.reason = "fewer than " + std::to_string(kFewestSamples) + " samples";
  } else if (!change.before || !change.after) {
    change.reason = "a time, or that of the copy, is no positive number";
  } else if (is_apart(*change.after, *change.before)) {
    change.verdict = SpeedVerdict::faster;
  } else if (is_apart(*change.before, *change.after)) {
    change.verdict = SpeedVerdict::slower;
  } else if (is_within_tolerance(change.ratio) && overlap(*change.before, *change.after)) {
    change.verdict = SpeedVerdict::same;
  } else {
    change.reason = "the quartile ranges lie too close";
  }
  return change;
}

}  // namespace halfulp
