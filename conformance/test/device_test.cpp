// Implementations on a device through the whole runner, over a device that stands in for a GPU.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "abi/builtins.h"
#include "device/chosen_device.h"
#include "device/device_memory.h"
#include "run/prepared.h"
#include "run/record.h"
#include "run/run.h"
#include "stand_in_device.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

class OnDevice : public testing::Test {
 protected:
  OnDevice() { choose_device(stand_in_device(state_)); }

  std::shared_ptr<StandInState> state_ = std::make_shared<StandInState>();
};

adapter::Adapter builtin(const std::string& id) {
  return std::ranges::find(impl::builtins(), id, &impl::Builtin::id)->make();
}

Implementation made(adapter::Adapter adapter, const std::string& name, std::uint32_t memory) {
  adapter.name = name;
  adapter.memory = memory;
  return {adapter::expose(std::move(adapter)), "test", name};
}

Implementation on_host(adapter::Adapter adapter, const std::string& name) {
  return made(std::move(adapter), name, HALFULP_MEMORY_HOST);
}

Implementation on_device(adapter::Adapter adapter, const std::string& name) {
  return made(std::move(adapter), name, HALFULP_MEMORY_CUDA_DEVICE);
}

/// An adapter of one conversion, float16 to float8_e4m3fn, whose every batch goes through `change` after it was
/// converted.
template <class Change>
adapter::Adapter changed(Change change) {
  adapter::Adapter adapter{.name = "", .version = "1", .homepage = ""};
  const auto prepare = [change, inner = builtin("cpu-scalar")](const halfulp_query& query) -> adapter::Batch {
    for (const adapter::Conversion& row : inner.conversions) {
      if (row.profile != query.profile) continue;
      if (const adapter::Batch batch = row.prepare(query)) {
        return [=](const void* operands, void* results, std::size_t count) {
          batch(operands, results, count);
          change(const_cast<void*>(operands), results, count);
        };
      }
    }
    return {};
  };
  adapter.conversions = {{"float16", "float8_e4m3fn", "ties_to_even", "ocp-sat", prepare}};
  return adapter;
}

std::vector<CellRecord> run(const std::vector<const Implementation*>& implementations, const Selection& selection) {
  const auto cells = plan_cells(implementations, standard_formats(), selection);
  std::vector<CellRecord> records;
  const std::atomic<bool> stop{false};
  run_groups(group_cells(cells, selection), 0, 2, stop,
             {.on_group =
                  [&](const Group& group, const std::vector<CellOutcome>& outcomes) {
                    for (std::size_t i = 0; i < outcomes.size(); ++i) {
                      records.push_back(record_of(group.cells[i], group, outcomes[i]));
                    }
                  },
              .on_progress = [](std::uint64_t) {}});
  return records;
}

Selection only(std::vector<std::string> formats, const std::string& profile = "*") {
  return {.formats = std::move(formats),
          .operations = {},
          .roundings = {"ties_to_even"},
          .profiles = {profile},
          .tier = Tier::smoke};
}

/// All 65536 operands.
const Selection kToE4m3 = [] {
  Selection selection = only({"float16->float8_e4m3fn"}, "ocp-sat");
  selection.tier = Tier::exhaustive;
  return selection;
}();

/// All that two runs of the same functions must have in common.
void expect_same(const CellRecord& a, const CellRecord& b) {
  EXPECT_EQ(a.outcome, b.outcome);
  EXPECT_EQ(a.reason, b.reason);
  EXPECT_EQ(a.cases, b.cases);
  EXPECT_EQ(a.deviating, b.deviating);
  EXPECT_EQ(a.unspecified, b.unspecified);
  EXPECT_EQ(a.digest, b.digest);
  EXPECT_EQ(a.causes, b.causes);
}

/// Compares every cell of the one implementation with that of the other.
void expect_same_cells(const std::vector<CellRecord>& records, const Implementation& a, const Implementation& b) {
  std::map<std::string, CellRecord> of_a;
  std::size_t compared = 0;
  const auto question_of = [](const CellRecord& record) { return record.id.substr(record.id.find('/')); };
  for (const CellRecord& record : records) {
    if (record.implementation == a.name()) of_a.emplace(question_of(record), record);
  }
  for (const CellRecord& record : records) {
    if (record.implementation != b.name()) continue;
    SCOPED_TRACE(record.id);
    ASSERT_TRUE(of_a.contains(question_of(record)));
    expect_same(of_a.at(question_of(record)), record);
    ++compared;
  }
  EXPECT_GT(compared, 0u);
  EXPECT_EQ(compared, of_a.size());
}

