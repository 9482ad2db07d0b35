#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

#include "chart/bit_anatomy.h"
#include "chart/code_table.h"
#include "chart/curve.h"
#include "chart/number_line.h"
#include "page/format_number.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string plain_number(double value) { return coordinate(value); }

TEST(BitAnatomy, every_bit_has_a_box_a_letter_and_a_number) {
  HtmlWriter html;
  write_bit_anatomy(html, {{"s", "field-sign", 1}, {"t", "field-trailing", 1}}, "10", "Bits");
  EXPECT_EQ(html.take(), R"(<svg class="anatomy" viewBox="0 0 74 72" width="74" role="img" aria-label="Bits. 10">)"
                         R"(<text class="letter" text-anchor="middle" x="19" y="12">s</text>
<rect class="field-sign" x="1" y="18" width="36" height="34"></rect>
<text class="bit" text-anchor="middle" x="19" y="41">1</text>
<text class="place" text-anchor="middle" x="19" y="66">1</text>
<text class="letter" text-anchor="middle" x="55" y="12">t</text>
<rect class="field-trailing" x="37" y="18" width="36" height="34"></rect>
<text class="bit" text-anchor="middle" x="55" y="41">0</text>
<text class="place" text-anchor="middle" x="55" y="66">0</text>
</svg>
)");
}

TEST(BitAnatomy, numbers_of_narrow_bits_stand_where_a_field_begins_and_at_the_end) {
  HtmlWriter html;
  write_bit_anatomy(html, {{"s", "field-sign", 1}, {"e", "field-exponent", 11}, {"t", "field-trailing", 52}},
                    std::string(64, '0'), "Bits");
  const std::string drawing = html.take();
  for (const char* number : {">62<", ">51<"}) EXPECT_THAT(drawing, HasSubstr(number));
  for (const char* number : {">63<", ">52<", ">50<"}) EXPECT_THAT(drawing, Not(HasSubstr(number)));
}

TEST(CodeTable, a_code_stands_in_the_row_of_its_upper_digit) {
  HtmlWriter html;
  write_code_table(html, 5, "All <codes>", [](unsigned code) {
    return CodeCell{code == 0x1f ? "last" : "other", std::to_string(code)};
  });
  const std::string table = html.take();
  EXPECT_THAT(table, HasSubstr("<caption>All &lt;codes&gt;</caption>"));
  EXPECT_THAT(table, HasSubstr("<th scope=\"row\">0x1\u2026</th>\n<td class=\"other\">16</td>"));
  EXPECT_THAT(table, HasSubstr("<td class=\"last\">31</td>\n</tr>"));
}

TEST(CodeTable, a_narrow_format_has_one_row) {
  HtmlWriter html;
  write_code_table(html, 1, "Codes", [](unsigned code) { return CodeCell{"c", std::to_string(code)}; });
  EXPECT_EQ(html.take(),
            "<table class=\"codes\"><caption>Codes</caption>\n<thead><tr><th scope=\"col\">code</th>\n"
            "<th scope=\"col\">\u20260</th>\n<th scope=\"col\">\u20261</th>\n</tr>\n</thead>\n"
            "<tbody><tr><th scope=\"row\">0x\u2026</th>\n<td class=\"c\">0</td>\n<td class=\"c\">1</td>\n"
            "</tr>\n</tbody>\n</table>\n");
}

TEST(NumberLine, strokes_are_one_path_and_point_down_where_their_height_is_negative) {
  HtmlWriter html;
  const ChartAxis axis{.scale = {0, 4, 0, 40}, .name = "value", .text = plain_number, .ticks = 2};
  write_number_line(html, axis, 50, {{"up", 10, {3, 1}}, {"down", -8, {2}}, {"none", 5, {}}});
  EXPECT_EQ(html.take(), R"(<path class="up" d="M10 50v-10M30 50v-10"></path>
<path class="down" d="M20 50v8"></path>
<line class="line" x1="0" y1="50" x2="40" y2="50"></line>
<line class="line" x1="0" y1="58" x2="0" y2="63"></line>
<text class="tick" text-anchor="middle" x="0" y="77">0</text>
<line class="line" x1="20" y1="58" x2="20" y2="63"></line>
<text class="tick" text-anchor="middle" x="20" y="77">2</text>
<line class="line" x1="40" y1="58" x2="40" y2="63"></line>
<text class="tick" text-anchor="middle" x="40" y="77">4</text>
<text class="axis" text-anchor="end" x="40" y="94">value</text>
)");
}

