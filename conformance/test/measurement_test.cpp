// Measurements in result files: written, read back, refused.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "result_file.h"
#include "sample_run.h"
#include "spoiled_line.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Kind = ReadError::Kind;

class MeasurementFile : public ResultFile {};

RunRecord only_measurements() {
  RunRecord run = sample_run();
  run.cells.clear();
  run.header.planned_cells = 0;
  run.footer = totals_of(run);
  return run;
}

TEST_F(MeasurementFile, a_run_without_cells_is_whole) {
  const RunRecord run = only_measurements();
  ResultWriter writer(path(), run.header);
  writer.add_measurements(run);
  writer.finish(run.footer);
  EXPECT_EQ(read_run(path()), run);
  EXPECT_EQ(run.footer.trainings, 2u);
  EXPECT_EQ(run.footer.accuracies, 3u);
  EXPECT_EQ(run.footer.throughputs, 2u);
  EXPECT_EQ(run.footer.weights, 2u);
  EXPECT_EQ(run.footer.images, 2u);
}

TEST_F(MeasurementFile, measurements_and_cells_may_stand_in_any_order) {
  const RunRecord run = sample_run();
  std::string text = to_line(run.header) + "\n" + to_line(run.throughputs[0]) + "\n" + to_line(run.images[0]) + "\n";
  for (const CellRecord& cell : run.cells)
    text += to_line(cell) + "\n" + (&cell == &run.cells[1] ? to_line(run.accuracies[0]) + "\n" : "");
  text += to_line(run.throughputs[1]) + "\n" + to_line(run.accuracies[1]) + "\n" + to_line(run.trainings[0]) + "\n" +
          to_line(run.trainings[1]) + "\n" + to_line(run.accuracies[2]) + "\n" + to_line(run.images[1]) + "\n" +
          to_line(run.weights[0]) + "\n" + to_line(run.weights[1]) + "\n" + to_line(run.footer) + "\n";
  EXPECT_EQ(read_run(put(text)), run);
}

TEST_F(MeasurementFile, an_interrupted_run_keeps_what_it_measured) {
  const RunRecord run = only_measurements();
  {
    ResultWriter writer(path(), run.header);
    writer.add(run.trainings[0]);
    writer.add(run.accuracies[0]);
    writer.add(run.throughputs[0]);
    writer.add(run.weights[0]);
    writer.add(run.images[0]);
  }
  std::ofstream(partial_path(path()), std::ios::app) << to_line(run.throughputs[1]).substr(0, 60);
  const PartialRun partial = read_partial(partial_path(path()));
  EXPECT_EQ(partial.trainings, std::vector{run.trainings[0]});
  EXPECT_EQ(partial.accuracies, std::vector{run.accuracies[0]});
  EXPECT_EQ(partial.throughputs, std::vector{run.throughputs[0]});
  EXPECT_EQ(partial.weights, std::vector{run.weights[0]});
  EXPECT_EQ(partial.images, std::vector{run.images[0]});
  ResultWriter writer(path(), partial);
  writer.add(run.throughputs[1]);
  writer.add(run.trainings[1]);
  writer.add(run.accuracies[1]);
  writer.add(run.accuracies[2]);
  writer.add(run.weights[1]);
  writer.add(run.images[1]);
  writer.finish(run.footer);
  EXPECT_EQ(read_run(path()), run);
}

TEST_F(MeasurementFile, counts_that_disagree_with_the_footer_are_refused) {
  RunRecord run = only_measurements();
  run.footer.trainings = 1;
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "13: footer: trainings is 1; expected 2, as the lines add up to");
  run = only_measurements();
  run.accuracies.pop_back();
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "12: footer: accuracies is 3; expected 2, as the lines add up to");
  run = only_measurements();
  run.footer.throughputs = 0;
  expect_refused(lines_of(run), Kind::counts_disagree,
                 "13: footer: throughputs is 0; expected 2, as the lines add up to");
  run = only_measurements();
  run.weights.pop_back();
  expect_refused(lines_of(run), Kind::counts_disagree, "12: footer: weights is 2; expected 1, as the lines add up to");
  run = only_measurements();
  run.footer.images = 3;
  expect_refused(lines_of(run), Kind::counts_disagree, "13: footer: images is 3; expected 2, as the lines add up to");
}

