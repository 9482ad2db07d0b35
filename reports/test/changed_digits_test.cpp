// Digits that changed their answer, on the page of accuracies.
#include "page/changed_digits.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "chart/pixels.h"
#include "markup.h"
#include "numbers_source.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

constexpr std::size_t kRoom = 1'000'000;

std::string digits_of(const RunRecord& run, std::size_t budget = kRoom) {
  const std::vector<NamedRun> runs = named("run", {run});
  HtmlWriter html;
  write_changed_digits(html, NumbersSource(runs).links, experiments_of(runs).front(), "accuracy--1", budget);
  return html.take();
}

AccuracyRecord record_with(const std::string& format, std::vector<ChangedImage> changed) {
  AccuracyRecord record = sample_accuracy(format, "x", 95);
  record.samples[0].changed_images = std::move(changed);
  return record;
}

/// Image 7 shows a 4; formats a, b and c agree about it, d does not, and e alone changes image 5, of which nothing is
/// known.
RunRecord five_formats() {
  RunRecord run;
  for (const char* format : {"a", "b", "c"}) run.accuracies.push_back(record_with(format, {{7, 4, 9}}));
  run.accuracies.push_back(record_with("d", {{7, 4, {}}}));
  run.accuracies.push_back(record_with("e", {{5, 1, 2}}));
  run.images = {sample_image(7, 4)};
  return run;
}

TEST(ChangedDigits, a_card_has_the_picture_the_right_answer_and_who_answers_what) {
  const std::string page = digits_of(five_formats());
  EXPECT_THAT(page, HasSubstr("<figcaption><strong class=\"line\">Test image 7: a 4</strong>"
                              "<span class=\"line\">float32: <strong>4</strong> <span class=\"conforms\">\u2713 right"
                              "</span></span><span class=\"note line\">changed in 4 formats</span>"));
  EXPECT_THAT(page, HasSubstr("<summary><strong>9</strong> <span class=\"deviates\">\u2717 wrong</span>"
                              "<span class=\"line\">in a, b and 1 more</span></summary>\nc</details>"));
  EXPECT_THAT(page, HasSubstr("<li><strong>none</strong> <span class=\"deviates\">\u2717 wrong</span>"
                              "<span class=\"line\">in d</span></li>"));
  expect_balanced(page);
  expect_good_drawings(page);
}

TEST(ChangedDigits, images_that_more_formats_changed_come_first_and_among_equals_the_lower_number) {
  RunRecord run = five_formats();
  run.accuracies.push_back(record_with("f", {{3, 1, 2}}));
  const std::string page = digits_of(run);
  const auto place = [&](const char* title) { return page.find(title); };
  EXPECT_LT(place(">Test image 7: a 4<"), place(">Test image 3<"));
  EXPECT_LT(place(">Test image 3<"), place(">Test image 5<"));
}

TEST(ChangedDigits, a_card_of_an_unknown_image_has_no_picture_and_no_verdict) {
  EXPECT_THAT(digits_of(five_formats()),
              HasSubstr("<figure class=\"card\"><span class=\"pixels\">no picture</span><figcaption>"
                        "<strong class=\"line\">Test image 5</strong><span class=\"line\">float32: <strong>1</strong>"
                        "</span><span class=\"note line\">changed in 1 format</span><ul><li><strong>2</strong>"
                        "<span class=\"line\">in e</span></li>"));
}

TEST(ChangedDigits, at_most_24_images_have_a_card) {
  RunRecord run;
  std::vector<ChangedImage> changed;
  for (std::uint64_t number = 0; number < 30; ++number) changed.push_back({number, 1, 2});
  run.accuracies = {record_with("a", changed)};
  EXPECT_EQ(count_of(digits_of(run), "<figure class=\"card\""), 24u);
}

TEST(ChangedDigits, other_block_sizes_are_not_counted_in_cards_and_are_in_the_table) {
  RunRecord run;
  run.accuracies = {record_with("bnb_nf4", {{7, 4, 9}}), record_with("bnb_nf4_b128", {{7, 4, 9}})};
  const std::string page = digits_of(run);
  EXPECT_THAT(page, HasSubstr("changed in 1 format<"));
  EXPECT_THAT(page, HasSubstr("bnb_nf4_b128"));
}

TEST(ChangedDigits, the_table_sorts_images_by_what_became_of_their_answers) {
  RunRecord run;
  run.accuracies = {record_with("a", {{1, 4, 9}, {2, 9, 4}, {3, 8, 9}, {1234, 5, {}}})};
  run.images = {sample_image(1, 4), sample_image(2, 4), sample_image(3, 4)};
  const std::string page = digits_of(run);
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\">\u2717 was right, is wrong</th>\n"
                              "<th scope=\"col\">\u2713 was wrong, is right</th>\n"
                              "<th scope=\"col\">\u2260 was wrong, is wrong otherwise</th>\n"
                              "<th scope=\"col\">? not known what the image shows</th>"));
  const auto cell = [](const std::string& picture, const std::string& text) {
    return "<td><ul class=\"answers\"><li>" + picture + text + "</span></li>\n</ul>\n</td>\n";
  };
  const auto drawn = [](const std::string& number) {
    return "<svg class=\"pixels\" role=\"img\" aria-label=\"a 4\"><use href=\"#accuracy--1-" + number +
           "\"></use>\n</svg>\n";
  };
  EXPECT_THAT(
      page,
      HasSubstr(cell(drawn("1"), "4\u00A0\u2192\u00A09<span>1") + cell(drawn("2"), "9\u00A0\u2192\u00A04<span>2") +
                cell(drawn("3"), "8\u00A0\u2192\u00A09<span>3") +
                cell("<span class=\"pixels\">no picture</span>", "5\u00A0\u2192\u00A0none<span>1\u202F234")));
}

