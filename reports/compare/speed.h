// Whether a cell has become faster, told from samples and not from two numbers.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "result/measurement.h"
#include "result/spread.h"

namespace halfulp {

/// Medians this close are the same; quartile ranges this far apart are not.
inline constexpr double kSpeedTolerance = 0.02;

/// Fewer have no quartiles worth the name.
inline constexpr std::size_t kFewestSamples = 3;

enum class SpeedVerdict { same, faster, slower, unclear };

/// "SAME", "FASTER", "SLOWER", "UNCLEAR".
std::string_view name_of(SpeedVerdict verdict);

/// The time per element in units of what the copy of the same run takes for the bytes of an element: 2 is half as fast
/// as the copy. Another clock or a busier memory moves both, and the quotient stays. Empty where samples or copy are
/// missing or not finite.
std::optional<Quartiles> times_of_copy(const ThroughputRecord& throughput);

struct SpeedChange {
  std::string id;
  SpeedVerdict verdict = SpeedVerdict::unclear;
  std::optional<Quartiles> before, after;  ///< Times of the copy.
  double ratio = 0;                        ///< Of the medians, before by after: above 1 is faster. 0: unknown.
  std::string reason;                      ///< Why unclear; else empty.
  std::string outcome;                     ///< Of the cell after.
};

/// FASTER and SLOWER: the quartile ranges lie more than kSpeedTolerance apart. SAME: medians within kSpeedTolerance and
/// ranges that overlap; and equal records. UNCLEAR: anything else. Requires equal ids.
SpeedChange compare_speeds(const ThroughputRecord& before, const ThroughputRecord& after);

}  // namespace halfulp