TEST_F(MeasurementFile, a_second_measurement_of_the_same_id_is_refused) {
  RunRecord run = only_measurements();
  run.trainings[1].seed = 1;
  expect_refused(lines_of(run), Kind::duplicate_record, "3: a second training 'mnist/1'; expected each training once");
  run = only_measurements();
  run.accuracies[2].id = run.accuracies[0].id;
  expect_refused(lines_of(run), Kind::duplicate_record,
                 "8: a second accuracy 'mnist/float32/ieee/weights/nearest'; expected each accuracy once");
  run = only_measurements();
  run.throughputs[1].id = run.throughputs[0].id;
  expect_refused(lines_of(run), Kind::duplicate_record,
                 "12: a second throughput 'good/convert/float32->float16/ties_to_even/ieee/normal/large/1'; expected "
                 "each throughput once");
}

TEST_F(MeasurementFile, ids_are_unique_within_their_kind_only) {
  RunRecord run = only_measurements();
  run.accuracies[0].id = run.throughputs[0].id;
  EXPECT_EQ(read_run(put(lines_of(run))), run);
}

TEST(MeasurementLine, every_field_of_a_throughput_is_wanted) {
  expect_every_field_wanted(with_field(to_line(sample_run().throughputs[0]), "core_megahertz", ""), 19);
}

TEST(MeasurementLine, older_throughputs_have_no_clock) {
  ThroughputRecord throughput = sample_run().throughputs[0];
  const std::string line = to_line(throughput);
  EXPECT_THAT(line, HasSubstr("\"core_megahertz\":4187.5,"));
  throughput.core_megahertz = 0;
  EXPECT_EQ(std::get<ThroughputRecord>(parse_line(with_field(line, "core_megahertz", ""), {"run", 9})), throughput);
  EXPECT_EQ(message_of(with_field(line, "core_megahertz", "true")),
            "run:9: throughput field 'core_megahertz' is true; expected a number");
}

TEST(MeasurementLine, every_field_of_a_training_is_wanted) {
  TrainingRecord training = sample_run().trainings[0];
  training.epochs.clear();
  expect_every_field_wanted(to_line(training), 5);
}

TEST(MeasurementLine, every_field_of_an_accuracy_is_wanted) {
  AccuracyRecord accuracy = sample_run().accuracies[1];
  accuracy.samples.clear();
  const std::string line = to_line(accuracy);
  EXPECT_THAT(line, HasSubstr("\"published\":null"));
  EXPECT_EQ(message_of(with_field(line, "published", "true")),
            "run:9: accuracy.published is boolean; expected an object");
  EXPECT_THAT(message_of(with_field(line, "published", "")), HasSubstr("accuracy has no field 'published'"));
  for (const char* field : {"id", "experiment", "implementation", "format", "variant", "mode", "rounding", "kilobytes",
                            "kilobytes_with_scales", "bits_per_weight", "samples"}) {
    EXPECT_THAT(message_of(with_field(line, field, "")),
                StartsWith("run:9: accuracy has no field '" + std::string(field)));
    EXPECT_THAT(message_of(with_field(line, field, "true")),
                StartsWith("run:9: accuracy field '" + std::string(field) + "' is true"));
  }
}

TEST(MeasurementLine, what_compares_nothing_has_no_word_of_another_side) {
  const std::string line = to_line(sample_run().accuracies[1]);
  for (const char* field : {"products", "against", "difference"}) EXPECT_THAT(line, Not(HasSubstr(field)));
}

TEST(MeasurementLine, fields_of_another_side_may_be_left_out_but_not_be_of_another_kind) {
  AccuracyRecord accuracy = sample_run().accuracies[2];
  accuracy.samples.resize(1);
  const std::string line = to_line(accuracy);
  EXPECT_THAT(line, HasSubstr("\"difference\":{\"images\":7,\"first\":247}"));
  EXPECT_THAT(line,
              HasSubstr("\"products\":\"b<a>d\",\"against\":{\"implementation\":\"good\",\"products\":\"b<a>d\"}"));
  EXPECT_EQ(message_of(with_field(line, "products", "\"\"")),
            "run:9: accuracy field 'products' is \"\"; expected the name of an implementation");
  EXPECT_EQ(message_of(with_field(line, "against", "\"good\"")),
            "run:9: accuracy.against is string; expected an object");
  EXPECT_THAT(message_of(replaced(line, "{\"implementation\":\"good\",", "{")),
              StartsWith("run:9: accuracy.against has no field 'implementation'; expected a"));
  EXPECT_THAT(message_of(with_field(line, "images", "")),
              StartsWith("run:9: accuracy.samples[0].difference has no field 'images'; expected a"));
  EXPECT_THAT(message_of(replaced(line, "\"first\":247", "\"first\":\"x\"")),
              StartsWith("run:9: accuracy.samples[0].difference field 'first' is \"x\"; expected a"));
}

