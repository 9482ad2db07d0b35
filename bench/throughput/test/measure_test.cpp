// Whole measurements of small selections: records, verdicts, what is left out.
#include "throughput/measure.h"

#include <gmock/gmock.h>

#include <map>
#include <mutex>
#include <stdexcept>

#include "abi/adapter.h"
#include "format/registry.h"
#include "run/group.h"
#include "run/implementation.h"
#include "throughput/choose.h"
#include "throughput/core_clock.h"
#include "throughput/table.h"
#include "throughput/test/selection.h"

namespace halfulp::throughput {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

/// What happened.
struct Measured {
  std::vector<ThroughputRecord> records;
  std::map<std::string, std::string> left_out;
  std::uint64_t done = 0, total = 0;
};

Measured measured(const std::vector<const Implementation*>& implementations, const Selection& selection,
                  const MeasureOptions& options) {
  Measured run;
  const std::atomic<bool> stop{false};
  const auto cells = choose_cells(plan_cells(implementations, standard_formats(), selection), selection);
  run.records = measure(cells, options, stop,
                        {.on_progress =
                             [&](std::string_view stage, std::uint64_t done, std::uint64_t total) {
                               if (stage != "timing") return;
                               run.done = done;
                               run.total = total;
                             },
                         .on_left_out = [&](const auto& line, const auto& reason) { run.left_out[line] = reason; }});
  return run;
}

MeasureOptions quick(std::vector<unsigned> threads = {1}) {
  return {.axes = {.mixes = {mix_called("normal")}, .sizes = {size_called("cache")}, .threads = std::move(threads)},
          .timing = {.samples = 3, .seconds = 0}};
}

TEST(Measure, gives_every_line_its_samples_beside_a_copy) {
  const auto cpu = open_implementation("cpu");
  const Measured run = measured({cpu.get()}, selected({"float16"}), quick({1, 2}));
  ASSERT_THAT(run.records, SizeIs(4));
  const ThroughputRecord& first = run.records.front();
  EXPECT_EQ(first.id, "cpu/convert/float32->float16/ties_to_even/ieee/normal/cache/1");
  EXPECT_EQ(first.cell, "cpu/convert/float32->float16/ties_to_even/ieee");
  EXPECT_EQ(first.subject, "float16");
  EXPECT_EQ(first.elements, 65536u);
  EXPECT_EQ(first.bytes_per_element, 6);
  EXPECT_EQ(first.outcome, "conforms");
  EXPECT_EQ(run.records[1].threads, 2u);
  for (const ThroughputRecord& record : run.records) {
    EXPECT_THAT(record.nanoseconds, SizeIs(3)) << record.id;
    EXPECT_THAT(record.nanoseconds, testing::Each(testing::Gt(0))) << record.id;
    EXPECT_GT(record.copy_gigabytes_per_second, 0) << record.id;
    EXPECT_EQ(record.core_megahertz > 0, core_megahertz() > 0) << record.id << ": known where this processor's is";
  }
  EXPECT_THAT(run.left_out, IsEmpty());
  EXPECT_EQ(run.total, 24u) << "2 directions, 1 line and 1 copy each, 2 numbers of threads, 3 samples";
  EXPECT_EQ(run.done, run.total);
}

TEST(Measure, does_blocks_both_ways) {
  const auto cpu = open_implementation("cpu"), ggml = open_implementation("cpu-scalar");
  const Measured run = measured({cpu.get(), ggml.get()}, selected({"mxfp4", "bnb_nf4", "nvfp4"}), quick());
  EXPECT_THAT(run.left_out, IsEmpty());
  ASSERT_THAT(run.records, SizeIs(12));
  for (const ThroughputRecord& record : run.records) EXPECT_EQ(record.outcome, "conforms") << record.id;
}

TEST(Measure, keeps_the_verdict_on_a_fast_wrong_answer) {
  const auto faulty = open_implementation("faulty-truncate");
  const Measured run = measured({faulty.get()}, selected({"float32->float16"}), quick());
  ASSERT_THAT(run.records, SizeIs(1));
  EXPECT_EQ(run.records[0].outcome, "deviates");
  EXPECT_EQ(table_rows(run.records)[1].back(), "DEVIATES");
}

adapter::Adapter fake(const std::string& name, std::function<adapter::Batch(const halfulp_query&)> prepare) {
  return {.name = name,
          .version = "1",
          .homepage = "",
          .conversions = {{"float32", "float16", "ties_to_even", "ieee", std::move(prepare)}}};
}

TEST(Measure, leaves_out_a_line_that_fails_and_says_why) {
  const auto cpu = open_implementation("cpu");
  // The suite judges in small batches, the measurement calls with all values at once.
  const Implementation failing(adapter::expose(fake("failing",
                                                    [](const halfulp_query&) -> adapter::Batch {
                                                      return [](const void*, void*, std::size_t count) {
                                                        if (count > 50000) throw std::runtime_error("out of tables");
                                                      };
                                                    })),
                               "builtin", "builtin:failing");
  const Measured run = measured({&failing, cpu.get()}, selected({"float32->float16"}), quick());
  ASSERT_THAT(run.records, SizeIs(1));
  EXPECT_EQ(run.records[0].implementation, "cpu");
  EXPECT_THAT(run.left_out,
              ElementsAre(testing::Pair("failing/convert/float32->float16/ties_to_even/ieee/normal/cache/1",
                                        "failed: out of tables")));
  EXPECT_EQ(run.done, run.total);
}

TEST(Measure, leaves_out_a_line_that_fails_in_the_midst_of_samples) {
  std::atomic<int> calls = 0;
  const Implementation failing(adapter::expose(fake("tiring",
                                                    [&](const halfulp_query&) -> adapter::Batch {
                                                      return [&](const void*, void*, std::size_t count) {
                                                        if (count > 50000 && ++calls > 2) {
                                                          throw std::runtime_error("tired");
                                                        }
                                                      };
                                                    })),
                               "builtin", "builtin:tiring");
  const Measured run = measured({&failing}, selected({"float32->float16"}), quick({2}));
  EXPECT_THAT(run.records, IsEmpty());
  EXPECT_THAT(run.left_out, ElementsAre(testing::Pair(
                                "tiring/convert/float32->float16/ties_to_even/ieee/normal/cache/2", "failed: tired")));
}

TEST(Measure, leaves_out_a_line_that_is_declined) {
  std::atomic<bool> is_judged = false;
  const Implementation shy(adapter::expose(fake("shy",
                                                [&](const halfulp_query&) -> adapter::Batch {
                                                  if (is_judged) return {};
                                                  return [&](const void*, void*, std::size_t) { is_judged = true; };
                                                })),
                           "builtin", "builtin:shy");
  const Measured run = measured({&shy}, selected({"float32->float16"}), quick());
  EXPECT_THAT(run.records, IsEmpty());
  EXPECT_THAT(run.left_out, ElementsAre(testing::Pair("shy/convert/float32->float16/ties_to_even/ieee/normal/cache/1",
                                                      "the adapter declines what it declared")));
}

TEST(Measure, stops_when_told) {
  const auto cpu = open_implementation("cpu");
  const Selection selection = selected({"float32->float16"});
  const auto cells = choose_cells(plan_cells({cpu.get()}, standard_formats(), selection), selection);
  std::atomic<bool> stop{false};
  const MeasureHooks hooks{
      .on_progress = [&](std::string_view stage, std::uint64_t, std::uint64_t) { stop = stage == "timing"; },
      .on_left_out = [](const auto&, const auto&) {}};
  EXPECT_THROW(measure(cells, quick(), stop, hooks), Interrupted);
}

}  // namespace
}  // namespace halfulp::throughput
