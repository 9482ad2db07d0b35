#include "oracle/staircase.h"

#include <algorithm>
#include <functional>

namespace halfulp {
namespace {

using Answer = std::function<Expected(std::uint64_t)>;

/// A code and the answer to it.
struct Answered {
  std::uint64_t code = 0;
  Expected expected;
};

/// The first code of [from.code, last] whose answer differs from from's; last + 1, unanswered, if there is none.
/// Answers are monotone, so equal ones stand together. `guess` is tried first: within a binade all runs have one of
/// two lengths.
Answered next_answer(const Answer& answer, const Answered& from, std::uint64_t last, std::uint64_t guess) {
  std::uint64_t inside = from.code;  // has the answer
  Answered outside{last + 1, {}};    // has not, or lies beyond
  for (const std::uint64_t probe : {guess - 1, guess}) {
    if (probe <= inside || probe >= outside.code) continue;
    const Expected expected = answer(probe);
    if (expected == from.expected) {
      inside = probe;
    } else {
      outside = {probe, expected};
    }
  }
  while (outside.code - inside > 1) {
    const std::uint64_t middle = inside + (outside.code - inside) / 2;
    const Expected expected = answer(middle);
    if (expected == from.expected) {
      inside = middle;
    } else {
      outside = {middle, expected};
    }
  }
  return outside;
}

/// Appends the runs of the closed interval [first, last], on which `answer` is monotone.
void append_runs(std::vector<Run>& runs, const Answer& answer, std::uint64_t first, std::uint64_t last) {
  std::uint64_t latest = 0;     // length of the latest run
  std::uint64_t alternate = 0;  // and of the one before: ties to even make runs longer and shorter by turns
  for (Answered at{first, answer(first)}; at.code <= last;) {
    if (runs.empty() || runs.back().expected != at.expected) {
      runs.push_back({static_cast<std::uint32_t>(at.code), at.expected});
    }
    const Answered next = next_answer(answer, at, last, at.code + alternate);
    alternate = latest;
    latest = next.code - at.code;
    at = next;
  }
}

}  // namespace

std::size_t Staircase::run_of(std::uint64_t code) const {
  const auto after = std::ranges::upper_bound(runs, code, {}, [](const Run& run) { return std::uint64_t{run.first}; });
  return static_cast<std::size_t>(after - runs.begin()) - 1;
}

Staircase build_staircase(const FormatSpec& from, const FormatSpec& to, Rounding rounding, const Profile& profile) {
  Staircase staircase;
  staircase.size = from.code_mask() + 1;
  const Answer answer = [&](std::uint64_t code) { return convert(from, to, code, rounding, profile); };
  const std::uint64_t infinity = from.infinity_code();
  const std::uint64_t quiet = infinity | (Code{1} << (from.trailing_bits() - 1));
  // On each of these intervals the answer is monotone: zero; finite values; infinity; signalling and quiet NaNs,
  // whose payload is cut to its leading bits.
  const std::uint64_t ends[][2] = {
      {0, 0}, {1, infinity - 1}, {infinity, infinity}, {infinity + 1, quiet - 1}, {quiet, from.magnitude_mask()}};
  for (const Code sign : {Code{0}, from.sign_mask()}) {
    for (const auto& [first, last] : ends) {
      append_runs(staircase.runs, answer, sign | first, sign | last);
    }
  }
  return staircase;
}

}  // namespace halfulp