TEST(MeasurementLine, every_field_deep_inside_is_wanted_and_named) {
  const RunRecord run = sample_run();
  const std::string epochs = to_line(run.trainings[0]);
  for (const char* field : {"accuracy", "loss", "seconds"}) {
    EXPECT_EQ(message_of(with_field(epochs, field, "")),
              "run:9: training.epochs[0] has no field '" + std::string(field) + "'; expected a number");
    EXPECT_EQ(message_of(with_field(epochs, field, "null")),
              "run:9: training.epochs[0] field '" + std::string(field) + "' is null; expected a number");
  }
  const std::string samples = to_line(run.accuracies[1]);
  for (const char* field :
       {"seed", "accuracy", "loss", "changed", "largest_error", "mean_error", "clipped", "zeroed", "digit"}) {
    EXPECT_THAT(message_of(with_field(samples, field, "")),
                StartsWith("run:9: accuracy.samples[0] has no field '" + std::string(field) + "'; expected a"));
    EXPECT_THAT(message_of(with_field(samples, field, "true")),
                StartsWith("run:9: accuracy.samples[0] field '" + std::string(field) + "' is true; expected a"));
  }
  AccuracyRecord published = run.accuracies[0];
  published.samples.clear();
  const std::string figures = to_line(published);
  for (const char* field : {"source", "accuracy", "loss"}) {
    EXPECT_THAT(message_of(with_field(figures, field, "")),
                StartsWith("run:9: accuracy.published has no field '" + std::string(field) + "'; expected a"));
    EXPECT_THAT(message_of(with_field(figures, field, "true")),
                StartsWith("run:9: accuracy.published field '" + std::string(field) + "' is true; expected a"));
  }
  EXPECT_EQ(message_of(replaced(figures, ",\"kilobytes\":427.2890625}", "}")),
            "run:9: accuracy.published has no field 'kilobytes'; expected a number");
  EXPECT_EQ(message_of(replaced(figures, "\"kilobytes\":427.2890625}", "\"kilobytes\":[]}")),
            "run:9: accuracy.published field 'kilobytes' is []; expected a number");
}

TEST(MeasurementLine, what_no_measurement_can_be_is_refused) {
  const RunRecord run = sample_run();
  const std::string throughput = to_line(run.throughputs[0]);
  EXPECT_EQ(message_of(with_field(throughput, "outcome", "\"passed\"")),
            "run:9: throughput field 'outcome' is \"passed\"; expected one of conforms, deviates, errored, skipped");
  EXPECT_EQ(message_of(with_field(throughput, "threads", "4294967296")),
            "run:9: throughput field 'threads' is 4294967296; expected a number below 2^32");
  EXPECT_EQ(message_of(with_field(throughput, "nanoseconds", "[1,2,\"fast\"]")),
            "run:9: throughput field 'nanoseconds[2]' is \"fast\"; expected a number");
  EXPECT_EQ(message_of(with_field(to_line(run.accuracies[0]), "digit", "[1,2]")),
            "run:9: accuracy.samples[0] field 'digit' is [1.0,2.0]; expected a list of 10 numbers");
  EXPECT_EQ(message_of(with_field(to_line(run.accuracies[0]), "source", "\"\"")),
            "run:9: accuracy.published field 'source' is \"\"; expected the name of a source");
}

TEST(MeasurementLine, values_that_are_not_finite_are_strings) {
  ThroughputRecord throughput = sample_run().throughputs[0];
  throughput.nanoseconds = {0.5, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()};
  const std::string line = to_line(throughput);
  EXPECT_THAT(line, HasSubstr("\"nanoseconds\":[0.5,\"inf\",\"nan\"]"));
  const auto read = std::get<ThroughputRecord>(parse_line(line, {"run", 1}));
  EXPECT_EQ(read.nanoseconds[1], throughput.nanoseconds[1]);
  EXPECT_TRUE(std::isnan(read.nanoseconds[2]));
  EXPECT_THAT(to_line(sample_run().accuracies[2]), HasSubstr("\"digit\":[-8.0,-13.0,-6.0,\"-inf\","));
}

TEST(MeasurementJson, is_an_array_of_what_the_lines_say) {
  const RunRecord run = sample_run();
  EXPECT_EQ(to_json(std::vector<ThroughputRecord>{}), "[]");
  EXPECT_THAT(to_json(run.throughputs), StartsWith("[\n  {\n    \"id\": \"good/convert/float32->float16/"));
  EXPECT_THAT(to_json(run.accuracies), HasSubstr("\"published\": {\n      \"source\": \"the <article>\","));
  EXPECT_THAT(to_json(run.accuracies), HasSubstr("\"loss\": \"inf\""));
  EXPECT_THAT(to_json(run.trainings), HasSubstr("\"source\": \"<b>.bin\",\n    \"epochs\": []\n  }\n]"));
}

}  // namespace
}  // namespace halfulp
