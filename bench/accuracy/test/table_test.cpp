// What the terminal shows, and the sums over seeds in it.
#include "accuracy/table.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

#include "accuracy/summary.h"
#include "accuracy/training_table.h"

namespace halfulp::accuracy {
namespace {

using testing::HasSubstr;

AccuracyRecord record(const std::string& format, const std::string& variant, const std::string& mode) {
  AccuracyRecord record;
  record.format = format;
  record.variant = variant;
  record.mode = mode;
  record.rounding = "nearest";
  record.kilobytes = 427.2890625;
  record.kilobytes_with_scales = 430;
  record.bits_per_weight = 32;
  AccuracySample sample;
  sample.accuracy = 96;
  sample.loss = 0.1375;
  sample.changed = 3;
  sample.digit.fill(-1.5);
  record.samples.push_back(sample);
  sample.accuracy = 97;
  sample.changed = 6;
  record.samples.push_back(sample);
  return record;
}

TEST(Summary, has_mean_and_sample_deviation) {
  const Summary summary = summary_of(record("float32", "ieee", "weights"));
  EXPECT_EQ(summary.samples, 2u);
  EXPECT_EQ(summary.accuracy.mean, 96.5);
  EXPECT_DOUBLE_EQ(summary.accuracy.deviation, std::sqrt(0.5));
  EXPECT_EQ(summary.changed.mean, 4.5);
  EXPECT_EQ(summary.loss.deviation, 0);
  EXPECT_EQ(summary.digit[9], -1.5);
}

TEST(Summary, of_one_sample_has_no_deviation) {
  AccuracyRecord one = record("float32", "ieee", "weights");
  one.samples.pop_back();
  EXPECT_EQ(summary_of(one).accuracy.deviation, 0);
  one.samples.clear();
  EXPECT_EQ(summary_of(one).accuracy.mean, 0);
}

TEST(Table, shows_sizes_exactly_and_what_was_published_beside) {
  AccuracyRecord float32 = record("float32", "ieee", "weights");
  float32.published = {"elsewhere", 96.01, 0.1376, 427.2890625};
  AccuracyRecord other = record("bnb_int8", "bnb-default-6", "weights+activations");
  other.samples[1].accuracy = 96;
  other.kilobytes = 107.4140625;
  const std::string text = accuracy_table({float32, other});
  EXPECT_THAT(text, HasSubstr("float32  ieee     nearest   96.50 +- 0.71   +0.00     4.5  0.1375  427.2890625"));
  EXPECT_THAT(text, HasSubstr("96.01 0.1376\n"));
  EXPECT_THAT(text, HasSubstr("107.4140625"));
  EXPECT_THAT(text, HasSubstr("-0.50"));
  EXPECT_THAT(text, HasSubstr("weights+activations: the weights and every layer's inputs are rounded\n"));
  EXPECT_THAT(text, HasSubstr("  article                          -8.27  -13.89  -6.89"));
  EXPECT_THAT(text, HasSubstr("bnb_int8 weights+activations"));
  EXPECT_THAT(text, HasSubstr("article: the article halfulp grew from"));
}

TEST(Table, has_at_most_160_columns_for_the_longest_names) {
  AccuracyRecord longest = record("float8_e4m3b11fnuz", "p3109-satfinite", "weights");
  longest.rounding = "stochastic";
  longest.kilobytes = 107.4140625;
  longest.samples[0].changed = 9802;
  longest.samples[0].loss = 12.5;
  longest.samples[0].clipped = longest.samples[1].clipped = 1;
  longest.samples[0].zeroed = longest.samples[1].zeroed = 1;
  longest.published = {"elsewhere", 96.01, 0.1376, 107};
  std::istringstream lines(accuracy_table({record("float32", "ieee", "weights"), longest}));
  for (std::string line; std::getline(lines, line);) EXPECT_LE(line.size(), 160u) << line;
}

TEST(Table, has_a_column_of_differing_answers_where_two_sides_were_compared) {
  AccuracyRecord compared = record("float16", "ieee", "weights"), same = record("tf32", "ieee", "weights");
  EXPECT_THAT(accuracy_table({compared, same}), testing::Not(HasSubstr("differ")));
  compared.against = {"cpu", ""};
  compared.samples[0].difference = {2, 247};
  compared.samples[1].difference = {1, 5};
  const std::string text = accuracy_table({compared, same});
  EXPECT_THAT(text, HasSubstr("zero %  differ\n"));
  EXPECT_THAT(text, HasSubstr("0.00       3\n"));
  EXPECT_THAT(text, HasSubstr("0.00       -\n"));
  EXPECT_THAT(text, HasSubstr("\ndiffer: test images, over all seeds, that get another answer"));
}

TEST(Table, shows_no_minus_before_a_change_of_nothing) {
  AccuracyRecord other = record("float16", "ieee", "weights");
  other.samples[0].accuracy -= 0.004;
  EXPECT_THAT(accuracy_table({record("float32", "ieee", "weights"), other}), testing::Not(HasSubstr("-0.00")));
}

TEST(Table, shows_no_change_without_a_reference) {
  EXPECT_THAT(accuracy_table({record("float16", "ieee", "weights")}), testing::Not(HasSubstr("+0.00")));
  EXPECT_EQ(accuracy_table({}), "");
}

TEST(TrainingTable, has_the_articles_log_beside_each_epoch) {
  const std::vector<EpochRecord> fast{{92, 0.27, 1}, {94, 0.2, 1}}, slow{{93, 0.25, 3}, {94, 0.2, 3}};
  const std::string text = training_table({{"mnist", 1, "trained", fast}, {"mnist", 2, "trained", slow}});
  EXPECT_THAT(text, HasSubstr("training of 2 networks"));
  EXPECT_THAT(text, HasSubstr("1  92.50 +- 0.71  0.2600 +- 0.0141     2.00  92.25 0.2684\n"));
  EXPECT_EQ(training_table({{"mnist", 1, "networks.bin", {}}}), "");
}

TEST(Table, shows_a_loss_that_is_infinite) {
  AccuracyRecord overflown = record("float16", "ieee", "sums");
  overflown.samples.resize(1);
  overflown.samples[0].loss = HUGE_VAL;
  EXPECT_THAT(accuracy_table({overflown}), HasSubstr("  inf  "));
}

}  // namespace
}  // namespace halfulp::accuracy
