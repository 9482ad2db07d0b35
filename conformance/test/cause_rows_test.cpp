// Every cause that diagnosis can name is explained on the method page.
#include "page/cause_rows.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "block/rules.h"
#include "diagnose/cause.h"
#include "diagnose/diagnosis.h"

namespace halfulp {
namespace {

void expect_explained(std::string_view cause) {
  const auto row = std::ranges::find(cause_rows(), cause, &CauseRow::name);
  ASSERT_NE(row, cause_rows().end()) << cause;
  EXPECT_GT(row->explanation.size(), 20u) << cause;
}

TEST(CauseRows, explain_every_cause_of_elements) {
  for (const Cause& cause : causes()) expect_explained(cause.name);
  expect_explained(Diagnosis::kNotDiagnosed);
}

TEST(CauseRows, explain_every_axis_of_block_rules) {
  for (const Axis& axis : axes()) expect_explained(axis.name);
}

TEST(CauseRows, explain_every_kind_of_wrong_place_in_a_block) {
  for (const char* cause :
       {"wrong_scale", "wrong_tensor_scale", "wrong_code", "wrong_value", "noncanonical_bytes", "refusal"}) {
    expect_explained(cause);
  }
}

TEST(CauseRows, have_no_cause_that_nothing_names) {
  std::set<std::string_view> known{Diagnosis::kNotDiagnosed, "wrong_scale", "wrong_tensor_scale", "wrong_code",
                                   "noncanonical_bytes",     "refusal"};
  for (const Cause& cause : causes()) known.insert(cause.name);
  for (const Axis& axis : axes()) known.insert(axis.name);
  for (const CauseRow& row : cause_rows()) EXPECT_TRUE(known.contains(row.name)) << row.name;
}

}  // namespace
}  // namespace halfulp