TEST(ChangedDigits, the_table_says_how_many_images_changed_in_all_and_leaves_out_empty_columns) {
  const std::string page = digits_of(sample_run());
  EXPECT_THAT(page, HasSubstr("bnb-default</span></th>\n<td class=\"number\">41</td>\n"));
  EXPECT_THAT(page, HasSubstr("was right, is wrong</th>"));
  EXPECT_THAT(page, Not(HasSubstr("was wrong, is right</th>")));
}

TEST(ChangedDigits, an_image_is_on_the_page_once) {
  const std::string page = digits_of(five_formats());
  EXPECT_EQ(count_of(page, "<symbol "), 1u);
  EXPECT_EQ(count_of(page, "<use href=\"#accuracy--1-7\""), 5u) << "a card and four rows";
}

TEST(ChangedDigits, says_that_lists_hold_the_first_images_of_the_first_network_only) {
  RunRecord run = five_formats();
  run.accuracies[0].samples[0].seed = 3;
  run.accuracies[0].samples[0].changed_images.push_back({8, 1, 2});
  EXPECT_THAT(digits_of(run),
              HasSubstr("only the first of the images that it changed, by number: here at most 2, of "
                        "the network of seed 3. An image that is not listed may have changed as well."));
}

TEST(ChangedDigits, every_mode_but_the_first_is_folded) {
  RunRecord run = five_formats();
  run.accuracies[4].mode = "sums";
  const std::string page = digits_of(run);
  EXPECT_THAT(page, HasSubstr("<h4>Rounded: weights</h4>"));
  EXPECT_THAT(page, HasSubstr("<details><summary>Rounded: sums</summary>"));
  expect_balanced(page);
}

TEST(ChangedDigits, stochastic_rounding_is_left_out) {
  RunRecord run = five_formats();
  for (AccuracyRecord& record : run.accuracies) record.rounding = "stochastic";
  EXPECT_THAT(digits_of(run), Not(HasSubstr("<figure")));
  run.accuracies[4].rounding = "nearest";
  EXPECT_EQ(count_of(digits_of(run), "<tr><th scope=\"row\">"), 1u);
}

TEST(ChangedDigits, a_file_without_lists_has_one_sentence) {
  RunRecord run = five_formats();
  for (AccuracyRecord& record : run.accuracies) record.samples[0].changed_images.clear();
  const std::string heading = "<h3 id=\"accuracy--1-digits\">Digits that changed their answer</h3>\n";
  EXPECT_EQ(digits_of(run), heading + "<p>The file does not say which images changed their answer.</p>\n");
  for (AccuracyRecord& record : run.accuracies) {
    for (AccuracySample& sample : record.samples) sample.changed = 0;
  }
  EXPECT_EQ(digits_of(run), heading + "<p>No format changed an answer.</p>\n");
  run.accuracies.clear();
  run.trainings = sample_run().trainings;
  EXPECT_EQ(digits_of(run), "");
}

TEST(ChangedDigits, what_no_picture_can_be_is_not_drawn) {
  RunRecord run = five_formats();
  for (const std::uint64_t width : {std::uint64_t{0}, std::uint64_t{4}, std::uint64_t{1'000'000'000}}) {
    run.images[0].width = width;
    EXPECT_THAT(digits_of(run), Not(HasSubstr("<svg"))) << width;
  }
  run.images[0].width = kMostPixels + 1;
  run.images[0].pixels.assign(kMostPixels + 1, 255);
  EXPECT_THAT(digits_of(run), Not(HasSubstr("<svg")));
}

TEST(ChangedDigits, names_are_text) {
  RunRecord run = five_formats();
  run.accuracies[0].format = run.accuracies[0].mode = "<script>";
  const std::string page = digits_of(run);
  EXPECT_THAT(page, Not(HasSubstr("<script>")));
  EXPECT_THAT(page, HasSubstr("in &lt;script&gt;"));
}

TEST(ChangedDigits, of_many_large_pictures_the_page_stays_within_its_budget) {
  RunRecord run;
  std::vector<ChangedImage> all;
  for (std::uint64_t number = 0; number < 500; ++number) {
    ImageRecord image{"mnist", number, 4, kMostPixels, {}};
    for (std::size_t i = 0; i < kMostPixels * kMostPixels; ++i) image.pixels.push_back(i % 2 == 0 ? 255 : 0);
    run.images.push_back(image);
    run.accuracies.push_back(record_with("format" + std::to_string(number), {{number, 4, 9}}));
    all.push_back({number, 4, 9});
  }
  const std::string page = digits_of(run, kRoom);
  EXPECT_LT(page.size(), kRoom + 50'000);
  EXPECT_THAT(page, HasSubstr("more in the result file."));
  expect_balanced(page);
  run.accuracies = {record_with("float16", {{0, 4, 9}}), record_with("float16_other", all)};
  EXPECT_LT(digits_of(run, 100'000).size(), 150'000u) << "one row with many pictures";
  EXPECT_THAT(digits_of(five_formats(), 0), HasSubstr("Left out: the page has no room for it."));
}

}  // namespace
}  // namespace halfulp
