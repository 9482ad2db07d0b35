#include "judge/judge.h"

#include <algorithm>

#include "case/container.h"
#include "judge/all_equal.h"

namespace halfulp {
void ChunkJudge::record(const Segment& found) {
  verdict_.deviating += found.length;
  if (merging_ == Merging::adjacent && !verdict_.segments.empty()) {
    Segment& last = verdict_.segments.back();
    if (last.first + last.length == found.first && last.actual == found.actual && last.expected == found.expected) {
      last.length += found.length;
      return;
    }
  }
  if (verdict_.segments.size() < ChunkVerdict::kMaxSegments) {
    verdict_.segments.push_back(found);
  } else {
    verdict_.unrecorded += found.length;
  }
}

/// Looks at a stretch with one expectation, result by result.
template <class Container>
void ChunkJudge::judge_singly(const Expected& expected, const Container* codes, std::size_t count) {
  for (std::size_t i = 0; i < count;) {
    const Code actual = codes[i];
    std::size_t end = i + 1;
    while (end < count && codes[end] == actual) ++end;
    verdict_.digest.add(actual, end - i);
    if (!satisfies(*to_, expected, actual)) {
      const std::size_t step = merging_ == Merging::adjacent ? end - i : 1;
      for (std::size_t at = i; at < end; at += step) record({next_ + at, step, expected, actual});
    }
    i = end;
  }
}

/// Calls `visit(expectation, length)` for the next [count] cases, run by run, and goes on behind each.
template <class Visit>
void ChunkJudge::for_each_run(std::size_t count, Visit visit) {
  while (count > 0) {
    const Expected& expected = answers_->runs[run_].expected;
    const std::uint64_t end = answers_->end_of(run_);
    const std::size_t length = std::min<std::uint64_t>(count, end - next_);
    if (expected.match == Match::unspecified) verdict_.unspecified += length;
    visit(expected, length);
    count -= length;
    next_ += length;
    if (next_ == end && run_ + 1 < answers_->runs.size()) ++run_;
  }
}

template <class Container>
void ChunkJudge::judge_containers(const Container* codes, std::size_t count) {
  for_each_run(count, [&](const Expected& expected, std::size_t length) {
    if (expected.match != Match::unspecified && all_equal(codes, length, expected.code)) {
      verdict_.digest.add(expected.code, length);
    } else {
      judge_singly(expected, codes, length);
    }
    codes += length;
  });
}

void ChunkJudge::agree(std::size_t count) {
  for_each_run(count,
               [&](const Expected& expected, std::size_t length) { verdict_.digest.add(expected.code, length); });
}

void ChunkJudge::judge(const void* results, std::size_t count) {
  with_container(to_->container_bits(),
                 [&](auto zero) { judge_containers(static_cast<const decltype(zero)*>(results), count); });
}

}  // namespace halfulp
