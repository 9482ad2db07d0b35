// Drawings of bars, lines, marks and small columns, as text.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "chart/bars.h"
#include "chart/histogram.h"
#include "chart/lines.h"
#include "chart/marks.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

template <class Write>
std::string drawn(Write write) {
  HtmlWriter html;
  write(html);
  return html.take();
}

BarChart two_bars() {
  return {.name = "Speed <1>",
          .description = "See below",
          .unit = "GB/s",
          .top = 20,
          .bars = {{"cpu", 10, "right", "10 GB/s"}, {"<b>", 30, "wrong", "30"}},
          .rules = {{15, "copy", "copy 15"}}};
}

TEST(Bars, are_drawn_with_axis_rules_and_texts) {
  EXPECT_EQ(
      drawn([](HtmlWriter& html) { write_bars(html, two_bars()); }),
      R"svg(<svg class="plot" viewBox="0 0 580 98" width="580" role="img" aria-label="Speed &lt;1&gt;. See below"><line class="grid" x1="170" y1="18" x2="170" y2="58"></line>
<text class="tick" text-anchor="middle" x="170" y="73">0</text>
<line class="grid" x1="235" y1="18" x2="235" y2="58"></line>
<text class="tick" text-anchor="middle" x="235" y="73">5</text>
<line class="grid" x1="300" y1="18" x2="300" y2="58"></line>
<text class="tick" text-anchor="middle" x="300" y="73">10</text>
<line class="grid" x1="365" y1="18" x2="365" y2="58"></line>
<text class="tick" text-anchor="middle" x="365" y="73">15</text>
<line class="grid" x1="430" y1="18" x2="430" y2="58"></line>
<text class="tick" text-anchor="middle" x="430" y="73">20</text>
<text class="axis" text-anchor="end" x="430" y="90">GB/s</text>
<rect class="right" x="170" y="24.5" width="130" height="11"></rect>
<rect class="wrong" x="170" y="42.5" width="260" height="11"></rect>
<line class="copy" x1="365" y1="18" x2="365" y2="58"></line>
<text class="axis" text-anchor="middle" x="365" y="13">copy 15</text>
<text class="label" text-anchor="end" x="162" y="34">cpu</text>
<text class="value" text-anchor="start" x="308" y="34">10 GB/s</text>
<text class="label" text-anchor="end" x="162" y="52">&lt;b&gt;</text>
<text class="value" text-anchor="start" x="438" y="52">30</text>
</svg>
)svg");
}

TEST(Bars, what_is_no_positive_number_has_a_text_and_no_bar) {
  BarChart chart = two_bars();
  chart.rules.clear();
  for (const double none : {kNan, -1.0, 0.0}) {
    chart.bars = {{"x", none, "right", "none"}};
    const std::string svg = drawn([&](HtmlWriter& html) { write_bars(html, chart); });
    EXPECT_THAT(svg, Not(HasSubstr("<rect")));
    EXPECT_THAT(svg, HasSubstr("x=\"178\" y=\"34\">none<"));
  }
  chart.bars = {{"x", kInfinity, "right", "inf"}};
  EXPECT_THAT(drawn([&](HtmlWriter& html) { write_bars(html, chart); }), HasSubstr("width=\"260\" height=\"11\""));
}

TEST(Bars, a_rule_beyond_the_axis_is_left_out) {
  BarChart chart = two_bars();
  chart.rules = {{21, "copy", "far"}, {kNan, "copy", "none"}, {-1, "copy", "below"}};
  EXPECT_THAT(drawn([&](HtmlWriter& html) { write_bars(html, chart); }), Not(HasSubstr("class=\"copy\"")));
}

ChartAxis axis_of(double least, double most, double from, double to, const char* name) {
  return {.scale = {least, most, from, to},
          .name = name,
          .text = [](double tick) { return std::to_string(static_cast<int>(tick)); },
          .ticks = 2};
}

