// Which lines are timed.
#include "throughput/line.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

#include "format/registry.h"
#include "run/implementation.h"
#include "throughput/choose.h"
#include "throughput/test/selection.h"

namespace halfulp::throughput {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Plan : public testing::Test {
 protected:
  std::vector<Cell> cells(const std::vector<std::string>& implementations, const Selection& selection) {
    opened_ = open_implementations(implementations);
    std::vector<const Implementation*> given;
    for (const auto& implementation : opened_) given.push_back(implementation.get());
    return choose_cells(plan_cells(given, standard_formats(), selection), selection);
  }

  std::vector<std::string> ids(const std::vector<std::string>& implementations, const Selection& selection) {
    std::vector<std::string> all;
    for (const Cell& cell : cells(implementations, selection)) all.push_back(cell.id());
    return all;
  }

 private:
  std::vector<std::unique_ptr<Implementation>> opened_;
};

TEST_F(Plan, takes_float32_both_ways_to_even_and_the_first_profile_unless_told_otherwise) {
  EXPECT_THAT(ids({"cpu-scalar", "cpu"}, selected({"float16"})),
              ElementsAre("cpu-scalar/convert/float32->float16/ties_to_even/ieee",
                          "cpu/convert/float32->float16/ties_to_even/ieee",
                          "cpu-scalar/convert/float16->float32/ties_to_even/ieee",
                          "cpu/convert/float16->float32/ties_to_even/ieee"));
}

TEST_F(Plan, takes_the_profiles_and_roundings_that_are_named) {
  EXPECT_THAT(ids({"cpu"}, selected({"float16"}, {}, {"to_odd"}, {"ieee-sat"})),
              ElementsAre("cpu/convert/float32->float16/to_odd/ieee-sat"));
  EXPECT_THAT(ids({"cpu"}, selected({"float32->float16"}, {}, {"to_odd", "toward_zero"})),
              ElementsAre("cpu/convert/float32->float16/toward_zero/ieee", "cpu/convert/float32->float16/to_odd/ieee"));
}

TEST_F(Plan, takes_other_sides_than_float32_by_arrows_only) {
  EXPECT_THAT(ids({"cpu"}, selected({"float16->float8_e4m3fn"})),
              ElementsAre("cpu/convert/float16->float8_e4m3fn/ties_to_even/ocp-sat"));
}

TEST_F(Plan, leaves_p3109_out_unless_named) {
  const auto is_p3109 = [](const Cell& cell) { return name_of(cell.question).subject.starts_with("binary"); };
  EXPECT_TRUE(std::ranges::none_of(cells({"cpu"}, selected({}, {"convert"})), is_p3109));
  EXPECT_THAT(ids({"cpu"}, selected({"binary8p3se"})),
              ElementsAre("cpu/convert/float32->binary8p3se/ties_to_even/p3109-satfinite",
                          "cpu/convert/binary8p3se->float32/ties_to_even/ieee"));
}

TEST_F(Plan, takes_one_variant_of_blocks_and_never_pack) {
  EXPECT_THAT(ids({"cpu"}, selected({"ggml_q8_0"})),
              ElementsAre("cpu/quantize/float32->ggml_q8_0/away/ggml", "cpu/dequantize/ggml_q8_0->float32/away/ggml"));
  EXPECT_THAT(ids({"cpu"}, selected({"ggml_q8_0"}, {"pack"})), IsEmpty());
  EXPECT_THAT(ids({"cpu"}, selected({"*->ggml_q8_0"})),
              ElementsAre("cpu/quantize/float32->ggml_q8_0/away/ggml", "cpu/quantize/float16->ggml_q8_0/away/ggml",
                          "cpu/quantize/bfloat16->ggml_q8_0/away/ggml"));
}

TEST_F(Plan, takes_the_profile_that_most_implementations_share) {
  const Selection nf4 = selected({"bnb_nf4"}, {"quantize"});
  EXPECT_THAT(ids({"cpu"}, nf4), ElementsAre("cpu/quantize/float32->bnb_nf4/down/nearest"));
  // This faulty one has no other variant than bnb-cuda.
  EXPECT_THAT(ids({"cpu", "faulty-block-kept-subnormals"}, nf4),
              ElementsAre("cpu/quantize/float32->bnb_nf4/down/bnb-cuda",
                          "faulty-block-kept-subnormals/quantize/float32->bnb_nf4/down/bnb-cuda"));
}

TEST_F(Plan, asks_all_element_formats_of_our_own_implementation) {
  std::set<std::string> subjects;
  for (const Cell& cell : cells({"cpu-scalar"}, selected({}, {"convert"}))) {
    subjects.emplace(name_of(cell.question).subject);
  }
  for (const char* const name : {"tf32", "float16", "bfloat16", "float8_e5m2", "float8_e4m3fn", "float8_e4m3",
                                 "float8_e3m4", "float8_e4m3fnuz", "float8_e5m2fnuz", "float8_e4m3b11fnuz",
                                 "float8_e8m0fnu", "float6_e2m3fn", "float6_e3m2fn", "float4_e2m1fn", "ue4m3"}) {
    EXPECT_TRUE(subjects.contains(name)) << name;
  }
}

TEST_F(Plan, puts_peers_on_the_same_data_together) {
  const LineAxes axes{.mixes = {mix_called("normal"), mix_called("uniform")},
                      .sizes = {size_called("cache"), size_called("large")},
                      .threads = {1, 4}};
  const auto peers = plan_lines(cells({"cpu-scalar", "cpu"}, selected({"float16"})), axes);
  ASSERT_EQ(peers.size(), 8u);  // two directions, two mixes, two sizes
  std::vector<std::string> first;
  for (const Line& line : peers.front().lines) first.push_back(line.id());
  EXPECT_THAT(first, ElementsAre("cpu-scalar/convert/float32->float16/ties_to_even/ieee/normal/cache/1",
                                 "cpu/convert/float32->float16/ties_to_even/ieee/normal/cache/1",
                                 "cpu-scalar/convert/float32->float16/ties_to_even/ieee/normal/cache/4",
                                 "cpu/convert/float32->float16/ties_to_even/ieee/normal/cache/4"));
  EXPECT_EQ(peers.back().lines.back().id(), "cpu/convert/float16->float32/ties_to_even/ieee/uniform/large/4");
}

}  // namespace
}  // namespace halfulp::throughput
