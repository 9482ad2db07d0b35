// `halfulp merge` and what is published: what becomes one file, what is refused, and that nothing is half-written.
#include "app/merge.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/exit_code.h"
#include "app/publish.h"
#include "result/merge.h"
#include "result_file.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

RunRecord with_totals(RunRecord run) {
  run.header.planned_cells = run.cells.size();
  const double seconds = run.footer.seconds;
  run.footer = totals_of(run);
  run.footer.seconds = seconds;
  return run;
}

/// The sample's first two cells, as one part of two.
RunRecord first_part() {
  RunRecord run = sample_run();
  run.header.shards = 2;
  run.cells.resize(2);
  run.trainings.clear();
  run.accuracies.clear();
  run.throughputs.clear();
  run.weights.clear();
  run.images.clear();
  return with_totals(run);
}

/// The sample's other cells, and its measurements.
RunRecord second_part() {
  RunRecord run = sample_run();
  run.header.shard = 1;
  run.header.shards = 2;
  run.cells.erase(run.cells.begin(), run.cells.begin() + 2);
  return with_totals(run);
}

void expect_refused(const RunRecord& one, const RunRecord& other, const std::string& message) {
  try {
    merge({{"one", one}, {"other", other}});
    FAIL() << "became one";
  } catch (const MergeError& error) {
    EXPECT_EQ(std::string(error.what()), "one and other " + message);
  }
}

TEST(Merge, parts_become_the_whole) {
  RunRecord whole = sample_run();
  whole.header.plan.clear();
  whole.footer.seconds *= 2;
  EXPECT_EQ(merge({{"one", first_part()}, {"other", second_part()}}), whole);
}

TEST(Merge, parts_that_are_missing_are_counted) {
  EXPECT_THAT(incomplete_shards({{"one", first_part()}}), ElementsAre("1 of 2"));
  EXPECT_THAT(incomplete_shards({{"one", first_part()}, {"other", second_part()}}), IsEmpty());
  EXPECT_THAT(incomplete_shards({{"whole", sample_run()}}), IsEmpty());
}

TEST(Merge, lines_that_differ_in_times_only_are_kept_once) {
  RunRecord again = sample_run();
  again.cells[0].seconds = 99;
  again.trainings[0].epochs[0].seconds = 99;
  const RunRecord whole = merge({{"one", sample_run()}, {"other", again}});
  EXPECT_EQ(whole.cells, sample_run().cells);
  EXPECT_EQ(whole.trainings, sample_run().trainings);
  EXPECT_EQ(whole.footer.cells, 4u);
}

TEST(Merge, networks_and_images_of_several_files_are_kept_once_each) {
  RunRecord other = sample_run();
  for (WeightsRecord& weights : other.weights) weights.seed = 2;
  other.images[1].number = 582;
  const RunRecord whole = merge({{"one", sample_run()}, {"other", other}, {"again", sample_run()}});
  std::vector<std::string> ids;
  for (const WeightsRecord& weights : whole.weights) ids.push_back(weights.id());
  for (const ImageRecord& image : whole.images) ids.push_back(image.id());
  EXPECT_THAT(ids, ElementsAre("mnist/1/784x128/32", "mnist/1/all/0", "mnist/2/784x128/32", "mnist/2/all/0",
                               "mnist/247", "mnist/447", "mnist/582"));
  EXPECT_EQ(whole.footer.weights, 4u);
  EXPECT_EQ(whole.footer.images, 3u);
}

TEST(Merge, a_line_with_two_contents_is_refused_by_name) {
  RunRecord other = sample_run();
  other.cells[0].digest = "fedcba9876543210";
  expect_refused(sample_run(), other,
                 "differ in the cell 'good/convert/float32->float16/ties_to_even/ieee'; expected each line once, or "
                 "equal ones");
  other = sample_run();
  other.cells[1].other_cases.reset();
  expect_refused(sample_run(), other,
                 "differ in the cell 'b<a>d/convert/float32->float16/ties_to_even/ieee'; expected each line once, or "
                 "equal ones");
  other = sample_run();
  other.accuracies[0].samples[0].accuracy = 1;
  expect_refused(sample_run(), other,
                 "differ in the accuracy 'mnist/float32/ieee/weights/nearest'; expected each line once, or equal ones");
  other = sample_run();
  other.throughputs[0].nanoseconds[0] = 9;
  expect_refused(sample_run(), other,
                 "differ in the throughput 'good/convert/float32->float16/ties_to_even/ieee/normal/large/1'; expected "
                 "each line once, or equal ones");
  other = sample_run();
  ++other.weights[1].counts[0];
  expect_refused(sample_run(), other, "differ in the weights 'mnist/1/all/0'; expected each line once, or equal ones");
  other = sample_run();
  other.images[0].pixels[5] = 2;
  expect_refused(sample_run(), other, "differ in the image 'mnist/247'; expected each line once, or equal ones");
}

TEST(Merge, another_machine_is_refused_and_sent_to_diff_and_render) {
  RunRecord other = sample_run();
  other.header.gpu->name = "Another GPU";
  expect_refused(
      sample_run(), other,
      "are of different machines (A CPU, 2 threads, An OS, A <GPU> (9.0, 132 multiprocessors, 80 GiB, driver "
      "13.1); A CPU, 2 threads, An OS, Another GPU (9.0, 132 multiprocessors, 80 GiB, driver 13.1)); one file "
      "tells of one: give them to `halfulp diff` or `halfulp render` together");
  other = sample_run();
  other.header.machine_cpu = "Another CPU";
  EXPECT_THROW(merge({{"one", sample_run()}, {"other", other}}), MergeError);
}

