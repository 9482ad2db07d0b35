#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "block/block_registry.h"
#include "page/block_error.h"
#include "page/block_format.h"
#include "page/block_layout.h"
#include "page/block_rules.h"
#include "sample_run.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

/// A run in which "good" and "b<a>d" quantize to mxfp4.
RunRecord block_run() {
  RunRecord run = sample_run();
  for (CellRecord& cell : run.cells) {
    cell.operation = "quantize";
    cell.to = cell.subject = "mxfp4";
    cell.profile = "floor";
  }
  run.cells[0].profile = "rceil";
  return run;
}

std::string content_about(const std::string& name) {
  const std::vector<NamedRun> runs{{"a.jsonl", block_run()}};
  const Catalog catalog = make_catalog(runs);
  Links links;
  for (const std::string& format : {name, std::string("float4_e2m1fn")}) links.add("format", format);
  links.add("implementation", "good");
  return block_format_page({runs, catalog, links}, name).content;
}

std::string layout_of(const std::string& name) {
  HtmlWriter html;
  write_block_layout(html, *block_called(name));
  return html.take();
}

/// Elements in the order in which the drawing names them, from the left.
std::vector<std::string> elements_in(const std::string& drawing) {
  const std::regex name("<text class=\"inside\"[^>]*>(x[0-9]+)<");
  std::vector<std::string> names;
  for (std::sregex_iterator it(drawing.begin(), drawing.end(), name), end; it != end; ++it) names.push_back((*it)[1]);
  return names;
}

TEST(BlockLayout, nibbles_stand_as_they_are_packed) {
  const auto first = [](const std::string& name) {
    std::vector<std::string> elements = elements_in(layout_of(name));
    elements.resize(4);
    return elements;
  };
  EXPECT_EQ(first("mxfp4"), (std::vector<std::string>{"x1", "x0", "x3", "x2"}));        // the first one low
  EXPECT_EQ(first("bnb_nf4"), (std::vector<std::string>{"x0", "x1", "x2", "x3"}));      // the first one high
  EXPECT_EQ(first("ggml_q4_0"), (std::vector<std::string>{"x16", "x0", "x17", "x1"}));  // halves
}

TEST(BlockLayout, an_element_in_two_bytes_is_drawn_in_both) {
  const std::string drawing = layout_of("mxfp6_e2m3");
  EXPECT_EQ(elements_in(drawing),
            (std::vector<std::string>{"x1", "x0", "x2", "x1", "x3", "x2", "x5", "x4", "x6", "x5", "x7", "x6"}));
  for (const char* bits : {">1:0<", ">5:2<"}) EXPECT_THAT(drawing, HasSubstr(bits));
}

TEST(BlockLayout, scales_stand_where_they_are_stored) {
  const std::string first = layout_of("ggml_q4_0"), last = layout_of("ggml_tq1_0");
  EXPECT_LT(first.find(">scale 2 B<"), first.find(">codes 16 B<"));
  EXPECT_GT(last.find(">scale 2 B<"), last.find(">codes 52 B<"));
  EXPECT_THAT(last, HasSubstr(">0 32 64 96 128<"));
  EXPECT_THAT(layout_of("ggml_nvfp4"), HasSubstr(">4 scales 4 B<"));
  EXPECT_THAT(layout_of("nvfp4"), HasSubstr("one scale of the scales, 4 B"));
}

