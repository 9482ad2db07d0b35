// Pictures of gray levels, and rows below a drawing, as text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "chart/axis_rows.h"
#include "chart/pixels.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(Pixels, are_runs_of_four_levels_of_ink_and_paper_is_not_drawn) {
  const std::vector<std::uint8_t> ink = {0, 255, 255, 31, 32, 64, 127, 191, 223, 224, 0, 255};
  HtmlWriter html;
  write_pixels(html, "page--1", "a <4>", {6, ink});
  EXPECT_EQ(html.take(), R"svg(<svg class="pixels" role="img" aria-label="a &lt;4&gt;">)svg"
                         R"svg(<symbol id="page--1" viewBox="0 -.5 6 2"><path class="ink1" d="M4 0h2"></path>
<path class="ink2" d="M0 1h1"></path>
<path class="ink3" d="M1 1h2"></path>
<path class="ink4" d="M1 0h2M3 1h1M5 1h1"></path>
</symbol>
<use href="#page--1"></use>
</svg>
)svg");
}

TEST(Pixels, are_drawn_again_without_their_shapes) {
  HtmlWriter html;
  write_pixels_again(html, "page--1", "a 4");
  EXPECT_EQ(html.take(),
            "<svg class=\"pixels\" role=\"img\" aria-label=\"a 4\"><use href=\"#page--1\"></use>\n</svg>\n");
}

TEST(Pixels, of_a_digit_take_about_a_kilobyte) {
  std::vector<std::uint8_t> ink(28 * 28);
  for (std::size_t i = 0; i < ink.size(); ++i) {
    const double x = static_cast<double>(i % 28) - 13.5, y = static_cast<double>(i / 28) - 13.5;
    ink[i] = static_cast<std::uint8_t>(255 * std::exp(-0.3 * std::pow(std::hypot(x, y) - 8, 2)));
  }
  HtmlWriter html;
  write_pixels(html, "accuracy--experiment1-447", "a 0", {28, ink});
  EXPECT_LT(html.size(), 2000u);
}

TEST(Pixels, can_be_drawn_where_rows_are_whole_and_sides_are_short) {
  const std::vector<std::uint8_t> ink(64 * 65);
  const auto can = [&](std::uint64_t width, std::size_t count) {
    return can_be_drawn({width, std::span(ink).first(count)});
  };
  EXPECT_TRUE(can(1, 1));
  EXPECT_TRUE(can(64, 64 * 64));
  EXPECT_FALSE(can(64, 64 * 65)) << "too high";
  EXPECT_FALSE(can(65, 65)) << "too wide";
  EXPECT_FALSE(can(3, 4)) << "no whole rows";
  EXPECT_FALSE(can(0, 4));
  EXPECT_FALSE(can(4, 0));
  EXPECT_FALSE(can(1'000'000'000, 4));
}

ChartAxis axis() {
  return {.scale = {.least = -1, .most = 1, .from = 100, .to = 300},
          .name = "value",
          .text = [](double value) { return coordinate(value); },
          .ticks = 1};
}

TEST(ValueRows, have_a_stroke_for_a_value_and_a_bar_where_strokes_touch) {
  const std::vector<ValueRow> rows = {{"a<b>", {0.5, -1, 0, 0.01, 0.02, 0, 2, -1.5}}, {"none", {}}};
  HtmlWriter html;
  write_value_rows(html, axis(), 10, rows);
  EXPECT_EQ(html.take(), R"svg(<line class="grid" x1="200" y1="10" x2="200" y2="54"></line>
<text class="row" text-anchor="end" x="90" y="26">a&lt;b&gt;</text>
<rect class="dense" x="199.5" y="16" width="3" height="12"></rect>
<path class="stroke" d="M100 28v-12M250 28v-12"></path>
<line class="line" x1="100" y1="28" x2="300" y2="28"></line>
<text class="row" text-anchor="end" x="90" y="48">none</text>
<line class="line" x1="100" y1="50" x2="300" y2="50"></line>
)svg");
}

TEST(ValueRows, a_value_that_is_there_twice_is_one_stroke) {
  HtmlWriter html;
  write_value_rows(html, axis(), 10, std::vector<ValueRow>{{"zeros", {0.0, -0.0}}});
  EXPECT_THAT(html.take(), HasSubstr("<path class=\"stroke\" d=\"M200 28v-12\">"));
}

TEST(SpanRows, end_where_the_axis_ends_and_have_a_text_where_there_is_room) {
  const std::vector<SpanRow> rows = {
      {"row",
       {{-INFINITY, -0.5, "zero", "none"}, {-0.5, -0.4, "low", "none"}, {0.5, 7, "high", ""}, {2, 3, "far", ""}}}};
  HtmlWriter html;
  write_span_rows(html, axis(), 10, rows);
  EXPECT_EQ(html.take(), R"svg(<line class="grid" x1="200" y1="10" x2="200" y2="32"></line>
<text class="row" text-anchor="end" x="90" y="26">row</text>
<rect class="zero" x="100" y="16" width="50" height="12"></rect>
<text class="zero" text-anchor="middle" x="125" y="25.5">none</text>
<rect class="low" x="150" y="16" width="10" height="12"></rect>
<rect class="high" x="250" y="16" width="50" height="12"></rect>
)svg");
}

TEST(SpanRows, a_span_without_width_is_not_drawn) {
  HtmlWriter html;
  write_span_rows(html, axis(), 10, std::vector<SpanRow>{{"row", {{0, 0, "empty", "x"}, {NAN, 1, "nan", "x"}}}});
  EXPECT_THAT(html.take(), Not(HasSubstr("<rect")));
}

}  // namespace
}  // namespace halfulp