TEST(Merge, a_run_without_a_gpu_may_be_of_the_machine_with_one) {
  RunRecord host = first_part();
  host.header.gpu.reset();
  EXPECT_EQ(merge({{"host", host}, {"gpu", second_part()}}).header.gpu, sample_run().header.gpu);
  RunRecord another = second_part();
  another.header.gpu->name = "Another GPU";
  EXPECT_THROW(merge({{"host", host}, {"gpu", sample_run()}, {"another", another}}), MergeError);
}

TEST(Merge, another_suite_or_another_version_of_an_implementation_is_refused) {
  RunRecord other = sample_run();
  other.header.git = "def456";
  expect_refused(
      sample_run(), other,
      "were judged by different suites (0.1.0, git abc123, oracle MPFR 4.2.0, compiler GNU 12.2.0; 0.1.0, git "
      "def456, oracle MPFR 4.2.0, compiler GNU 12.2.0); expected one");
  other = sample_run();
  other.header.implementations[0].version = "2.0";
  expect_refused(sample_run(), other,
                 "have different implementations called 'good' (builtin 1.0; builtin 2.0); expected one");
}

TEST(Merge, a_cell_of_another_tier_or_seed_says_so) {
  RunRecord other = second_part();
  other.header.tier = "quick";
  other.header.seed = 3;
  const RunRecord whole = merge({{"one", first_part()}, {"other", other}});
  EXPECT_EQ(whole.header.tier, "exhaustive");
  EXPECT_FALSE(whole.cells[0].other_cases);
  EXPECT_EQ(whole.cells[2].other_cases, (CasesRecord{"quick", 3}));
}

TEST(Merge, what_only_measured_leaves_the_tier_to_what_has_cells) {
  RunRecord speed = second_part();
  speed.cells.clear();
  speed.header.tier = "quick";
  const RunRecord whole = merge({{"speed", with_totals(speed)}, {"cells", first_part()}});
  EXPECT_EQ(whole.header.tier, "exhaustive");
  EXPECT_FALSE(whole.cells[0].other_cases);
}

TEST(Merge, what_one_file_has_built_is_not_called_missing) {
  RunRecord other = second_part();
  other.header.not_built = {{"good", "not here"}, {"elsewhere", "no headers"}};
  const HeaderRecord header = merge({{"one", first_part()}, {"other", other}}).header;
  EXPECT_EQ(header.not_built, (std::map<std::string, std::string>{{"absent", "its <header> was not found"},
                                                                  {"elsewhere", "no headers"}}));
}

class MergeFiles : public ResultFile {
 protected:
  std::string put_run(const RunRecord& run, const std::string& name) { return put(lines_of(run), name); }
};

TEST_F(MergeFiles, a_merged_file_is_whole) {
  ::testing::internal::CaptureStdout();
  EXPECT_EQ(merge_files({{put_run(first_part(), "a"), put_run(second_part(), "b")}, path("all"), ""}), kConforms);
  EXPECT_EQ(::testing::internal::GetCapturedStdout(), path("all") + ": 4 cells, 7 measurements of 2 files\n");
  EXPECT_EQ(read_run(path("all")).cells, sample_run().cells);
}

TEST_F(MergeFiles, nothing_is_written_where_files_cannot_be_one) {
  RunRecord other = sample_run();
  other.cells[0].digest = "fedcba9876543210";
  const std::string kept = put("kept", "all");
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(merge_files({{put_run(sample_run(), "a"), put_run(other, "b")}, kept, ""}), kInfrastructure);
  EXPECT_THAT(::testing::internal::GetCapturedStderr(),
              HasSubstr("halfulp: error: " + path("a") + " and " + path("b") + " differ in the cell"));
  EXPECT_EQ(get(kept), "kept");
  ::testing::internal::CaptureStderr();
  EXPECT_EQ(merge_files({{path("nothing")}, path("new"), ""}), kInfrastructure);
  EXPECT_THAT(::testing::internal::GetCapturedStderr(), EndsWith("cannot be opened: No such file or directory\n"));
  EXPECT_FALSE(std::filesystem::exists(path("new")));
}

TEST_F(MergeFiles, published_files_stand_under_machine_and_date_and_are_never_replaced) {
  for (const char* name : {"2026-01-31.jsonl", "2026-01-31-2.jsonl", "2026-01-31-3.jsonl"}) {
    EXPECT_EQ(publish(sample_run(), path("published")), path("published") + "/a-gpu/" + name);
  }
  EXPECT_EQ(read_run(path("published/a-gpu/2026-01-31-2.jsonl")), sample_run());
}

TEST_F(MergeFiles, a_folder_that_cannot_be_made_is_named) {
  const std::string file = put_run(sample_run(), "file");
  try {
    publish(sample_run(), file);
    FAIL() << "was published";
  } catch (const WriteError& error) {
    EXPECT_EQ(std::string(error.what()), "cannot make the folder " + file + "/a-gpu: Not a directory");
  }
}

TEST(Slug, is_of_the_gpu_or_else_of_the_cpu) {
  HeaderRecord header = sample_run().header;
  header.gpu->name = "NVIDIA H100 80GB HBM3";
  EXPECT_EQ(slug_of(header), "nvidia-h100-80gb-hbm3");
  header.gpu.reset();
  header.machine_cpu = " AMD EPYC(tm) 9B45 @ 2.1 GHz/../\xE9";
  EXPECT_EQ(slug_of(header), "amd-epyc-tm-9b45-2-1-ghz");
  header.machine_cpu = "../";
  EXPECT_EQ(slug_of(header), "unknown");
}

}  // namespace
}  // namespace halfulp
