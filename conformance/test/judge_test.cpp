#include "judge/judge.h"

#include <gtest/gtest.h>

#include <vector>

#include "diagnose/diagnosis.h"
#include "format/elements.h"

namespace halfulp {
namespace {

const Question kQuestion{&kFloat16, &kFloat8E4m3fn, Rounding::ties_to_even, profile_called("ocp-nonsat")};

std::vector<std::uint8_t> right_results(const CaseSource& source) {
  std::vector<std::uint8_t> results;
  for (std::uint64_t i = 0; i < source.size(); ++i) {
    results.push_back(static_cast<std::uint8_t>(answer(kQuestion, source.at(i)).code));
  }
  return results;
}

ChunkVerdict judge_all(const Answers& answers, const std::vector<std::uint8_t>& results, std::size_t batch) {
  ChunkJudge judge(*kQuestion.to, answers, Merging::adjacent, 0);
  for (std::size_t done = 0; done < results.size(); done += batch) {
    judge.judge(results.data() + done, std::min(batch, results.size() - done));
  }
  return std::move(judge.verdict());
}

TEST(Judge, right_results_conform_whatever_the_batches) {
  const auto source = CaseSource::exhaustive(kFloat16);
  const Answers answers = answers_for(kQuestion, source);
  const auto results = right_results(source);
  const std::uint64_t digest = judge_all(answers, results, 4096).digest.finish();
  for (const std::size_t batch : {std::size_t{1}, std::size_t{7}, std::size_t{65536}}) {
    ChunkVerdict verdict = judge_all(answers, results, batch);
    EXPECT_EQ(verdict.deviating, 0u);
    EXPECT_EQ(verdict.digest.finish(), digest);
  }
}

TEST(Judge, one_wrong_result_anywhere_is_found_and_changes_the_digest) {
  const auto source = CaseSource::exhaustive(kFloat16);
  const Answers answers = answers_for(kQuestion, source);
  const auto results = right_results(source);
  const std::uint64_t digest = judge_all(answers, results, 4096).digest.finish();
  for (const std::size_t index : {0, 1, 4095, 4096, 31744, 40000, 65535}) {
    auto wrong = results;
    wrong[index] ^= 0x01;
    ChunkVerdict verdict = judge_all(answers, wrong, 4096);
    ASSERT_EQ(verdict.deviating, 1u) << index;
    EXPECT_EQ(verdict.segments.front().first, index);
    EXPECT_EQ(verdict.segments.front().actual, wrong[index]);
    EXPECT_NE(verdict.digest.finish(), digest);
  }
}

TEST(Judge, any_nan_of_the_format_satisfies_a_profile_that_leaves_it_open) {
  const auto source = CaseSource::list(Coverage::boundary, {0x7E00});
  const Answers answers = answers_for(kQuestion, source);
  EXPECT_EQ(judge_all(answers, {0x7F}, 1).deviating, 0u);
  EXPECT_EQ(judge_all(answers, {0xFF}, 1).deviating, 0u);
  EXPECT_EQ(judge_all(answers, {0x7E}, 1).deviating, 1u);
}

TEST(Judge, equal_neighbouring_deviations_are_one_segment) {
  const auto source = CaseSource::exhaustive(kFloat16);
  const Answers answers = answers_for(kQuestion, source);
  auto wrong = right_results(source);
  for (std::size_t i = 100; i < 200; ++i) wrong[i] = 0x55;
  const ChunkVerdict verdict = judge_all(answers, wrong, 33);
  EXPECT_EQ(verdict.deviating, 100u);
  ASSERT_EQ(verdict.segments.size(), 1u);
  EXPECT_EQ(verdict.segments.front().length, 100u);
}

std::string cause_of(Code input, Code actual, const FormatSpec& from = kFloat32, const FormatSpec& to = kFloat8E4m3fn,
                     const char* profile = "ocp-nonsat") {
  const Question question{&from, &to, Rounding::ties_to_even, profile_called(profile)};
  Diagnosis diagnosis;
  diagnosis.add(question, CaseSource::list(Coverage::boundary, {input}), 0, {0, 1, answer(question, input), actual});
  return diagnosis.result().front().cause;
}

TEST(Diagnosis, names_the_cause_of_single_deviations) {
  EXPECT_EQ(cause_of(0x3F880000, 0x39), "ties_away") << "1.0625 lies between 1 and 1.125";
  EXPECT_EQ(cause_of(0x3F980000, 0x39), "ties_toward_zero") << "1.1875 lies between 1.125 and 1.25";
  EXPECT_EQ(cause_of(0x7FC00000, 0x00), "nan_lost");
  EXPECT_EQ(cause_of(0x80000000, 0x00), "zero_sign_lost");
  EXPECT_EQ(cause_of(0x3F800000, 0xB8), "sign_flipped");
  EXPECT_EQ(cause_of(0x43E10000, 0x7F), "overflow_too_early") << "450 rounds to 448";
  EXPECT_EQ(cause_of(0x44000000, 0x7E), "overflow_saturated") << "512 overflows";
  EXPECT_EQ(cause_of(0x3F800000, 0x7F), "number_to_nan");
  EXPECT_EQ(cause_of(0x3F800000, 0x50), "wrong_value");
  EXPECT_EQ(cause_of(0x3C000000, 0x00), "subnormals_flushed") << "2^-7 is subnormal";
  EXPECT_EQ(cause_of(0x3AC00000, 0x00), "tiny_flushed") << "1.5 * 2^-10 rounds up to 2^-9";
  EXPECT_EQ(cause_of(0x3FFF0000, 0x38), "carry_lost") << "1.9921875 rounds to 2; 1 is half of it";
  EXPECT_EQ(cause_of(0x7F800000, 0x00, kFloat32, kFloat4E2m1fn), "infinity_to_zero");
  EXPECT_EQ(cause_of(0x3F800000, 0x42, kFloat32, kFloat4E2m1fn), "undefined_code");
  EXPECT_EQ(cause_of(0x7FC00000, 0x7C00, kFloat32, kFloat16, "ieee"), "nan_to_infinity");
  EXPECT_EQ(cause_of(0xFFC00000, 0x7E00, kFloat32, kFloat16, "ieee-canonical"), "nan_sign");
  EXPECT_EQ(cause_of(0x7FC00000, 0x7E01, kFloat32, kFloat16, "ieee-canonical"), "nan_code");
}

TEST(Diagnosis, tells_double_rounding_from_truncation) {
  // 2^-25 (1 + 2^-52): float32 drops the last bit and leaves a tie.
  EXPECT_EQ(cause_of(0x3E60000000000001, 0x0000, kFloat64, kFloat16, "ieee"), "double_rounding_float32");
  EXPECT_EQ(cause_of(0x3FF0030000000000, 0x3C00, kFloat64, kFloat16, "ieee"), "truncated");
}

TEST(Diagnosis, folds_a_narrow_cause_into_the_broad_one_that_a_cell_also_shows) {
  const Question question{&kFloat32, &kFloat16, Rounding::ties_to_even, profile_called("ieee")};
  const std::vector<Code> inputs{0x3F803000, 0x3F803800};  // a tie, and three quarters of the way
  const auto source = CaseSource::list(Coverage::boundary, inputs);
  Diagnosis diagnosis;
  for (std::uint64_t i = 0; i < 2; ++i) diagnosis.add(question, source, 0, {i, 1, answer(question, inputs[i]), 0x3C01});
  ASSERT_EQ(diagnosis.result().size(), 1u);
  EXPECT_EQ(diagnosis.result().front().cause, "truncated");
  EXPECT_EQ(diagnosis.result().front().count, 2u);
}

}  // namespace
}  // namespace halfulp
