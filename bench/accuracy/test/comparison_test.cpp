// What is said of two sides' answers.
#include "accuracy/comparison.h"

#include <gtest/gtest.h>

#include "accuracy/evaluate.h"

namespace halfulp::accuracy {
namespace {

AccuracyRecord record(const std::string& id, std::vector<std::uint64_t> differing) {
  AccuracyRecord record;
  record.id = "mnist/" + id;
  record.implementation = "cuda-blocks";
  record.products = "cuda-blocks";
  for (const std::uint64_t images : differing) {
    AccuracySample sample;
    sample.seed = record.samples.size() + 1;
    sample.difference = {images, 247};
    record.samples.push_back(sample);
    record.against = {"cpu", ""};
  }
  return record;
}

TEST(Comparison, counts_treatments) {
  const Comparisons comparisons = comparisons_of({record("a", {0, 0}), record("b", {}), record("c", {0, 3})});
  EXPECT_EQ(comparisons.compared, 2u);
  EXPECT_EQ(comparisons.differ, 1u);
  EXPECT_EQ(comparisons.same, 1u);
}

TEST(Comparison, names_treatment_seed_and_first_image_where_answers_differ) {
  EXPECT_EQ(comparison_text({record("bnb_nf4/nearest/weights/nearest", {0, 3, 1})}),
            "1 treatment compared image by image, 1 differs\n"
            "differs  mnist/bnb_nf4/nearest/weights/nearest, seed 2: 3 images, the first is test image 247; "
            "cuda-blocks with products by cuda-blocks against cpu\n"
            "differs  mnist/bnb_nf4/nearest/weights/nearest, seed 3: 1 image, the first is test image 247; "
            "cuda-blocks with products by cuda-blocks against cpu\n");
}

TEST(Comparison, says_what_compares_nothing) {
  AccuracyRecord same = record("tf32/ieee/weights/nearest", {});
  same.implementation = "cpu-scalar";
  same.products = "";
  EXPECT_EQ(comparison_text({record("a", {0}), record("b", {0}), same}),
            "2 treatments compared image by image, 0 differ\n"
            "1 treatment not compared, done by the same implementations on both sides\n"
            "same     mnist/tf32/ieee/weights/nearest: cpu-scalar\n");
}

TEST(Comparison, finds_the_first_image_whose_answer_differs) {
  const std::vector<std::uint8_t> answers{1, 2, 3, kNoAnswer, 4}, others{1, 2, 4, kNoAnswer, kNoAnswer};
  EXPECT_EQ(difference_between(answers, answers), (DifferenceRecord{0, 0}));
  EXPECT_EQ(difference_between(answers, others), (DifferenceRecord{2, 2}));
}

}  // namespace
}  // namespace halfulp::accuracy
