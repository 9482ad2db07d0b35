// Answers as a device reads them: two arrays instead of a list, and the search in them. Compiled by g++ and by nvcc.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp {

/// Runs of equal expected codes in case order, in the memory of whoever reads them. [count] >= 1, firsts[0] == 0.
struct AnswerRunsView {
  const std::uint64_t* firsts = nullptr;
  const std::uint64_t* codes = nullptr;
  std::size_t count = 0;
};

/// The run of case `index` among the runs `low` to `high`, ends included. Requires firsts[low] <= index.
/// O(log(high - low)).
constexpr std::size_t run_between(AnswerRunsView runs, std::size_t low, std::size_t high, std::uint64_t index) {
  while (low < high) {
    const std::size_t middle = low + (high - low + 1) / 2;
    if (runs.firsts[middle] <= index) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/// What must be overwritten to become right, whatever it becomes.
template <class Container>
constexpr Container unlike(std::uint64_t expected) {
  return static_cast<Container>(~expected);
}

}  // namespace halfulp
