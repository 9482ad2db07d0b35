// Weights on the number line, on the page of accuracies.
#include "page/weight_histogram.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "markup.h"
#include "numbers_source.h"
#include "page/weight_formats.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::size_t kRoom = 1'000'000;

std::string weights_of(const RunRecord& run, std::size_t budget = kRoom) {
  const std::vector<NamedRun> runs = named("run", {run});
  HtmlWriter html;
  write_weight_histograms(html, NumbersSource(runs).links, experiments_of(runs).front(), "accuracy--1", budget);
  return html.take();
}

/// Eight weights, one of them zero, treated by formats of 16 to 4 bits and by blocks.
RunRecord treated() {
  RunRecord run;
  for (const char* format : {"float32", "float4_e2m1fn", "float16", "bfloat16", "float8_e4m3fn"}) {
    run.accuracies.push_back(sample_accuracy(format, "ieee", 95));
  }
  run.accuracies.push_back(sample_accuracy("bnb_nf4", "nearest", 95));
  run.accuracies.push_back(sample_accuracy("int4_b32", "quotient", 95));
  run.accuracies.push_back(sample_accuracy("mxfp4", "floor", 95));
  WeightsRecord all = sample_weights("all", 0);
  all.low = -2;
  all.high = 2;
  all.counts = {1, 3, 4, 0};
  all.lowest_exponent = -11;
  all.binades = {1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 3, 1};  // 2^-11, 2^-10, 2^-2, three of 2^-1, one of 2^0
  all.zeros = 1;
  WeightsRecord blocks = sample_weights("all", 32);
  blocks.low = -1;
  blocks.high = 1;
  run.weights = {all, blocks};
  return run;
}

std::vector<std::string> names_of(const std::vector<ValueRow>& rows) {
  std::vector<std::string> names;
  for (const ValueRow& row : rows) names.push_back(row.name);
  return names;
}

TEST(WeightHistogram, the_section_says_whose_weights_they_are) {
  EXPECT_THAT(weights_of(treated()),
              HasSubstr("<h3 id=\"accuracy--1-weights\">The weights on the number line</h3>\n<p>All weights of the "
                        "network of seed 1 as it was trained, in float32, before any format touches them: 8 weights, "
                        "of which 1 is zero.</p>"));
}

TEST(WeightHistogram, counts_are_columns_over_values_of_formats_on_one_axis) {
  const std::string page = weights_of(treated());
  EXPECT_THAT(page, HasSubstr("aria-label=\"Histogram of the weights. Below, on the same axis: values that formats "
                              "have\""));
  // 12.5, 37.5, 50 and 0 percent, each a quarter of the axis wide.
  EXPECT_THAT(page, HasSubstr("<path class=\"area\" d=\"M150 170L150 135.71L327.5 135.71L327.5 67.14L505 67.14L505 "
                              "32.86L682.5 32.86L682.5 170L860 170\">"));
  EXPECT_THAT(page, HasSubstr("x=\"144\" y=\"64.29\">40</text>"));
  EXPECT_THAT(page, HasSubstr(">weights in each of 4 parts, %</text>"));
  // The values of float4_e2m1fn from -2 to 2: 0, 0.5, 1, 1.5 and 2, of both signs.
  EXPECT_THAT(page, HasSubstr(">float4_e2m1fn</text>\n<path class=\"stroke\" d=\"M150 298v-12M238.75 298v-12M327.5 "
                              "298v-12M416.25 298v-12M505 298v-12M593.75 298v-12M682.5 298v-12M771.25 298v-12M860 "
                              "298v-12\">"));
  expect_balanced(page);
  expect_good_drawings(page);
}

