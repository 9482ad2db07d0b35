// Treatments of small networks and few images.
#include "accuracy/experiment.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cmath>

#include "accuracy/evaluate.h"
#include "accuracy/plan_treatments.h"
#include "case/random_stream.h"
#include "mnist/forward.h"
#include "mnist/train.h"

namespace halfulp::accuracy {
namespace {

/// Images of noise, labelled with what the network of seed 1 takes them for.
mnist::DataSet noise() {
  mnist::DataSet data;
  RandomStream random(2, 0);
  for (std::size_t i = 0; i < 40 * mnist::kPixels; ++i) {
    data.test.images.push_back(static_cast<float>(random.symmetric()) + 0.5f);
  }
  data.test.labels = mnist::answers_of(mnist::log_probabilities(mnist::initial_network(1), data.test.images));
  return data;
}

std::vector<mnist::SavedNetwork> networks() { return {{1, mnist::initial_network(1)}, {2, mnist::initial_network(2)}}; }

std::vector<AccuracyRecord> run(const TreatmentSelection& selection, int jobs = 1) {
  return run_experiment(noise(), networks(), plan_treatments(selection), jobs);
}

TEST(Experiment, with_float32_changes_no_answer_and_no_weight) {
  const std::vector<AccuracyRecord> records = run({{"float32"}, {}, {}, {}});
  ASSERT_EQ(records.size(), 3u);
  for (const AccuracyRecord& record : records) {
    EXPECT_EQ(record.samples.at(0).accuracy, 100) << record.id;
    EXPECT_EQ(record.samples.at(0).changed, 0u);
    EXPECT_EQ(record.samples.at(0).largest_error, 0);
    EXPECT_EQ(record.samples.at(0).mean_error, 0);
    EXPECT_EQ(record.samples.at(0).clipped, 0);
    EXPECT_EQ(record.samples.at(0).zeroed, 0);
    EXPECT_LT(record.samples.at(1).accuracy, 100) << "another network answers otherwise";
  }
}

TEST(Experiment, gives_equal_records_for_any_number_of_jobs) {
  const TreatmentSelection selection{{"float16", "float4_e2m1fn", "bnb_nf4", "mxfp4", "bnb_int8"}, {}, {}, {}};
  const std::vector<AccuracyRecord> one = run(selection, 1), two = run(selection, 2);
  EXPECT_EQ(one, two);
  EXPECT_EQ(one, run(selection, 0)) << "on all cores";
}

TEST(Experiment, gives_records_in_the_order_of_the_treatments) {
  const TreatmentSelection selection{{"float16", "bnb_*"}, {}, {}, {"nearest"}};
  const std::vector<Treatment> treatments = plan_treatments(selection);
  const std::vector<AccuracyRecord> records = run(selection, 2);
  ASSERT_EQ(records.size(), treatments.size());
  for (std::size_t i = 0; i < records.size(); ++i) {
    EXPECT_EQ(records[i].id, "mnist/" + id_of(treatments[i]));
    EXPECT_EQ(records[i].samples.at(0).seed, 1u);
    EXPECT_EQ(records[i].samples.at(1).seed, 2u);
  }
}

TEST(Experiment, says_what_it_did_to_the_weights) {
  const std::vector<AccuracyRecord> records = run({{"float4_e2m1fn"}, {}, {"weights"}, {"nearest"}});
  ASSERT_EQ(records.size(), 1u);
  const AccuracyRecord& record = records[0];
  EXPECT_EQ(record.implementation, "cpu");
  EXPECT_EQ(record.format, "float4_e2m1fn");
  EXPECT_EQ(record.variant, "ocp-sat");
  EXPECT_EQ(record.kilobytes, 54.1015625);
  EXPECT_EQ(record.bits_per_weight, 4);
  EXPECT_EQ(record.published.source, "");
  // All weights are below 1/8, and those below 1/4 become zero.
  EXPECT_EQ(record.samples[0].zeroed, 1);
  EXPECT_NEAR(record.samples[0].largest_error, 1 / std::sqrt(64.0), 0.01);
  EXPECT_EQ(record.samples[0].clipped, 0);
}

TEST(Experiment, has_the_articles_figures_beside_its_three_rows) {
  const std::vector<AccuracyRecord> records = run({{"float32", "bnb_int8", "bnb_fp4"}, {}, {}, {"nearest"}});
  std::vector<std::string> published;
  for (const AccuracyRecord& record : records) {
    if (!record.published.source.empty()) published.push_back(record.id);
    EXPECT_TRUE(record.published.source.empty() || record.published.kilobytes == record.kilobytes);
  }
  EXPECT_THAT(published,
              testing::ElementsAre("mnist/float32/ieee/weights/nearest", "mnist/bnb_fp4/nearest/weights/nearest",
                                   "mnist/bnb_int8/bnb-default-6/weights+activations/nearest"));
}

TEST(Experiment, counts_no_image_as_right_whose_sums_overflow) {
  mnist::SavedNetwork huge{1, mnist::initial_network(1)};
  for (mnist::Layer& layer : huge.network.layers) {
    for (float& weight : layer.weights) weight *= 3e4f;
  }
  const auto records = run_experiment(noise(), {huge}, plan_treatments({{"float16"}, {}, {"sums"}, {"nearest"}}), 1);
  EXPECT_EQ(records[0].samples[0].accuracy, 0);
  EXPECT_EQ(records[0].samples[0].changed, 40u);
  EXPECT_EQ(records[0].samples[0].loss, HUGE_VAL);
}

TEST(Experiment, names_the_first_images_that_the_first_network_answers_otherwise) {
  // Zeros for weights: every image gets the answer of the biases.
  const std::vector<AccuracyRecord> records = run({{"float32", "float4_e2m1fn"}, {}, {"weights"}, {"nearest"}});
  ASSERT_EQ(records.size(), 2u);
  EXPECT_THAT(records[0].samples[0].changed_images, testing::IsEmpty()) << "nothing changed";
  const AccuracySample& first = records[1].samples[0];
  ASSERT_EQ(first.zeroed, 1);
  ASSERT_GT(first.changed, kMostChangedImages);
  mnist::Network biases_alone = mnist::initial_network(1);
  for (mnist::Layer& layer : biases_alone.layers) std::ranges::fill(layer.weights, 0.0f);
  const mnist::DataSet data = noise();
  const auto answers = mnist::answers_of(mnist::log_probabilities(biases_alone, data.test.images));
  std::vector<ChangedImage> wanted;
  for (std::size_t i = 0; wanted.size() < kMostChangedImages; ++i) {
    if (answers[i] != data.test.labels[i]) wanted.push_back({i, data.test.labels[i], answers[i]});
  }
  EXPECT_EQ(first.changed_images, wanted);
  EXPECT_GT(records[1].samples[1].changed, 0u);
  EXPECT_THAT(records[1].samples[1].changed_images, testing::IsEmpty()) << "it is the second network";
}

TEST(Experiment, tells_of_every_finished_treatment) {
  std::vector<std::size_t> finished;
  const ExperimentHooks hooks{[&](std::size_t done, std::size_t all) {
    EXPECT_EQ(all, 4u);
    finished.push_back(done);
    return true;
  }};
  run_experiment(noise(), networks(), plan_treatments({{"float16", "bfloat16"}, {}, {"weights"}, {"nearest"}}), 2,
                 hooks);
  EXPECT_THAT(finished, testing::ElementsAre(1, 2, 3, 4));
}

TEST(Experiment, stops_when_told_to) {
  const ExperimentHooks hooks{[](std::size_t, std::size_t) { return false; }};
  EXPECT_THROW(run_experiment(noise(), networks(), plan_treatments({{"float16"}, {}, {}, {}}), 2, hooks),
               mnist::Stopped);
}

TEST(Experiment, that_no_implementation_can_do_is_refused_before_it_runs) {
  const ExperimentHooks hooks{[](std::size_t, std::size_t) {
    ADD_FAILURE() << "ran";
    return true;
  }};
  EXPECT_THROW(run_experiment(noise(), networks(), plan_treatments({{"float16", "tf32"}, {}, {}, {}}), 2, hooks,
                              {own_implementations().front()}),
               TreatmentError);
}

TEST(Evaluate, gives_no_answer_where_a_log_probability_is_not_a_number) {
  std::vector<float> rows(20, -5);
  rows[3] = -0.1f;
  rows[10] = -0.1f;
  rows[17] = NAN;
  EXPECT_THAT(answers_or_none(rows), testing::ElementsAre(3, kNoAnswer));
}

TEST(FirstChanges, are_all_where_there_are_few_and_tell_of_no_answer) {
  const std::vector<std::uint8_t> before{1, 2, 3, kNoAnswer, kNoAnswer}, after{1, 7, kNoAnswer, 4, kNoAnswer};
  EXPECT_THAT(first_changes(before, after),
              testing::ElementsAre(ChangedImage{1, 2, 7}, ChangedImage{2, 3, {}}, ChangedImage{3, {}, 4}));
}

TEST(FirstChanges, are_those_of_the_lowest_numbers_where_there_are_many) {
  const std::vector<std::uint8_t> before(100, 1), after(100, 2);
  const std::vector<ChangedImage> changes = first_changes(before, after);
  ASSERT_EQ(changes.size(), 12u);
  for (std::size_t i = 0; i < changes.size(); ++i) EXPECT_EQ(changes[i].number, i);
}

}  // namespace
}  // namespace halfulp::accuracy