TEST(BlockLayout, of_two_bits_is_this_drawing) {
  const std::string drawing = layout_of("int2_b128");
  EXPECT_THAT(drawing, HasSubstr(R"(<text class="tick" text-anchor="start" x="10" y="110">byte 0</text>
<rect class="unused" x="10" y="116" width="136" height="34"></rect>
<rect class="element other" x="10" y="116" width="34" height="34"></rect>
<text class="inside" text-anchor="middle" x="27" y="131">x3</text>
<text class="tick small" text-anchor="middle" x="27" y="144">1:0</text>
)"));
}

TEST(BlockError, nothing_is_left_of_small_values_beside_a_large_one) {
  const BlockSpec& spec = *block_called("mxfp4");
  const std::vector<OutlierError> errors = outlier_errors(spec, *variant_called(spec, "floor"), growing_outliers());
  EXPECT_EQ(errors.front().outlier, 4);
  EXPECT_EQ(errors.back().outlier, 1024);
  EXPECT_LT(errors.front().rms, 0.25);
  EXPECT_NEAR(errors.back().rms, 1, 1e-6);  // all are zero
}

TEST(BlockError, floats_of_eight_bits_lose_a_share_that_does_not_grow) {
  const BlockSpec& spec = *block_called("fp8_e4m3_1x128");
  const std::vector<OutlierError> errors = outlier_errors(spec, spec.variants.front(), growing_outliers());
  EXPECT_LT(errors.back().rms, 0.04);
  EXPECT_NEAR(errors.back().rms / errors.front().rms, 1, 0.1);
}

TEST(BlockError, every_variant_of_every_format_has_finite_errors) {
  for (const BlockSpec& spec : standard_blocks()) {
    for (const BlockVariant& variant : spec.variants) {
      for (const OutlierError& error : outlier_errors(spec, variant, growing_outliers())) {
        EXPECT_TRUE(std::isfinite(error.rms) && std::isfinite(error.worst)) << spec.name << ", " << variant.name;
        EXPECT_LE(error.rms, error.worst) << spec.name << ", " << variant.name;
      }
    }
  }
}

TEST(BlockRules, differing_rules_come_first_and_are_marked) {
  HtmlWriter html;
  write_block_rules(html, *block_called("mxfp4"));
  const std::string table = html.take();
  EXPECT_THAT(table, HasSubstr("6 variants, which differ in 4 rules, marked \u2260."));
  EXPECT_THAT(table, HasSubstr("<tr class=\"differs\"><th scope=\"row\">\u2260 scale_rule</th>"));
  EXPECT_THAT(table,
              HasSubstr("<tr class=\"same\"><th scope=\"row\">order</th>\n<td colspan=\"6\"><code>lsb_first</code>"));
  EXPECT_LT(table.rfind("class=\"differs\""), table.find("class=\"same\""));
  EXPECT_THAT(table, HasSubstr("\u2260 error</th>"));
}

TEST(BlockRules, of_one_variant_nothing_differs) {
  HtmlWriter html;
  write_block_rules(html, *block_called("ternary"));
  EXPECT_THAT(html.take(), Not(HasSubstr("\u2260")));
}

TEST(BlockPage, says_bits_per_weight_and_what_shares_a_scale) {
  const std::string page = content_about("mxfp4");
  EXPECT_THAT(page, HasSubstr("float4_e2m1fn in blocks: 32 elements of a row share a scale; 4.25 bits per weight."));
  EXPECT_THAT(page, HasSubstr("<a href=\"format-float4_e2m1fn.html\">float4_e2m1fn</a>, 4 bits"));
  EXPECT_THAT(page, Not(HasSubstr("class=\"codes\"")));  // those are on the element's page
}

TEST(BlockPage, elements_without_a_page_are_listed_here) {
  EXPECT_THAT(content_about("ggml_q4_0"), HasSubstr("Codes of the elements"));
  const std::string codebook = content_about("bnb_fp4");
  EXPECT_THAT(codebook, HasSubstr("<td class=\"is-level\">0.005208</td>"));
  EXPECT_THAT(codebook, HasSubstr("<div class=\"explore\" data-k=\"4\" data-levels=\"0 0.00520833349 "));
}

TEST(BlockPage, what_an_outlier_costs_is_drawn_once_for_all_variants_that_lose_the_same) {
  const std::string page = content_about("mxfp4");
  const std::string part = page.substr(page.find("What an outlier costs</h2>"));
  const std::string drawn = part.substr(0, part.find("<h2"));
  std::string names;
  const std::regex title("as its largest value grows: ([^\"<.]*)");
  std::size_t drawings = 0;
  for (std::sregex_iterator it(drawn.begin(), drawn.end(), title), end; it != end; ++it, ++drawings) {
    names += (*it)[1].str() + ", ";
  }
  EXPECT_GT(drawings, 1u);
  EXPECT_LT(drawings, block_called("mxfp4")->variants.size());
  for (const BlockVariant& variant : block_called("mxfp4")->variants) {
    EXPECT_THAT(names, HasSubstr(std::string(variant.name) + ", "));
  }
  EXPECT_THAT(names, HasSubstr("even, rceil, te, ")) << "these two part just below a power of two";
  EXPECT_THAT(drawn, HasSubstr("<strong>floor, microxcaling</strong>; other variants below."));
  EXPECT_THAT(drawn, HasSubstr("<details class=\"curve\"><summary><strong>"));
  EXPECT_THAT(content_about("ternary"), Not(HasSubstr("<details class=\"curve\">")));
}

TEST(BlockPage, results_stand_by_operation_variant_and_implementation) {
  const std::string page = content_about("mxfp4");
  EXPECT_THAT(page, HasSubstr("<th scope=\"rowgroup\" rowspan=\"2\">quantize</th>\n<td>floor</td>"));
  EXPECT_THAT(page, HasSubstr("<a href=\"implementation-good.html\">good</a>"));
  EXPECT_THAT(page, HasSubstr("b&lt;a&gt;d"));
  EXPECT_THAT(page, HasSubstr("3 of 1\u202F024 cases fail"));
}

}  // namespace
}  // namespace halfulp