TEST(Lines, have_marks_at_their_points_and_names_at_their_ends) {
  const std::vector<Series> series = {{.name = "a", .look = "series1", .points = {{0, 0}, {1, 1}, {2, 2}}}};
  EXPECT_THAT(drawn([&](HtmlWriter& html) {
                write_lines(html, axis_of(0, 2, 10, 110, "x"), axis_of(0, 2, 100, 0, "y"), series);
              }),
              HasSubstr(R"svg(<path class="line series1" d="M10 100L60 50L110 0"></path>
<circle class="mark series1" cx="10" cy="100" r="3"></circle>
<circle class="mark series1" cx="60" cy="50" r="3"></circle>
<circle class="mark series1" cx="110" cy="0" r="3"></circle>
<text class="name series1" text-anchor="start" x="118" y="4">a</text>
)svg"));
}

TEST(Lines, leave_out_points_without_a_place_and_series_without_points) {
  const std::vector<Series> series = {{.name = "a", .look = "s", .points = {{0, kNan}, {1, kInfinity}, {2, 3}}},
                                      {.name = "b", .look = "s", .points = {{kNan, 1}, {1, 1}}}};
  const std::string svg = drawn(
      [&](HtmlWriter& html) { write_lines(html, axis_of(0, 2, 10, 110, "x"), axis_of(0, 2, 100, 0, "y"), series); });
  EXPECT_THAT(svg, Not(HasSubstr(">a<")));
  EXPECT_THAT(svg, HasSubstr(">b<"));
  EXPECT_THAT(svg, Not(HasSubstr("<path")));
  EXPECT_THAT(svg, Not(HasSubstr("nan")));
}

TEST(Lines, names_are_pushed_apart_and_keep_their_order) {
  EXPECT_THAT(pushed_apart({50, 50, 10}, 13, 0, 100), ElementsAre(50, 63, 10));
  EXPECT_THAT(pushed_apart({98, 99}, 13, 0, 100), ElementsAre(87, 100));
  EXPECT_THAT(pushed_apart({}, 13, 0, 100), ElementsAre());
}

TEST(Marks, are_circles_squares_and_triangles) {
  EXPECT_EQ(drawn([](HtmlWriter& html) {
              write_mark(html, "m", MarkShape::circle, {10, 20}, "t");
            }),
            "<circle class=\"m\" cx=\"10\" cy=\"20\" r=\"4\"><title>t</title>\n</circle>\n");
  EXPECT_EQ(drawn([](HtmlWriter& html) {
              write_mark(html, "m", MarkShape::square, {10, 20}, "");
            }),
            "<rect class=\"m\" x=\"6.25\" y=\"16.25\" width=\"7.5\" height=\"7.5\"></rect>\n");
  EXPECT_EQ(drawn([](HtmlWriter& html) {
              write_mark(html, "m", MarkShape::triangle, {10, 20}, "<t>");
            }),
            "<polygon class=\"m\" points=\"5,15 15,15 10,25\"><title>&lt;t&gt;</title>\n</polygon>\n");
}

TEST(Marks, names_stand_where_nothing_else_does_or_not_at_all) {
  const std::vector<Point> marks = {{50, 50}};
  const auto name_at = [&](const Box& frame, int count) {
    return drawn([&](HtmlWriter& html) {
      MarkNames names(frame, marks);
      for (int i = 0; i < count; ++i) names.write(html, marks[0], "abcd", 1);
    });
  };
  const std::string right = "<text class=\"name\" text-anchor=\"start\" x=\"58\" y=\"54\">abcd</text>\n";
  const std::string left = "<text class=\"name\" text-anchor=\"start\" x=\"17.2\" y=\"54\">abcd</text>\n";
  EXPECT_EQ(name_at({0, 0, 100, 100}, 1), right);
  EXPECT_EQ(name_at({0, 0, 100, 100}, 2), right + left);
  EXPECT_EQ(name_at({0, 0, 60, 100}, 1), left);
  EXPECT_EQ(name_at({40, 40, 60, 60}, 1), "");
}

TEST(Histogram, has_a_column_a_label_and_a_line_to_compare_with) {
  EXPECT_EQ(
      drawn([](HtmlWriter& html) {
        write_histogram(html, "Two", "",
                        {{.height = 0.5, .label = "0", .look = "share", .title = "half", .mark = 0.25},
                         {.height = kNan, .label = "1", .look = "answer", .title = "none"}});
      }),
      R"svg(<svg class="columns" viewBox="0 0 35 72" width="35" role="img" aria-label="Two"><rect class="share" x="3" y="30" width="13" height="28"><title>half</title>
</rect>
<line class="mark" x1="2" y1="44" x2="17" y2="44"></line>
<text class="share" text-anchor="middle" x="9.5" y="70">0</text>
<text class="answer" text-anchor="middle" x="25.5" y="70">1</text>
<line class="ground" x1="0" y1="58" x2="35" y2="58"></line>
</svg>
)svg");
}

TEST(Histogram, columns_are_cut_to_the_drawing) {
  const std::string svg = drawn([](HtmlWriter& html) {
    write_histogram(html, "n", "",
                    {{.height = 7, .label = "", .look = "a", .title = ""},
                     {.height = -7, .label = "", .look = "b", .title = "", .mark = -1}});
  });
  EXPECT_THAT(svg, HasSubstr("<rect class=\"a\" x=\"3\" y=\"2\" width=\"13\" height=\"56\">"));
  EXPECT_THAT(svg, Not(HasSubstr("<rect class=\"b\"")));
  EXPECT_THAT(svg, HasSubstr("y1=\"58\" x2=\"33\" y2=\"58\""));
}

}  // namespace
}  // namespace halfulp