TEST_F(OnDevice, conversions_get_the_verdicts_that_they_get_on_the_host) {
  for (const char* const id : {"cpu-scalar", "cuda-host", "faulty-ties-away"}) {
    const Implementation host = on_host(builtin(id), std::string(id) + "-host");
    const Implementation device = on_device(builtin(id), std::string(id) + "-device");
    const Selection selection = only({"float32->float16", "float16->float8_*", "float8_*->float32"});
    expect_same_cells(run({&host, &device}, selection), host, device);
  }
}

TEST_F(OnDevice, a_sweep_in_several_chunks_is_the_one_on_the_host) {
  FormatSpec wide = *standard_formats().find("float32");
  wide.name = "float24";
  wide.k = 24;
  wide.p = 16;
  const FormatSpec& narrow = *standard_formats().find("float8_e4m3fn");
  const Question question{&wide, &narrow, Rounding::ties_to_even, profile_called("ocp-sat")};
  const CaseSource source = CaseSource::exhaustive(wide);
  const Answers answers = answers_for(question, source);
  for (const bool is_right : {true, false}) {
    adapter::Adapter adapter{.name = "", .version = "1", .homepage = ""};
    adapter.conversions = {adapter::convert<std::uint32_t, std::uint8_t>(
        "*", "*", "ties_to_even", "ocp-sat", [=, &answers](std::uint32_t code) {
          if (!is_right && code == 0x7F0000) return Code{3};
          if (!is_right && code % 3 == 0 && code >> 22 == 1) return Code{0x11};
          return answers.runs[answers.run_of(code)].expected.code;
        })};
    const Implementation host = on_host(adapter, "h"), device = on_device(adapter, "d");
    const Group group{.cells = {{&host, question}, {&device, question}}, .sources = std::vector{source}};
    const std::atomic<bool> stop{false};
    state_->comparisons = 0;
    const auto outcomes = run_group(group, stop, [](std::uint64_t) {});
    EXPECT_EQ(outcomes[0].digest, outcomes[1].digest);
    EXPECT_EQ(outcomes[0].deviating, outcomes[1].deviating);
    EXPECT_EQ(outcomes[0].causes, outcomes[1].causes);
    EXPECT_EQ(outcomes[1].deviating == 0, is_right);
    EXPECT_EQ(outcomes[1].cases, std::uint64_t{1} << 24);
    EXPECT_EQ(state_->comparisons, 4u);
  }
}

TEST_F(OnDevice, a_sweep_that_agrees_brings_no_codes_back) {
  const Implementation device = on_device(changed([](void*, void*, std::size_t) {}), "quiet");
  ASSERT_EQ(run({&device}, kToE4m3).front().outcome, "conforms");
  const std::size_t agreeing = state_->downloaded;
  state_->downloaded = 0;
  const Implementation wrong = on_device(changed([](void* operands, void* results, std::size_t count) {
                                           for (std::size_t i = 0; i < count; ++i) {
                                             if (static_cast<std::uint16_t*>(operands)[i] != 0x3C01) continue;
                                             static_cast<std::uint8_t*>(results)[i] ^= 1;
                                           }
                                         }),
                                         "loud");
  ASSERT_EQ(run({&wrong}, kToE4m3).front().outcome, "deviates");
  EXPECT_EQ(state_->downloaded, agreeing + 65536u);
}

TEST_F(OnDevice, blocks_get_the_verdicts_that_they_get_on_the_host) {
  for (const char* const id : {"cpu-scalar", "faulty-block-swapped-nibbles"}) {
    const Implementation host = on_host(builtin(id), std::string(id) + "-host");
    const Implementation device = on_device(builtin(id), std::string(id) + "-device");
    Selection selection{.formats = {"mxfp4", "q4_0", "bnb_nf4"},
                        .operations = {},
                        .roundings = {},
                        .profiles = {},
                        .tier = Tier::smoke};
    expect_same_cells(run({&host, &device}, selection), host, device);
  }
}

TEST_F(OnDevice, writing_outside_the_results_is_an_error) {
  for (const std::ptrdiff_t place : {std::ptrdiff_t{0}, std::ptrdiff_t{200}}) {
    const Implementation device = on_device(changed([=](void*, void* results, std::size_t count) {
                                              static_cast<char*>(results)[static_cast<std::ptrdiff_t>(count) + place] =
                                                  1;
                                            }),
                                            "past-" + std::to_string(place));
    const CellRecord record = run({&device}, kToE4m3).front();
    EXPECT_EQ(record.outcome, "errored");
    EXPECT_EQ(record.reason, "failed: wrote outside its buffers on the device");
  }
}

TEST_F(OnDevice, writing_to_the_operands_is_an_error) {
  const Implementation device =
      on_device(changed([](void* operands, void*, std::size_t count) { std::memset(operands, 7, count); }), "operands");
  const CellRecord record = run({&device}, kToE4m3).front();
  EXPECT_EQ(record.outcome, "errored");
  EXPECT_EQ(record.reason, "failed: wrote to its operands on the device");
}

