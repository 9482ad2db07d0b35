// `halfulp diff`: what it prints, and what it tells its caller.
#include "app/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/exit_code.h"
#include "app/usage_error.h"
#include "app/validate.h"
#include "result_file.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;

class Diff : public ResultFile {
 protected:
  struct Said {
    int code;
    std::string out, err;
  };

  Said diff_of(const RunRecord& before, const RunRecord& after, std::vector<std::string> fail_on = {}) {
    return diff_of(put(lines_of(before), "before.jsonl"), put(lines_of(after), "after.jsonl"), std::move(fail_on));
  }
  static Said diff_of(const std::string& before, const std::string& after, std::vector<std::string> fail_on = {}) {
    ::testing::internal::CaptureStdout();
    ::testing::internal::CaptureStderr();
    const int code = diff({before, after, std::move(fail_on)});
    std::string out = ::testing::internal::GetCapturedStdout();
    return {code, std::move(out), ::testing::internal::GetCapturedStderr()};
  }
};

TEST_F(Diff, of_equal_files_is_silent) {
  const Said said = diff_of(sample_run(), sample_run(), {"slower", "accuracy", "missing", "digest"});
  EXPECT_EQ(said.code, kConforms);
  EXPECT_EQ(said.out + said.err, "");
}

TEST_F(Diff, weights_images_and_which_answers_changed_are_no_difference) {
  RunRecord after = sample_run();
  ++after.weights[0].zeros;
  ++after.weights[0].counts[2];
  after.images[0].pixels[0] = 9;
  after.images.pop_back();
  after.accuracies[1].samples[0].changed_images.pop_back();
  after.footer = totals_of(after);
  const Said said = diff_of(sample_run(), after, {"slower", "accuracy", "missing", "digest"});
  EXPECT_EQ(said.code, kConforms);
  EXPECT_EQ(said.out + said.err, "");
}

TEST_F(Diff, a_cell_that_got_worse_fails) {
  RunRecord after = sample_run();
  after.cells[0].outcome = "errored";
  after.footer = totals_of(after);
  const Said said = diff_of(sample_run(), after);
  EXPECT_EQ(said.code, kDeviates);
  EXPECT_THAT(said.out, HasSubstr("conforms -> errored"));
  EXPECT_EQ(diff_of(after, sample_run()).code, kConforms) << "the other way round it got better";
}

TEST_F(Diff, performance_warns_and_fails_only_where_asked) {
  RunRecord after = sample_run();
  for (double& sample : after.throughputs[0].nanoseconds) sample *= 4;
  const Said said = diff_of(sample_run(), after);
  EXPECT_EQ(said.code, kConforms);
  EXPECT_THAT(said.out, HasSubstr("SLOWER    good/convert/float32->float16/"));
  EXPECT_EQ(diff_of(sample_run(), after, {"accuracy", "missing", "digest"}).code, kConforms);
  EXPECT_EQ(diff_of(sample_run(), after, {"slower"}).code, kDeviates);
  EXPECT_EQ(diff_of(after, sample_run(), {"slower"}).code, kConforms) << "faster is no failure";
}

TEST_F(Diff, accuracy_missing_lines_and_digests_fail_where_asked) {
  RunRecord smaller = sample_run();
  smaller.accuracies[1].kilobytes = 1;
  RunRecord shorter = sample_run();
  shorter.trainings.pop_back();
  shorter.footer = totals_of(shorter);
  RunRecord other = sample_run();
  other.cells[0].digest = "fedcba9876543210";
  for (const auto& [after, word] : {std::pair{smaller, "accuracy"}, {shorter, "missing"}, {other, "digest"}}) {
    EXPECT_EQ(diff_of(sample_run(), after).code, kConforms) << word;
    EXPECT_EQ(diff_of(sample_run(), after, {word}).code, kDeviates) << word;
  }
  EXPECT_EQ(diff_of(shorter, sample_run(), {"missing"}).code, kConforms) << "a line more is no loss";
}

TEST_F(Diff, an_unknown_condition_is_a_usage_error) {
  try {
    diff({path(), path(), {"slow"}});
    FAIL() << "was accepted";
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(),
                 "nothing to fail on is called 'slow'; expected one of slower, accuracy, missing, digest");
  }
}

TEST_F(Diff, a_file_that_cannot_be_read_proves_nothing) {
  const std::string good = put(lines_of(sample_run()), "good.jsonl");
  Said said = diff_of(path("nothing"), good);
  EXPECT_EQ(said.code, kInfrastructure);
  EXPECT_EQ(said.out, "");
  EXPECT_EQ(said.err, "halfulp: error: " + path("nothing") + ": cannot be opened: No such file or directory\n");
  said = diff_of(good, put(to_line(sample_run().header) + "\n", "cut.jsonl"));
  EXPECT_EQ(said.code, kInfrastructure);
  EXPECT_EQ(said.out, "");
  EXPECT_EQ(said.err, "halfulp: error: " + path("cut.jsonl") +
                          ":1: the file ends without a footer; expected one (was the run cut short?)\n");
}

TEST_F(Diff, validate_counts_cells_and_measurements) {
  RunRecord run = sample_run();
  const std::string both = put(lines_of(run), "both.jsonl");
  run.trainings.clear();
  run.accuracies.clear();
  run.throughputs.clear();
  run.footer = totals_of(run);
  const std::string cells = put(lines_of(run), "cells.jsonl");
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(validate({both, cells}), kConforms);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(),
            both + ": ok, 4 cells, 7 measurements\n" + cells + ": ok, 4 cells\n");
}

}  // namespace
}  // namespace halfulp
