// Accuracies on their page.
#include "page/accuracy_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <limits>

#include "markup.h"
#include "numbers_source.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string accuracy_of(const std::vector<RunRecord>& runs) {
  return accuracy_page(NumbersSource(named("run", runs)).source).content;
}

TEST(AccuracyPage, published_numbers_stand_beside_ours) {
  const std::string page = accuracy_of({sample_run()});
  EXPECT_THAT(page, HasSubstr("Published by the &lt;article&gt;."));
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">96.00 \u00B1 0.35</td>\n<td class=\"number\">96.01</td>\n"
                              "<td class=\"number\">\u22120.01</td>\n<td class=\"number\">0.2500</td>\n"
                              "<td class=\"number\">0.1376</td>\n<td class=\"number\">+0.1124</td>\n"
                              "<td class=\"number\">427.2890625</td>\n<td class=\"number\">427.2890625</td>\n"));
  RunRecord run = sample_run();
  run.accuracies[0].published = {};
  EXPECT_THAT(accuracy_of({run}), Not(HasSubstr("Beside what was published")));
}

TEST(AccuracyPage, a_row_has_mean_deviation_change_and_sizes) {
  const std::string page = accuracy_of({sample_run()});
  EXPECT_THAT(page,
              HasSubstr("<span class=\"note\"> bnb-default</span></th>\n<td class=\"number\">95.50 \u00B1 0.35</td>\n"
                        "<td class=\"number\">\u22120.50</td>\n<td class=\"number\">41.5</td>\n"
                        "<td class=\"number\">0.2500</td>\n<td class=\"number\">4.50</td>\n"
                        "<td class=\"number\">54.1</td>\n<td class=\"number\">60.5</td>\n<td class=\"number\">2</td>\n"
                        "<td><a href=\"implementation-good.html\">good</a></td>\n"));
  expect_balanced(page);
  expect_good_drawings(page);
}

TEST(AccuracyPage, answers_that_were_compared_image_by_image_are_counted) {
  const std::string page = accuracy_of({sample_run()});
  EXPECT_THAT(page, HasSubstr("<td>b&lt;a&gt;d</td>\n<td class=\"deviates\">\u2717 14, first image 247<span "
                              "class=\"note\"> against good, products of b&lt;a&gt;d</span></td>"));
  RunRecord run = sample_run();
  for (AccuracySample& sample : run.accuracies[2].samples) sample.difference = DifferenceRecord{};
  EXPECT_THAT(accuracy_of({run}), HasSubstr("<td class=\"conforms\">\u2713 none<span"));
  run.accuracies[2].products.clear();
  run.accuracies[2].against.reset();
  for (const char* absent : {">products</th>", ">other answers</th>"}) {
    EXPECT_THAT(accuracy_of({run}), Not(HasSubstr(absent)));
  }
}

TEST(AccuracyPage, text_from_files_is_escaped) {
  const std::string page = accuracy_of({sample_run()});
  EXPECT_THAT(page, HasSubstr("ternary &lt;i&gt;, nearest: 10.00 %"));
  for (const char* raw : {"<i>", "<article>", "<b>"}) EXPECT_THAT(page, Not(HasSubstr(raw)));
}

/// The drawing of accuracy against bits.
std::string chart_of(const std::string& page) {
  const auto begin = page.find("<svg class=\"chart\"");
  return begin == std::string::npos ? "" : page.substr(begin, page.find("</svg>", begin) - begin);
}

TEST(AccuracyPage, the_chart_has_a_mark_per_format_and_shows_the_worst_at_its_edge) {
  RunRecord run = sample_run();
  for (int i = 0; i < 5; ++i) run.accuracies.push_back(sample_accuracy("other" + std::to_string(i), "x", 95.5));
  const std::string chart = chart_of(accuracy_of({run}));
  EXPECT_EQ(count_of(chart, "<circle class=\"mark\""), 6u);
  EXPECT_EQ(count_of(chart, "<rect class=\"mark\""), 1u) << "a block format";
  EXPECT_EQ(count_of(chart, "<polygon class=\"mark\""), 1u);
  EXPECT_THAT(chart, HasSubstr(">ternary 10.0 %</text>"));
  EXPECT_EQ(count_of(chart, "<line class=\"baseline\""), 1u);
  EXPECT_EQ(count_of(chart, "<path class=\"front\""), 1u);
  run.accuracies[1].rounding = "stochastic";
  EXPECT_THAT(chart_of(accuracy_of({run})), HasSubstr("<rect class=\"mark hollow\""));
}

