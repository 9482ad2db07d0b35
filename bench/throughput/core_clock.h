// How fast the clock of a core runs while something is timed on it.
#pragma once

#include <cstdint>
#include <vector>

namespace halfulp::throughput {

/// Megahertz of a core that makes one of `additions` in a cycle. [stretches] of nanoseconds, each for that many: the
/// least counts, since an interruption makes one longer and nothing makes one shorter. 0 without a positive one.
double megahertz_of(std::uint64_t additions, const std::vector<double>& nanoseconds);

/// Megahertz of the core that this thread is on, now: an estimate, from some 50 microseconds of additions that wait for
/// each other. 0 on processors that are neither x86-64 nor AArch64.
double core_megahertz();

}  // namespace halfulp::throughput