TEST(WeightHistogram, formats_are_at_most_two_of_a_width_and_16_bits_wide) {
  const std::vector<NamedRun> runs = named("run", {treated()});
  const std::vector<const FormatSpec*> formats = drawn_formats(experiments_of(runs).front());
  EXPECT_THAT(names_of(values_of(formats)), ElementsAre("float16", "bfloat16", "float8_e4m3fn", "float4_e2m1fn"));
  RunRecord run = treated();
  for (const char* format : {"float8_e4m3", "float8_e8m0fnu", "nobody's"}) {
    run.accuracies.push_back(sample_accuracy(format, "ieee", 95));
  }
  const std::vector<NamedRun> alike = named("run", {run});
  EXPECT_EQ(drawn_formats(experiments_of(alike).front()), formats) << "of another precision, or without a sign";
  for (const char* format : {"float8_e5m2", "float8_e3m4"}) {
    run.accuracies.push_back(sample_accuracy(format, "ieee", 95));
  }
  const std::vector<NamedRun> more = named("run", {run});
  EXPECT_THAT(names_of(values_of(drawn_formats(experiments_of(more).front()))),
              ElementsAre("float16", "bfloat16", "float8_e5m2", "float8_e4m3fn", "float4_e2m1fn"));
}

TEST(WeightHistogram, levels_are_those_of_blocks_whose_scale_is_the_largest_magnitude_over_a_constant) {
  const std::vector<NamedRun> runs = named("run", {treated()});
  const std::vector<ValueRow> levels = block_levels_of(experiments_of(runs).front());
  ASSERT_THAT(names_of(levels), ElementsAre("nf4", "int4 / 7")) << "the scales of mxfp4 are powers of two";
  EXPECT_EQ(levels[0].values.size(), 16u);
  EXPECT_EQ(levels[1].values[7], 1);
  EXPECT_EQ(levels[1].values[15], -1.0 / 7);
}

TEST(WeightHistogram, the_table_says_how_many_weights_lie_outside_of_a_format) {
  const std::string page = weights_of(treated());
  const auto row = [](const char* format, std::initializer_list<const char*> cells) {
    std::string text = std::string(format) + "</a></th>\n";
    for (const char* cell : cells) text += "<td class=\"number\">" + std::string(cell) + "</td>\n";
    return text;
  };
  // Two of the eight are below 2^-9; one of them below half of it.
  EXPECT_THAT(page, HasSubstr(row("float8_e4m3fn", {"2\u207B\u2079", "2\u207B\u2076", "448", "12.500\u00A0%",
                                                    "25.000\u00A0%", "25.000\u00A0%", "0\u00A0%"})));
  // 2^-2 is half the smallest value, 2^-1; all but the one of 2^0 are below the smallest normal.
  EXPECT_THAT(page, HasSubstr(row("float4_e2m1fn", {"2\u207B\u00B9", "2\u2070", "6", "25.000\u00A0%", "37.500\u00A0%",
                                                    "75.000\u00A0%", "0\u00A0%"})));
}

TEST(WeightHistogram, of_the_binade_of_the_largest_value_it_says_what_is_not_known) {
  RunRecord run = treated();
  run.weights[0].lowest_exponent = 1;
  run.weights[0].binades = {5, 1, 1};  // float4_e2m1fn ends at 6, within the second
  EXPECT_THAT(weights_of(run), HasSubstr("<td class=\"number\">12.500\u00A0% to 25.000\u00A0%</td>"));
}

TEST(WeightHistogram, ranges_have_normal_and_subnormal_parts_and_what_becomes_zero) {
  const std::string page = weights_of(treated());
  // The axis goes from 2^-12 to 2^3.08, where float4_e2m1fn has ended.
  EXPECT_THAT(page, HasSubstr(">float4_e2m1fn</text>\n<rect class=\"span zero\" x=\"150\" "));
  EXPECT_EQ(count_of(page, "<rect class=\"span zero\""), 2u) << "float16 and bfloat16 cover all";
  EXPECT_EQ(count_of(page, "<rect class=\"span normal\""), 4u);
  EXPECT_EQ(count_of(page, "<rect class=\"span subnormal\""), 2u);
  EXPECT_THAT(page, HasSubstr(">become zero</text>"));
}

