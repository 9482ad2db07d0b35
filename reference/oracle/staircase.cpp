#include "oracle/staircase.h"

#include <algorithm>
#include <functional>

namespace halfulp {
namespace {

using Answer = std::function<Expected(std::uint64_t)>;

/// One past the last code of [first, last] whose answer is `expected`, the answer at `first`. Answers are monotone, so
/// equal ones stand together. `guess` is tried first: within a binade all runs have one of two lengths.
std::uint64_t end_of_run(const Answer& answer, std::uint64_t first, const Expected& expected, std::uint64_t last,
                         std::uint64_t guess) {
  std::uint64_t inside = first;    // has the answer
  std::uint64_t outside = last + 1;  // has not, or lies beyond
  for (const std::uint64_t probe : {guess - 1, guess}) {
    if (probe <= inside || probe >= outside) continue;
    (answer(probe) == expected ? inside : outside) = probe;
  }
  while (outside - inside > 1) {
    const std::uint64_t middle = inside + (outside - inside) / 2;
    (answer(middle) == expected ? inside : outside) = middle;
  }
  return outside;
}

/// Appends the runs of the closed interval [first, last], on which `answer` is monotone.
void append_runs(std::vector<Run>& runs, const Answer& answer, std::uint64_t first, std::uint64_t last) {
  std::uint64_t latest = 0;     // length of the latest run
  std::uint64_t alternate = 0;  // and of the one before: ties to even make runs longer and shorter by turns
  while (first <= last) {
    const Expected expected = answer(first);
    const std::uint64_t end = end_of_run(answer, first, expected, last, first + alternate);
    alternate = latest;
    latest = end - first;
    if (runs.empty() || runs.back().expected != expected) runs.push_back({static_cast<std::uint32_t>(first), expected});
    first = end;
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
  const std::uint64_t ends[][2] = {{0, 0}, {1, infinity - 1}, {infinity, infinity}, {infinity + 1, quiet - 1},
                                   {quiet, from.magnitude_mask()}};
  for (const Code sign : {Code{0}, from.sign_mask()}) {
    for (const auto& [first, last] : ends) {
      append_runs(staircase.runs, answer, sign | first, sign | last);
    }
  }
  return staircase;
}

}  // namespace halfulp
