// A gate that has never failed proves nothing: every implementation that is wrong on purpose is caught, and the report
// names the deviation it was made for.
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
};

void PrintTo(const Fault& fault, std::ostream* out) { *out << fault.id; }

const std::vector<Fault> kFaults{
    {"faulty-ties-away", "ties_away"},
    {"faulty-truncate", "truncated"},
    {"faulty-lost-sticky", "sticky_lost"},
    {"faulty-nan-to-inf", "nan_to_infinity"},
    {"faulty-tiny-flushed", "tiny_flushed"},
    {"faulty-subnormals-flushed", "subnormals_flushed"},
    {"faulty-overflow-boundary", "overflow_too_early"},
    {"faulty-shift-wrap", "tiny_becomes_large"},
    {"faulty-zero-sign-underflow", "zero_sign_lost"},
    {"faulty-carry-lost", "carry_lost"},
    {"faulty-fnuz-nan", "nan_lost"},
    {"faulty-lost-zero-sign", "zero_sign_lost"},
    {"faulty-fused-in-two-roundings", "product_rounded"},
    {"faulty-add-flushed", "subnormals_flushed"},
    {"faulty-random-ignored", "random_bits_ignored"},
    {"faulty-random-one-less", "random_bits_one_off"},
};

/// Runs all float32 cells of one implementation and returns its causes, sorted by count, the commonest first.
std::vector<CauseRecord> causes_of(const std::string& id, Tier tier) {
  const auto implementation = open_implementation("builtin:" + id);
  Selection selection;
  selection.tier = tier;
  const auto cells = plan_cells({implementation.get()}, standard_formats(), selection);
  std::vector<CauseRecord> found;
  const std::atomic<bool> stop{false};
  run_groups(group_cells(cells, selection), 0, 0, stop,
             {.on_group =
                  [&](const Group&, const std::vector<CellOutcome>& outcomes) {
                    for (const CellOutcome& outcome : outcomes) {
                      EXPECT_EQ(outcome.error, "");
                      found.insert(found.end(), outcome.causes.begin(), outcome.causes.end());
                    }
                  },
              .on_progress = [](std::uint64_t) {}});
  std::ranges::sort(found, std::greater{}, &CauseRecord::count);
  return found;
}

class Faulty : public testing::TestWithParam<Fault> {};

TEST_P(Faulty, is_caught_by_the_quick_tier_with_its_cause) {
  const auto found = causes_of(GetParam().id, Tier::quick);
  ASSERT_FALSE(found.empty()) << GetParam().id << " was not caught";
  EXPECT_EQ(found.front().cause, GetParam().cause);
  EXPECT_EQ(found.size(), 1u) << "also: " << found.back().cause;
  ASSERT_FALSE(found.front().examples.empty());
}

INSTANTIATE_TEST_SUITE_P(Quick, Faulty, testing::ValuesIn(kFaults), [](const auto& tested) {
  std::string name = tested.param.id;
  std::ranges::replace(name, '-', '_');
  return name;
});

TEST(Faulty, every_faulty_builtin_that_converts_has_its_row_here) {
  for (const impl::Builtin& row : impl::builtins()) {
    if (row.kind != impl::Kind::faulty || row.id.starts_with("faulty-block-")) continue;
    EXPECT_NE(std::ranges::find(kFaults, row.id, &Fault::id), kFaults.end()) << row.id;
  }
}

}  // namespace
}  // namespace halfulp