TEST(WeightHistogram, other_matrices_and_block_sizes_are_folded) {
  RunRecord run = treated();
  run.weights.push_back(sample_weights("all", 64));
  run.weights.push_back(sample_weights("<784>", 0));
  run.weights.insert(run.weights.begin(), sample_weights("128x64", 0));
  run.weights.push_back(sample_weights("of another network", 0));
  run.weights.back().seed = 2;
  const std::string page = weights_of(run);
  EXPECT_THAT(page, HasSubstr("<details><summary>Blocks of 64</summary>"));
  EXPECT_THAT(page, HasSubstr("<details><summary>Matrix by matrix</summary>\n<h4>128x64</h4>"));
  EXPECT_THAT(page, HasSubstr("<h4>&lt;784&gt;</h4>"));
  EXPECT_THAT(page, Not(HasSubstr("of another network")));
  expect_balanced(page);
}

TEST(WeightHistogram, a_file_without_weights_has_no_section_and_a_full_page_says_so) {
  RunRecord run = treated();
  EXPECT_THAT(weights_of(run, 0), HasSubstr("Left out: the page has no room for it."));
  run.weights.clear();
  EXPECT_EQ(weights_of(run), "");
}

TEST(WeightHistogram, bounds_that_make_no_axis_are_said_and_not_drawn) {
  RunRecord run = treated();
  run.weights.pop_back();
  WeightsRecord& all = run.weights.front();
  constexpr double kMost = std::numeric_limits<double>::max(), kLeast = std::numeric_limits<double>::denorm_min();
  const std::pair<double, double> bounds[] = {{0, 0},         {1, -1},          {-kMost, kMost}, {0, kLeast},
                                              {1, 1 + 1e-12}, {1e300, 1.1e300}, {NAN, 1},        {0, INFINITY}};
  for (const auto& [low, high] : bounds) {
    all.low = low;
    all.high = high;
    const std::string page = weights_of(run);
    EXPECT_THAT(page, Not(HasSubstr("Histogram of the weights"))) << low << " " << high;
    EXPECT_THAT(page, HasSubstr("No drawing: 8 weights in 4 parts from ")) << low << " " << high;
    expect_good_drawings(page);
  }
}

TEST(WeightHistogram, counts_beyond_any_integer_and_lists_beyond_any_page_do_not_break_it) {
  RunRecord run = treated();
  run.weights.front().counts.assign(4, std::numeric_limits<std::uint64_t>::max());
  run.weights.front().binades.assign(2, std::numeric_limits<std::uint64_t>::max());
  std::string page = weights_of(run);
  EXPECT_THAT(page, HasSubstr("7.379e19 weights, of which"));
  EXPECT_THAT(page, HasSubstr("Histogram of the weights"));
  expect_good_drawings(page);
  run.weights.front().counts.assign(100'000, 1);
  run.weights.front().binades.assign(100'000, 1);
  page = weights_of(run);
  EXPECT_THAT(page, HasSubstr("No drawing: 100\u202F000 weights in 100\u202F000 parts from \u22122 to 2."));
  EXPECT_THAT(page, HasSubstr("No drawing: magnitudes in 100\u202F000 binades from 2^-11 on."));
  EXPECT_LT(page.size(), 50'000u);
}

TEST(WeightHistogram, exponents_may_be_anything) {
  RunRecord run = treated();
  for (const int exponent : {-10'000, 10'000}) {
    run.weights.front().lowest_exponent = exponent;
    const std::string page = weights_of(run);
    EXPECT_THAT(page, HasSubstr("Magnitudes of the weights by powers of two")) << exponent;
    expect_good_drawings(page);
  }
  for (const int exponent : {std::numeric_limits<int>::min(), std::numeric_limits<int>::max()}) {
    run.weights.front().lowest_exponent = exponent;
    EXPECT_THAT(weights_of(run), HasSubstr("No drawing: magnitudes in 12 binades from 2^" + std::to_string(exponent)));
  }
}

TEST(WeightHistogram, weights_that_are_all_zero_have_no_magnitudes) {
  RunRecord run = treated();
  run.weights.front().binades.clear();
  EXPECT_THAT(weights_of(run), HasSubstr("No drawing: magnitudes in 0 binades"));
}

}  // namespace
}  // namespace halfulp
