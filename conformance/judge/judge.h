// Compares a batch of results with the answers. A run that agrees costs one pass over it; only what differs is looked
// at singly.
#pragma once

#include <cstdint>
#include <vector>

#include "judge/answers.h"
#include "judge/digest.h"

namespace halfulp {

/// Consecutive cases with one wrong result and one expectation.
struct Segment {
  std::uint64_t first = 0;  ///< Index of the first case.
  std::uint64_t length = 0;
  Expected expected;
  Code actual = 0;
};

/// What the judge found in one chunk of one cell.
struct ChunkVerdict {
  std::uint64_t deviating = 0;
  std::uint64_t unspecified = 0;  ///< Cases whose result the profile leaves open.
  std::vector<Segment> segments;  ///< In index order, at most kMaxSegments.
  std::uint64_t unrecorded = 0;   ///< Deviating cases beyond those segments.
  ChunkDigest digest;

  static constexpr std::size_t kMaxSegments = std::size_t{1} << 20;
};

/// Whether equal neighbouring deviations become one segment: right where neighbours in index are neighbours in value.
enum class Merging { apart, adjacent };

/// Judges the results of one chunk, batch by batch in index order.
class ChunkJudge {
 public:
  /// Starts at case `first` of the source that `answers` are for.
  ChunkJudge(const FormatSpec& to, const Answers& answers, Merging merging, std::uint64_t first)
      : to_(&to), answers_(&answers), merging_(merging), next_(first), run_(answers.run_of(first)) {}

  /// The expectation of the next case.
  const Expected& upcoming() const { return answers_->runs[run_].expected; }

  /// Judges the results of the next [count] cases, in the target's containers.
  void judge(const void* results, std::size_t count);

  /// Takes note that the results of the next [count] cases are the answers' codes, each and all.
  void agree(std::size_t count);

  ChunkVerdict& verdict() { return verdict_; }

 private:
  template <class Container>
  void judge_containers(const Container* codes, std::size_t count);
  template <class Container>
  void judge_singly(const Expected& expected, const Container* codes, std::size_t count);
  void record(const Segment& found);
  template <class Visit>
  void for_each_run(std::size_t count, Visit visit);

  const FormatSpec* to_;
  const Answers* answers_;
  Merging merging_;
  std::uint64_t next_;
  std::size_t run_;
  ChunkVerdict verdict_;
};

}  // namespace halfulp