TEST(NumberLine, strokes_that_would_cover_each_other_are_drawn_once) {
  HtmlWriter html;
  const ChartAxis axis{.scale = {0, 4, 0, 40}, .name = "value", .text = plain_number, .ticks = 2};
  write_number_line(html, axis, 50, {{"up", 10, {1, 1.001, 1.002}}});
  EXPECT_THAT(html.take(), HasSubstr("<path class=\"up\" d=\"M10 50v-10\">"));
}

TEST(Curve, a_number_that_is_not_finite_breaks_it_and_its_range_cuts_it_off) {
  HtmlWriter html;
  const Scale x{0, 10, 0, 100}, y{0, 1, 50, 0};
  write_curve(html, "curve", x, y, {{0, 0.5}, {1, 7}, {2, NAN}, {3, 0}, {4, 0.25}, {5, NAN}, {6, 1}});
  EXPECT_EQ(html.take(),
            "<path class=\"curve\" d=\"M0 25L10 0\"></path>\n"
            "<path class=\"curve\" d=\"M30 50L40 37.5\"></path>\n");
}

TEST(Curve, points_within_a_level_stretch_are_left_out) {
  HtmlWriter html;
  const Scale x{0, 10, 0, 100}, y{0, 1, 50, 0};
  write_curve(html, "curve", x, y, {{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 0}});
  EXPECT_EQ(html.take(), "<path class=\"curve\" d=\"M0 0L30 0L40 50\"></path>\n");
}

TEST(Curve, a_step_keeps_its_value_until_the_next) {
  const std::vector<Point> steps = steps_of({{0, 1}, {2, 3}}, 5);
  ASSERT_EQ(steps.size(), 4u);
  EXPECT_EQ(steps[1].x, 2);
  EXPECT_EQ(steps[1].y, 1);
  EXPECT_EQ(steps[3].x, 5);
  EXPECT_EQ(steps[3].y, 3);
}

TEST(NumberText, four_digits_say_what_a_value_is) {
  EXPECT_EQ(short_text(0.0703125), "0.07031");
  EXPECT_EQ(short_text(57344), "57344");
  EXPECT_EQ(short_text(-1.52587890625e-05), "\u22121.526e-5");
  EXPECT_EQ(short_text(178.25), "178.3");  // a half goes up
  EXPECT_EQ(short_text(-0.0), "\u22120");
  EXPECT_EQ(short_text(-INFINITY), "\u2212\u221E");
  EXPECT_EQ(short_text(NAN), "NaN");
  EXPECT_EQ(short_text(1.7976931348623157e308), "1.798e308");
  EXPECT_EQ(short_text(4.9406564584124654e-324), "4.941e-324");
}

TEST(NumberText, powers_and_products_are_exact) {
  EXPECT_EQ(power_text(2, -14), "2\u207B\u00B9\u2074");
  EXPECT_EQ(product_text(exactly(448)), "7 \u00D7 2\u2076");
  EXPECT_EQ(product_text(exactly(-0.375)), "\u22123 \u00D7 2\u207B\u00B3");
  EXPECT_EQ(product_text(exactly(0)), "");
  EXPECT_EQ(decimal_text(exactly(-0.375)), "\u22120.375");
  EXPECT_EQ(decimal_text(exactly(0.1)), "\u2248\u00A00.10000000000000001");
}

}  // namespace
}  // namespace halfulp
