// Result files with spreads of weights and images: in which order, each once, and that their sums agree.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "result_file.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using Kind = ReadError::Kind;

class PictureFile : public ResultFile {};

TEST_F(PictureFile, may_speak_of_images_that_it_does_not_have) {
  RunRecord run = sample_run();
  run.images.clear();
  run.footer = totals_of(run);
  EXPECT_EQ(read_run(put(lines_of(run))), run);
}

TEST_F(PictureFile, without_counts_of_these_lines_in_its_footer_has_none_of_them) {
  RunRecord run = sample_run();
  const std::string counts = ",\"weights\":2,\"images\":2";
  expect_refused(replaced(lines_of(run), counts, ""), Kind::counts_disagree,
                 "17: footer: weights is 0; expected 2, as the lines add up to");
  run.weights.clear();
  run.images.clear();
  run.footer = totals_of(run);
  EXPECT_EQ(read_run(put(replaced(lines_of(run), ",\"weights\":0,\"images\":0", ""))), run);
}

TEST_F(PictureFile, has_the_weights_of_a_matrix_and_an_image_once) {
  RunRecord run = sample_run();
  run.weights[1] = run.weights[0];
  expect_refused(lines_of(run), Kind::duplicate_record,
                 "9: a second weights 'mnist/1/784x128/32'; expected each weights once");
  run = sample_run();
  run.images[1].number = 247;
  expect_refused(lines_of(run), Kind::duplicate_record, "14: a second image 'mnist/247'; expected each image once");
}

TEST_F(PictureFile, keeps_weights_of_other_seeds_and_blocks_and_images_of_other_experiments_apart) {
  RunRecord run = sample_run();
  for (WeightsRecord& weights : run.weights) weights = sample_weights("all", 0);
  run.weights[1].seed = 2;
  run.weights.push_back(sample_weights("all", 64));
  run.images[1] = run.images[0];
  run.images[1].experiment = "fashion";
  run.footer = totals_of(run);
  EXPECT_EQ(read_run(put(lines_of(run))), run);
}

TEST_F(PictureFile, has_every_weight_in_a_bin_and_in_a_binade_or_among_the_zeros) {
  RunRecord run = sample_run();
  run.weights[1].zeros = 3;
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "9: weights: counts add up to 5; expected 6, as binades and zeros do");
  run = sample_run();
  run.weights[0].counts[0] = 0;
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "8: weights: counts add up to 4; expected 5, as binades and zeros do");
  run = sample_run();
  ++run.weights[0].counts[0];
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "8: weights: counts add up to 6; expected 5, as binades and zeros do");
}

TEST_F(PictureFile, has_networks_before_their_weights_and_accuracies_before_their_images) {
  std::vector<std::string> kinds;
  std::string kind;
  std::istringstream text(lines_of(sample_run()));
  write_run(path(), sample_run());
  EXPECT_EQ(get(path()), text.str());
  for (std::string line; std::getline(text, line);) {
    const std::string found = line.substr(6, line.find('"', 6) - 6);
    if (found != kind) kinds.push_back(kind = found);
  }
  EXPECT_THAT(kinds, ElementsAre("header", "cell", "training", "weights", "accuracy", "image", "throughput", "footer"));
}

}  // namespace
}  // namespace halfulp
