// Every cause that diagnosis can name is explained on the method page.
#include "page/cause_rows.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "diagnose/cause_names.h"

namespace halfulp {
namespace {

TEST(CauseRows, explain_every_cause_that_diagnosis_can_name) {
  const std::vector<std::string> names = cause_names();
  EXPECT_GT(names.size(), 40u);
  for (const std::string& name : names) {
    const auto row = std::ranges::find(cause_rows(), name, &CauseRow::name);
    ASSERT_NE(row, cause_rows().end()) << name;
    EXPECT_GT(row->explanation.size(), 20u) << name;
  }
}

TEST(CauseRows, have_no_cause_that_nothing_names) {
  const std::vector<std::string> names = cause_names();
  for (const CauseRow& row : cause_rows()) EXPECT_NE(std::ranges::find(names, row.name), names.end()) << row.name;
}

}  // namespace
}  // namespace halfulp