TEST(AccuracyPage, what_has_no_number_gets_no_mark_and_does_not_spoil_the_others) {
  RunRecord run = sample_run();
  run.accuracies[1].samples.clear();
  run.accuracies[2].samples[0].accuracy = std::numeric_limits<double>::quiet_NaN();
  std::string page = accuracy_of({run});
  EXPECT_EQ(chart_of(page), "") << "one mark is no chart";
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">nan \u00B1 nan</td>"));
  run.accuracies.push_back(sample_accuracy("float16", "ieee", 95.5));
  run.accuracies.back().bits_per_weight = 0;
  run.accuracies.push_back(sample_accuracy("nf4", "x", 95.5));
  page = accuracy_of({run});
  EXPECT_EQ(count_of(chart_of(page), "class=\"mark\""), 2u);
  expect_good_drawings(page);
}

TEST(AccuracyPage, equal_accuracies_at_equal_bits_can_be_drawn) {
  RunRecord run = sample_run();
  run.accuracies = {sample_accuracy("a", "x", 100), sample_accuracy("b", "x", 100)};
  const std::string page = accuracy_of({run});
  EXPECT_EQ(count_of(chart_of(page), "<circle"), 2u);
  expect_good_drawings(page);
}

TEST(AccuracyPage, every_mode_has_its_own_chart_and_table) {
  RunRecord run = sample_run();
  for (AccuracyRecord accuracy : sample_run().accuracies) {
    accuracy.id += "sums";
    accuracy.mode = "sums";
    run.accuracies.push_back(accuracy);
  }
  const std::string page = accuracy_of({run});
  EXPECT_EQ(count_of(page, "<svg class=\"chart\""), 2u);
  EXPECT_THAT(page, HasSubstr("<h3>Rounded: sums</h3>\n<details><summary>3 rows</summary>"));
}

TEST(AccuracyPage, training_is_drawn_by_epoch_and_seed_beside_what_was_published) {
  RunRecord run = sample_run();
  run.trainings.push_back({"mnist", 3, "trained", {{91, 0.5, 1}, {93, 0.25, 1}}});
  const std::string page = accuracy_of({run});
  EXPECT_THAT(page, HasSubstr("2 networks trained: 93.50 \u00B1 0.71\u00A0% after the last epoch; 1 loaded from "
                              "files."));
  EXPECT_EQ(count_of(page, "<path class=\"line series1\""), 2u) << "accuracy and loss";
  EXPECT_EQ(count_of(page, ">seed 3</text>"), 2u);
  EXPECT_EQ(count_of(page, ">published</text>"), 2u);
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">92.25\u00A0%, 0.2500</td>\n<td class=\"number\">94.00\u00A0%, "
                              "0.1875</td>"));
  expect_good_drawings(page);
}

TEST(AccuracyPage, errors_of_weights_are_drawn_and_listed) {
  const std::string page = accuracy_of({sample_run()});
  EXPECT_EQ(count_of(page, "<circle class=\"largest\""), 3u);
  EXPECT_EQ(count_of(page, "<rect class=\"zeroed\""), 3u);
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">0.007812</td>\n<td class=\"number\">0.062500</td>\n"
                              "<td class=\"number\">0.100\u00A0%</td>\n<td class=\"number\">12.500\u00A0%</td>"));
}

TEST(AccuracyPage, the_probabilities_of_one_digit_are_drawn_and_another_answer_is_marked) {
  RunRecord run = sample_run();
  run.accuracies[1].samples[0].digit[7] = -0.01;
  const std::string page = accuracy_of({run});
  EXPECT_EQ(count_of(page, "<svg class=\"columns\""), 3u);
  EXPECT_EQ(count_of(page, "<rect class=\"answer\""), 2u);
  EXPECT_EQ(count_of(page, "<rect class=\"other\""), 1u);
  EXPECT_THAT(page, HasSubstr("<span class=\"deviates note line\">\u2717 7, 99.00 %</span>"));
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">\u2212inf</td>"));
  expect_good_drawings(page);
}

TEST(AccuracyPage, other_block_sizes_are_in_the_table_and_not_in_drawings) {
  RunRecord run = sample_run();
  run.accuracies.push_back(sample_accuracy("bnb_nf4_b128", "x", 95.5));
  const std::string page = accuracy_of({run});
  EXPECT_EQ(count_of(page, "<svg class=\"columns\""), 3u);
  EXPECT_THAT(page, HasSubstr("bnb_nf4_b128"));
}

TEST(AccuracyPage, of_many_rows_the_page_stays_small_and_says_what_it_leaves_out) {
  RunRecord run = sample_run();
  for (int i = 0; i < 6000; ++i) run.accuracies.push_back(sample_accuracy("format" + std::to_string(i), "x", 95));
  const std::string page = accuracy_of({run});
  EXPECT_LT(page.size(), 1'950'000u);
  EXPECT_THAT(page, HasSubstr("more in the result file."));
  expect_balanced(page);
}

TEST(AccuracyPage, without_measurements_says_how_to_make_them) {
  RunRecord run = sample_run();
  run.accuracies.clear();
  run.trainings.clear();
  run.weights.clear();
  run.images.clear();
  EXPECT_THAT(accuracy_of({run}), HasSubstr("halfulp mnist -o accuracy.jsonl"));
}

}  // namespace
}  // namespace halfulp
