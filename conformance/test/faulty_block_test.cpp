// Every block implementation that is wrong on purpose is caught by the quick tier, and the report names the rule that
// it breaks.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "abi/builtins.h"
#include "run/run.h"

namespace halfulp {
namespace {

struct Fault {
  std::string id;
  std::string cause;
  std::string sentence;  ///< How it begins.
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.id; }

const std::vector<Fault> kFaults{
    {"faulty-block-scale-floor", "scale_rule", "scale rule power_floor ("},
    {"faulty-block-ties-away", "ties", "ties away ("},
    {"faulty-block-reciprocal", "division", "division reciprocal ("},
    {"faulty-block-swapped-nibbles", "order", "order lsb_first ("},
    {"faulty-block-unpacked-swapped", "order", "order msb_first ("},
    {"faulty-block-previous-scale", "scale_source", "scale source previous ("},
    {"faulty-block-stale-tail", "tail", "tail stale ("},
    {"faulty-block-kept-subnormals", "subnormals", "subnormals kept ("},
    {"faulty-block-full-range", "integer_range", "integer range full ("},
    {"faulty-block-lost-minus-zero", "negative_zero", "negative zero dropped ("},
    {"faulty-block-lost-nan", "nan_statistic", "nan statistic ignored ("},
    {"faulty-block-zero-block", "zero_scale", "zero scale flows ("},
    {"faulty-block-tensor-scale-first", "decode", "decode tensor_first ("},
    {"faulty-block-short-buffer", "refusal", "a call that must be refused"},
};

CellOutcome outcome_of(const std::string& id) {
  const auto implementation = open_implementation("builtin:" + id);
  Selection selection;
  const auto cells = plan_cells({implementation.get()}, standard_formats(), selection);
  EXPECT_EQ(cells.size(), 1u);
  CellOutcome found;
  const std::atomic<bool> stop{false};
  run_groups(group_cells(cells, selection), 0, 0, stop,
             {.on_group = [&](const Group&, const std::vector<CellOutcome>& outcomes) { found = outcomes.front(); },
              .on_progress = [](std::uint64_t) {}});
  return found;
}

class FaultyBlock : public testing::TestWithParam<Fault> {};

TEST_P(FaultyBlock, is_caught_by_the_quick_tier_with_its_rule) {
  const CellOutcome outcome = outcome_of(GetParam().id);
  ASSERT_EQ(outcome.error, "");
  ASSERT_FALSE(outcome.causes.empty()) << GetParam().id << " was not caught";
  EXPECT_EQ(outcome.causes.front().cause, GetParam().cause);
  EXPECT_EQ(outcome.causes.front().sentence.find(GetParam().sentence), 0u) << outcome.causes.front().sentence;
  EXPECT_EQ(outcome.causes.size(), 1u) << "also: " << outcome.causes.back().cause;
  EXPECT_EQ(outcome.causes.front().count, outcome.deviating);
  ASSERT_FALSE(outcome.causes.front().examples.empty());
}

INSTANTIATE_TEST_SUITE_P(Quick, FaultyBlock, testing::ValuesIn(kFaults), [](const auto& tested) {
  std::string name = tested.param.id;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(FaultyBlock, every_faulty_builtin_for_blocks_has_its_row_here) {
  for (const impl::Builtin& row : impl::builtins()) {
    if (row.kind != impl::Kind::faulty || !row.id.starts_with("faulty-block-")) continue;
    EXPECT_NE(std::ranges::find(kFaults, row.id, &Fault::id), kFaults.end()) << row.id;
  }
}

}  // namespace
}  // namespace halfulp
