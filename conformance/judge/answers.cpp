#include "judge/answers.h"

#include <algorithm>

#include "oracle/staircase.h"

namespace halfulp {
namespace {

/// The staircase pays from here on; below, asking about every code is as fast and needs no monotonicity.
constexpr int kStaircaseBits = 17;

}  // namespace

Expected answer(const Question& question, Code word) {
  return encode(*question.to, unrounded(question, word), question.rounding, *question.profile, draw_in(question, word));
}

std::size_t Answers::run_of(std::uint64_t index) const {
  const auto after = std::ranges::upper_bound(runs, index, {}, &AnswerRun::first);
  return static_cast<std::size_t>(after - runs.begin()) - 1;
}

Answers answers_for(const Question& question, const CaseSource& source) {
  Answers answers{.runs = {}, .size = source.size()};
  if (source.is_contiguous() && has_one_operand(question) && question.from->k >= kStaircaseBits) {
    const Staircase staircase = build_staircase(*question.from, *question.to, question.rounding, *question.profile);
    answers.runs.reserve(staircase.runs.size());
    for (const Run& run : staircase.runs) answers.runs.push_back({run.first, run.expected});
    return answers;
  }
  for (std::uint64_t index = 0; index < source.size(); ++index) {
    const Expected expected = answer(question, source.at(index));
    if (answers.runs.empty() || answers.runs.back().expected != expected) answers.runs.push_back({index, expected});
  }
  return answers;
}

}  // namespace halfulp
