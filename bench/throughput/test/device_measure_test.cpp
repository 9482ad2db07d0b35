// Measurements of implementations on a device, over one that stands in for a GPU.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "abi/builtins.h"
#include "device/chosen_device.h"
#include "format/registry.h"
#include "test/stand_in_device.h"
#include "throughput/measure.h"
#include "throughput/test/selection.h"

namespace halfulp::throughput {
namespace {

using testing::SizeIs;

class OnDevice : public testing::Test {
 protected:
  OnDevice() { choose_device(stand_in_device(state_)); }

  /// Our portable implementation as one on a device. `before_run` is called with every batch.
  Implementation portable(const std::string& name, std::function<void(std::size_t count)> before_run = nullptr) {
    adapter::Adapter adapter = std::ranges::find(impl::builtins(), "cpu-scalar", &impl::Builtin::id)->make();
    adapter.name = name;
    adapter.memory = HALFULP_MEMORY_CUDA_DEVICE;
    for (adapter::Conversion& row : adapter.conversions) {
      row.prepare = [prepare = row.prepare, before_run](const halfulp_query& query) -> adapter::Batch {
        const adapter::Batch batch = prepare(query);
        if (!batch) return {};
        return [=](const void* operands, void* results, std::size_t count) {
          if (before_run) before_run(count);
          batch(operands, results, count);
        };
      };
    }
    return {adapter::expose(std::move(adapter)), "test", name};
  }

  std::vector<ThroughputRecord> run(const std::vector<const Implementation*>& implementations,
                                    const Selection& selection, std::vector<unsigned> threads = {1}) {
    const std::atomic<bool> stop{false};
    const MeasureOptions options{
        .axes = {.mixes = {mix_called("normal")}, .sizes = {size_called("cache")}, .threads = std::move(threads)},
        .timing = {.samples = 3, .seconds = 0}};
    done_ = total_ = 0;
    left_out_.clear();
    return measure(plan_cells(implementations, standard_formats(), selection), options, stop,
                   {.on_progress =
                        [&](std::string_view stage, std::uint64_t done, std::uint64_t total) {
                          if (stage != "timing") return;
                          done_ = done;
                          total_ = total;
                        },
                    .on_left_out = [&](const auto& line, const auto& reason) { left_out_[line] = reason; }});
  }

  std::shared_ptr<StandInState> state_ = std::make_shared<StandInState>();
  std::map<std::string, std::string> left_out_;
  std::uint64_t done_ = 0, total_ = 0;
};

Selection to_float16() {
  Selection selection = selected({"float32->float16"});
  selection.roundings = {"ties_to_even"};
  selection.profiles = {"ieee"};
  return selection;
}

TEST_F(OnDevice, a_line_is_timed_beside_a_copy_on_the_device_and_keeps_its_verdict) {
  const Implementation device = portable("device-line");
  const auto records = run({&device}, to_float16());
  ASSERT_THAT(records, SizeIs(1));
  EXPECT_THAT(records[0].nanoseconds, SizeIs(3));
  EXPECT_THAT(records[0].nanoseconds, testing::Each(testing::Gt(0)));
  EXPECT_GT(records[0].copy_gigabytes_per_second, 0);
  EXPECT_EQ(records[0].outcome, "conforms");
  EXPECT_EQ(records[0].core_megahertz, 0) << "the clock of the host says nothing of the device";
  EXPECT_EQ(done_, total_);
  EXPECT_EQ(total_, 6u) << "a line and a copy, three samples";
  EXPECT_EQ(state_->allocations, 0u);
}

TEST_F(OnDevice, host_and_device_have_a_copy_each_and_threads_are_the_hosts_alone) {
  const Implementation device = portable("device-peer");
  const auto host = open_implementation("cpu");
  const auto records = run({host.get(), &device}, to_float16(), {1, 2});
  ASSERT_THAT(records, SizeIs(3));
  EXPECT_EQ(std::ranges::count(records, "device-peer", &ThroughputRecord::implementation), 1);
  EXPECT_EQ(total_, 18u) << "three lines and three copies, three samples";
}

TEST_F(OnDevice, blocks_are_timed_both_ways) {
  const Implementation device = portable("device-blocks");
  Selection selection = selected({"mxfp4", "bnb_nf4"});
  selection.operations = {"quantize", "dequantize"};
  const auto records = run({&device}, selection);
  EXPECT_GE(records.size(), 4u);
  EXPECT_TRUE(left_out_.empty()) << left_out_.begin()->second;
}

TEST_F(OnDevice, a_failure_of_the_device_is_told_and_nothing_is_recorded) {
  const auto state = state_;
  const Implementation sick = portable("device-sick", [state](std::size_t count) {
    if (count == 65536) state->fault = "CUDA, running a kernel: lost";
  });
  EXPECT_THAT(run({&sick}, to_float16()), SizeIs(0));
  ASSERT_THAT(left_out_, SizeIs(1));
  EXPECT_EQ(left_out_.begin()->second, "failed: CUDA, running a kernel: lost");
}

}  // namespace
}  // namespace halfulp::throughput
