// Which treatments patterns select.
#include "accuracy/plan_treatments.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "block/block_registry.h"

namespace halfulp::accuracy {
namespace {

std::vector<std::string> ids(const TreatmentSelection& selection) {
  std::vector<std::string> ids;
  for (const Treatment& treatment : plan_treatments(selection)) ids.push_back(id_of(treatment));
  return ids;
}

std::string error_of(const TreatmentSelection& selection) {
  try {
    plan_treatments(selection);
  } catch (const TreatmentError& error) {
    return error.what();
  }
  return "";
}

TEST(PlanTreatments, has_every_format_that_holds_weights_by_default) {
  const std::vector<std::string> all = ids({});
  EXPECT_EQ(std::set(all.begin(), all.end()).size(), all.size());
  for (const char* id :
       {"float32/ieee/weights/nearest", "tf32/ieee/sums/stochastic", "float16/ieee/weights+activations/nearest",
        "bfloat16/ieee/sums/nearest", "float8_e4m3fn/ocp-sat/weights/stochastic",
        "float6_e3m2fn/ocp-sat/weights/nearest", "float4_e2m1fn/ocp-sat/sums/nearest",
        "binary8p1se/p3109-satfinite/weights/nearest", "binary8p7sf/p3109-satfinite/sums/stochastic",
        "bnb_nf4/nearest/weights/nearest", "bnb_fp4_b4096/nearest/weights/stochastic",
        "ternary/absmean/weights+activations/nearest", "bnb_int8/bnb-default/weights/nearest",
        "bnb_int8/bnb-default-6/weights+activations/nearest"}) {
    EXPECT_THAT(all, testing::Contains(std::string(id)));
  }
  for (const BlockSpec& spec : standard_blocks()) {
    const auto is_of = [&](const std::string& id) { return id.starts_with(spec.name + "/"); };
    EXPECT_EQ(std::ranges::count_if(all, is_of), 3) << spec.name;
  }
}

TEST(PlanTreatments, leaves_out_scales_unsigned_formats_and_other_widths) {
  for (const std::string& id : ids({})) {
    for (const char* other : {"float8_e8m0fnu", "ue4m3", "binary8p3ue", "binary7", "float64", "nf4/"}) {
      EXPECT_FALSE(id.starts_with(other)) << id;
    }
  }
}

TEST(PlanTreatments, rounds_activations_stochastically_only_where_that_is_named) {
  EXPECT_THAT(ids({}), testing::Not(testing::Contains(testing::HasSubstr("weights+activations/stochastic"))));
  EXPECT_THAT(ids({{"float16"}, {}, {"weights+activations"}, {"stochastic"}}),
              testing::ElementsAre("float16/ieee/weights+activations/stochastic"));
}

TEST(PlanTreatments, takes_names_aliases_and_patterns) {
  EXPECT_THAT(ids({{"half"}, {}, {"weights"}, {"nearest"}}), testing::ElementsAre("float16/ieee/weights/nearest"));
  EXPECT_THAT(ids({{"llm_int8"}, {}, {"weights+*"}, {}}),
              testing::ElementsAre("bnb_int8/bnb-default-6/weights+activations/nearest"));
  EXPECT_THAT(ids({{"mxfp4"}, {"floor", "r*"}, {"weights"}, {"nearest"}}),
              testing::ElementsAre("mxfp4/floor/weights/nearest", "mxfp4/rceil/weights/nearest"));
  EXPECT_THAT(ids({{"float8_e5m2"}, {"ocp-*"}, {"sums"}, {"nearest"}}),
              testing::ElementsAre("float8_e5m2/ocp-sat/sums/nearest", "float8_e5m2/ocp-nonsat/sums/nearest"));
}

TEST(PlanTreatments, never_leaves_outliers_out_of_weights) {
  EXPECT_THAT(ids({{"bnb_int8"}, {"*"}, {"weights"}, {"nearest"}}),
              testing::ElementsAre("bnb_int8/bnb-default/weights/nearest", "bnb_int8/bnb-cuda/weights/nearest"));
}

TEST(PlanTreatments, names_a_pattern_that_matches_nothing) {
  EXPECT_EQ(error_of({{"float16", "float17*"}, {}, {}, {}}), "accuracy: no format of a treatment matches 'float17*'");
  EXPECT_EQ(error_of({{}, {"floors"}, {}, {}}), "accuracy: no variant of a treatment matches 'floors'");
  EXPECT_EQ(error_of({{}, {}, {"weight"}, {}}), "accuracy: no mode of a treatment matches 'weight'");
  EXPECT_EQ(error_of({{}, {}, {}, {"up"}}), "accuracy: no rounding of a treatment matches 'up'");
  EXPECT_EQ(error_of({{"float64"}, {}, {}, {}}), "accuracy: no format of a treatment matches 'float64'");
}

TEST(PlanTreatments, says_that_patterns_exclude_each_other) {
  EXPECT_EQ(error_of({{"mxfp4"}, {}, {"sums"}, {}}),
            "accuracy: no treatment has the format, variant, mode and rounding that are asked for");
}

}  // namespace
}  // namespace halfulp::accuracy
