// What one query must give over one source: runs of equal expectations in index order.
#pragma once

#include <cstdint>
#include <vector>

#include "case/case_source.h"
#include "judge/question.h"
#include "oracle/encode.h"

namespace halfulp {

/// The oracle's answer to one case, given by its word.
Expected answer(const Question& question, Code word);

struct AnswerRun {
  std::uint64_t first = 0;  ///< Index of the first case.
  Expected expected;
};

/// Answers to every case of a source. The last run ends at `size`.
struct Answers {
  std::vector<AnswerRun> runs;
  std::uint64_t size = 0;

  std::size_t run_of(std::uint64_t index) const;
  std::uint64_t end_of(std::size_t run) const { return run + 1 < runs.size() ? runs[run + 1].first : size; }
};

/// Asks the oracle about every case: through the staircase where the source is all of a wide format, else one by one.
Answers answers_for(const Question& question, const CaseSource& source);

}  // namespace halfulp