TEST_F(OnDevice, results_that_are_not_written_are_an_error) {
  adapter::Adapter lazy = changed([](void*, void*, std::size_t) {});
  lazy.conversions.front().prepare = [](const halfulp_query&) { return [](const void*, void*, std::size_t) {}; };
  const Implementation device = on_device(lazy, "lazy");
  const CellRecord record = run({&device}, kToE4m3).front();
  EXPECT_EQ(record.outcome, "errored");
  EXPECT_THAT(record.reason, StartsWith("wrote no result for"));
}

TEST_F(OnDevice, an_error_of_the_device_ends_one_cell_and_the_next_has_a_fresh_context) {
  const auto state = state_;
  const Implementation sick = on_device(
      changed([=](void*, void*, std::size_t) { state->fault = "CUDA, running a kernel: an illegal address"; }), "sick");
  const Implementation well = on_device(changed([](void*, void*, std::size_t) {}), "well");
  const auto records = run({&sick, &well}, kToE4m3);
  EXPECT_EQ(records[0].outcome, "errored");
  EXPECT_EQ(records[0].reason, "failed: CUDA, running a kernel: an illegal address");
  EXPECT_EQ(records[1].outcome, "conforms");
  EXPECT_EQ(state_->resets, 1u);
  EXPECT_EQ(state_->allocations, 0u);
}

TEST_F(OnDevice, a_call_beside_a_lost_one_is_not_run) {
  const auto state = state_;
  const Implementation sick =
      on_device(changed([=](void*, void*, std::size_t) { state->fault = "CUDA, running a kernel: lost"; }), "sick2");
  const Implementation well = on_device(changed([](void*, void*, std::size_t) {}), "well2");
  const auto cells = plan_cells({&sick, &well}, standard_formats(), kToE4m3);
  std::uint16_t operand = 0;
  std::uint8_t result = 0;
  {
    const PreparedCall first(cells[0]), second(cells[1]);
    EXPECT_FALSE(first.convert(&operand, &result, 1));
    EXPECT_FALSE(second.convert(&operand, &result, 1));
    EXPECT_EQ(second.last_error(), "not run after an error on the device (CUDA, running a kernel: lost)");
  }
  EXPECT_TRUE(PreparedCall(cells[1]).convert(&operand, &result, 1));
}

TEST(NoDevice, skips_the_cells_with_the_reason) {
  choose_no_device("no CUDA-capable device is detected");
  const Implementation host = on_host(changed([](void*, void*, std::size_t) {}), "here");
  const Implementation device = on_device(changed([](void*, void*, std::size_t) {}), "there");
  const auto records = run({&device, &host}, kToE4m3);
  EXPECT_EQ(records[0].outcome, "skipped");
  EXPECT_EQ(records[0].reason, "no CUDA device: no CUDA-capable device is detected");
  EXPECT_EQ(records[0].cases, 0u);
  EXPECT_TRUE(records[0].domain.empty());
  EXPECT_EQ(records[1].outcome, "conforms");
}

TEST(NoDevice, fails_a_call_with_the_reason) {
  choose_no_device("no CUDA-capable device is detected");
  const Implementation device = on_device(changed([](void*, void*, std::size_t) {}), "nowhere");
  const PreparedCall call(plan_cells({&device}, standard_formats(), kToE4m3).front());
  std::uint16_t operand = 0;
  std::uint8_t result = 0;
  EXPECT_FALSE(call.convert(&operand, &result, 1));
  EXPECT_EQ(call.last_error(), "no CUDA device: no CUDA-capable device is detected");
}

TEST(DeviceMemory, is_flush_with_its_end_and_sees_both_neighbours_change) {
  const auto state = std::make_shared<StandInState>();
  const auto device = stand_in_device(state);
  DeviceMemory memory(*device);
  unsigned char* const begin = memory.at(100);
  EXPECT_EQ(memory.at(40), begin + 60);
  std::memset(begin, 1, 100);
  EXPECT_TRUE(memory.is_intact());
  for (unsigned char* const outside : {begin + 100, begin - 157}) {
    const unsigned char before = *outside;
    *outside = 0;
    EXPECT_FALSE(memory.is_intact());
    *outside = before;
    EXPECT_TRUE(memory.is_intact());
  }
}

TEST(AnswerRuns, are_found_from_any_bounds_that_hold_them) {
  const std::uint64_t firsts[] = {0, 1, 5, 6, 100}, codes[] = {0, 1, 2, 3, 4};
  const AnswerRunsView runs{firsts, codes, 5};
  for (std::uint64_t index = 0; index < 120; ++index) {
    const std::size_t run = run_between(runs, 0, 4, index);
    EXPECT_LE(firsts[run], index);
    EXPECT_TRUE(run == 4 || index < firsts[run + 1]) << index;
    EXPECT_EQ(run_between(runs, run, run, index), run);
  }
}

}  // namespace
}  // namespace halfulp
