#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "format/registry.h"
#include "page/format.h"
#include "page/format_binade.h"
#include "page/format_class.h"
#include "page/format_error.h"
#include "page/format_parameters.h"
#include "page/format_sine.h"
#include "page/format_style.h"
#include "page/format_values.h"
#include "sample_run.h"
#include "site/site.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

const FormatSpec& format_called(const std::string& name) { return *standard_formats().find(name); }

/// The page of a format, where every implementation has a page of its own.
Page page_about(const std::string& name, const std::vector<NamedRun>& runs) {
  const Catalog catalog = make_catalog(runs);
  Links links;
  links.add("format", name);
  for (const std::string& implementation : catalog.implementations) links.add("implementation", implementation);
  return format_page({runs, catalog, links}, name);
}

std::string content_about(const std::string& name) { return page_about(name, {{"a.jsonl", sample_run()}}).content; }

/// Whether a number of a drawing is none. No regular expression: those of the library recurse along a path.
bool has_wrong_coordinate(std::string_view drawings) {
  for (const std::string_view name : {"d", "x", "y", "x1", "x2", "y1", "y2", "width"}) {
    const std::string begin = " " + std::string(name) + "=\"";
    for (auto at = drawings.find(begin); at != std::string_view::npos; at = drawings.find(begin, at + 1)) {
      const auto value = drawings.substr(at + begin.size(), drawings.find('"', at + begin.size()) - at - begin.size());
      if (value.find("nan") != std::string_view::npos || value.find("inf") != std::string_view::npos) return true;
    }
  }
  return false;
}

TEST(FormatPage, parameters_carry_the_clause_that_states_them) {
  const std::string page = content_about("float8_e5m2");
  EXPECT_THAT(page, HasSubstr("<dt>Defined by</dt>\n<dd>OCP OFP8 1.0 table 1</dd>"));
  EXPECT_THAT(page, HasSubstr("<dd>8 bits: 1 sign, 5 exponent, 2 trailing significand</dd>"));
  EXPECT_THAT(page, HasSubstr("<dt>Exponent bias</dt>\n<dd>15</dd>"));
  EXPECT_THAT(page, HasSubstr("<dt>Infinity</dt>\n<dd>0x7c, 0xfc</dd>"));
  EXPECT_THAT(page, HasSubstr("<dt>NaN</dt>\n<dd>0x7d\u20130x7f, 0xfd\u20130xff</dd>"));
  EXPECT_THAT(page, HasSubstr("<dt>Different numbers</dt>\n<dd>247</dd>"));
}

TEST(FormatPage, special_codes_are_those_of_the_row) {
  EXPECT_THAT(content_about("float8_e4m3fnuz"), HasSubstr("<dt>NaN</dt>\n<dd>0x80</dd>"));
  EXPECT_THAT(content_about("float8_e8m0fnu"), HasSubstr("<dt>Zero</dt>\n<dd>none</dd>"));
  EXPECT_THAT(content_about("ue4m3"), HasSubstr("codes that set it are reserved"));
  EXPECT_THAT(content_about("float4_e2m1fn"), HasSubstr("<dt>NaN</dt>\n<dd>none</dd>"));
}

TEST(FormatPage, the_example_is_the_bits_that_the_article_prints) {
  const std::string page = content_about("float16");
  EXPECT_THAT(page, HasSubstr("aria-label=\"Bits of the code, field by field. 0100001001001000\""));
  EXPECT_THAT(page, HasSubstr("<td data-shows=\"value\">3.140625</td>"));
  EXPECT_THAT(page, HasSubstr("<td data-shows=\"exponent\">16 \u2212 15: times 2\u00B9</td>"));
  EXPECT_THAT(page, HasSubstr("<td data-shows=\"below\">3.138671875  (0x4247)</td>"));
  EXPECT_THAT(page, HasSubstr("<td data-shows=\"above\">3.142578125  (0x4249)</td>"));
}

TEST(FormatPage, without_scripts_there_is_no_question_without_an_answer) {
  EXPECT_THAT(content_about("float16"), HasSubstr("<p class=\"ask\" hidden=\"\">"));
  EXPECT_THAT(site_look().script, HasSubstr("question.hidden = false"));
}

TEST(FormatPage, scripts_evaluate_nothing_and_set_no_markup) {
  const std::string& script = site_look().script;
  for (const char* means : {"eval(", "innerHTML", "outerHTML", "insertAdjacent", "new Function", "fetch("}) {
    EXPECT_THAT(script, Not(HasSubstr(means)));
  }
  EXPECT_THAT(std::string(kFormatStyle.text()), Not(HasSubstr("url(")));
}

TEST(FormatPage, a_codebook_says_which_values_become_which_level) {
  const std::string page = content_about("nf4");
  EXPECT_THAT(page, HasSubstr("data-levels=\"-1 -0.696192801 "));
  EXPECT_THAT(page, HasSubstr("<td data-shows=\"code\">0xb</td>"));
  EXPECT_THAT(page, HasSubstr("<td data-shows=\"error\">0.02392, 7.62\u00A0%</td>"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"row\">0x3</th>\n<td class=\"number\">\u22120.39491748809814453125</td>\n"
                              "<td class=\"number\">&gt; \u22120.46  (-0x1.d709p-2)</td>\n"
                              "<td class=\"number\">&lt; \u22120.3397  (-0x1.5bd4edp-2)</td>"))
      << "a tie is not its own: its code is odd";
  EXPECT_THAT(page, HasSubstr("<td class=\"number\">everything below</td>\n"
                              "<td class=\"number\">\u2264 \u22120.8481  (-0x1.b239b1p-1)</td>"));
  EXPECT_THAT(content_about("float16"), Not(HasSubstr("data-levels")));
}

TEST(FormatPage, of_a_codebook_with_both_zeros_the_sign_decides_between_them) {
  EXPECT_THAT(content_about("bnb_fp4"), HasSubstr("<td class=\"number\">\u2212"
                                                  "0</td>\n</tr>\n<tr><th scope=\"row\">0x0</th>\n"
                                                  "<td class=\"number\">0</td>\n<td class=\"number\">0</td>\n"
                                                  "<td class=\"number\">\u2264 "));
}

TEST(FormatPage, every_code_of_a_narrow_format_is_there_and_of_a_wide_one_none) {
  const std::string narrow = content_about("float8_e4m3fn");
  EXPECT_THAT(narrow, HasSubstr("<td class=\"is-subnormal\">0.001953</td>"));
  EXPECT_THAT(narrow, HasSubstr("<td class=\"is-NaN\">NaN</td>\n</tr>"));
  EXPECT_THAT(narrow, HasSubstr("<th scope=\"row\">0x7e</th>\n<td>0_1111_110</td>\n<td>normal</td>\n"
                                "<td class=\"number\">448</td>\n<td>0x1.cp+8</td>"));
  EXPECT_THAT(content_about("float16"), Not(HasSubstr("class=\"codes\"")));
}

TEST(FormatPage, a_codebook_has_values_and_no_fields) {
  const std::string page = content_about("nf4");
  EXPECT_THAT(page, Not(HasSubstr("class=\"anatomy\"")));
  EXPECT_THAT(page, HasSubstr("A list of 16 values from \u22121 to 1."));
  EXPECT_THAT(page, HasSubstr("<td class=\"is-level\">0.07958</td>"));
  EXPECT_THAT(page, HasSubstr("positive values above the line, negative ones below it"));
}

TEST(FormatPage, of_an_unknown_format_there_are_results_alone) {
  RunRecord run = sample_run();
  run.cells[1].subject = "<b>odd";
  const std::string page = page_about("<b>odd", {{"a.jsonl", run}}).content;
  EXPECT_THAT(page, HasSubstr("<h1>&lt;b&gt;odd</h1>"));
  EXPECT_THAT(page, HasSubstr("This program knows no format of this name"));
  EXPECT_THAT(page, HasSubstr("0 of 1 implementation conform in every cell."));
  EXPECT_THAT(page, Not(HasSubstr("<svg")));
}

TEST(FormatPage, results_count_failing_cases_and_link_to_the_implementation) {
  const std::string page = content_about("float16");
  EXPECT_THAT(page, HasSubstr("1 of 2 implementations conforms in every cell."));
  EXPECT_THAT(page, HasSubstr("<a href=\"implementation-b_a_d.html\">b&lt;a&gt;d</a></th>\n<td>convert</td>\n"
                              "<td class=\"deviates\">\u2717 deviates</td>\n<td class=\"number\">1</td>\n"
                              "<td>1 deviate</td>\n<td class=\"number\">3</td>\n<td class=\"number\">1\u202F024</td>\n"
                              "<td>sampled</td>"));
}

TEST(FormatPage, results_speeds_and_accuracies_of_several_machines_are_told_apart) {
  RunRecord other = sample_run();
  other.header.machine_cpu = "Another CPU";
  other.header.gpu = {};
  other.cells[1] = sample_cell("b<a>d", "float32", "float16");
  const std::vector<NamedRun> runs{{"a.jsonl", sample_run()}, {"b.jsonl", other}};
  const std::string page = page_about("float16", runs).content;
  EXPECT_THAT(page, HasSubstr("1 of 2 implementations conforms in every cell."));
  EXPECT_THAT(page, HasSubstr("b&lt;a&gt;d</a><span class=\"note line\">Another CPU</span></th>\n<td>convert</td>\n"
                              "<td class=\"conforms\">"));
  EXPECT_THAT(page, HasSubstr("<th scope=\"col\">machine</th>"));
  EXPECT_THAT(page, HasSubstr("<td>Another CPU</td>\n<td class=\"number\">0.688</td>"));
  EXPECT_THAT(content_about("float16"), Not(HasSubstr("machine</th>")));
}

TEST(FormatPage, speeds_are_medians_and_a_wrong_one_comes_last) {
  const std::string page = content_about("float16");
  const auto good = page.find("<td class=\"number\">0.688</td>"), bad = page.find("<td class=\"number\">0.250</td>");
  ASSERT_NE(good, std::string::npos);
  ASSERT_NE(bad, std::string::npos);
  EXPECT_LT(good, bad);
}

TEST(FormatPage, every_drawing_has_a_name_and_every_id_that_of_the_page) {
  for (const char* name : {"float8_e4m3fn", "float64", "float8_e8m0fnu", "nf4", "binary3p1uf"}) {
    const std::string page = content_about(name);
    const std::regex drawing("<svg [^>]*>"), id(" id=\"([^\"]*)\""), link("href=\"#([^\"]*)\"");
    for (std::sregex_iterator it(page.begin(), page.end(), drawing), end; it != end; ++it) {
      EXPECT_THAT(it->str(), HasSubstr("role=\"img\" aria-label=\""));
    }
    for (std::sregex_iterator it(page.begin(), page.end(), id), end; it != end; ++it) {
      EXPECT_TRUE((*it)[1].str().starts_with("format-" + std::string(name) + "--")) << it->str();
    }
    for (std::sregex_iterator it(page.begin(), page.end(), link), end; it != end; ++it) {
      EXPECT_THAT(page, HasSubstr(" id=\"" + (*it)[1].str() + "\"")) << name;
    }
  }
}

TEST(FormatPage, no_coordinate_of_any_format_is_other_than_a_number) {
  ASSERT_TRUE(has_wrong_coordinate("<path class=\"line\" d=\"M1 2L3 nan\">"));
  for (const FormatSpec& format : standard_formats().rows()) {
    HtmlWriter html;
    write_format_lines(html, format);
    write_format_error(html, format);
    write_format_sine(html, format);
    const std::string drawings = html.take();
    EXPECT_FALSE(has_wrong_coordinate(drawings)) << format.name;
  }
}

TEST(FormatClass, is_told_by_field_and_special_codes) {
  const auto word = [](const char* name, Code code) { return class_of(format_called(name), code).word; };
  EXPECT_EQ(word("float8_e4m3fn", 0x07), "subnormal");
  EXPECT_EQ(word("float8_e4m3fn", 0x08), "normal");
  EXPECT_EQ(word("float8_e4m3fn", 0x80), "zero");
  EXPECT_EQ(word("float8_e4m3fnuz", 0x80), "NaN");
  EXPECT_EQ(word("float8_e5m2", 0xfc), "infinity");
  EXPECT_EQ(word("float8_e8m0fnu", 0), "normal");
  EXPECT_EQ(word("ue4m3", 0x80), "reserved");
  EXPECT_EQ(word("nf4", 7), "level");
}

TEST(Binades, hold_every_magnitude_above_zero_once) {
  for (const FormatSpec& format : standard_formats().rows()) {
    if (format.is_codebook()) continue;
    Code next = format.has_zero() ? 1 : 0;
    for (const Binade& binade : binades_of(format)) {
      ASSERT_EQ(binade.first, next) << format.name;
      ASSERT_EQ(std::floor(log2_of(format, binade.first)), binade.exponent) << format.name;
      next = binade.last + 1;
    }
    EXPECT_EQ(next, format.max_finite_code() + 1) << format.name;
  }
}

TEST(FormatLines, of_a_wide_format_say_how_many_values_lie_where) {
  HtmlWriter html;
  write_format_lines(html, format_called("float16"));
  const std::string lines = html.take();
  EXPECT_THAT(lines, HasSubstr("30\u202F720 normal magnitudes in 30 binades, 1\u202F023 subnormals."));
  EXPECT_THAT(lines, HasSubstr("<path class=\"area\" d=\"M64 190L64 161.88L256.57 161.88L256.57 161.52"));  // 10^1.3
  EXPECT_THAT(lines, HasSubstr("<path class=\"area\" d=\"M79.12 190L79.12 177L98.01 177L98.01 164"));  // 1, 2, 4 ...
}

TEST(FormatSine, says_the_largest_error) {
  HtmlWriter html;
  write_format_sine(html, format_called("float4_e2m1fn"));
  const std::string sine = html.take();
  EXPECT_THAT(sine, HasSubstr("Largest error 0.2482."));
  EXPECT_THAT(sine, HasSubstr("<th scope=\"row\">4/16</th>\n<td class=\"number\">1</td>\n<td>0x2</td>"));
}

TEST(FormatSine, breaks_where_there_is_no_number) {
  HtmlWriter html;
  write_format_sine(html, format_called("float8_e8m0fnu"));
  EXPECT_THAT(html.take(), HasSubstr("Where the line breaks the format has no number"));
}

TEST(FormatError, is_half_a_unit_for_normal_values_and_everything_below_the_smallest) {
  HtmlWriter html;
  write_format_error(html, format_called("float8_e4m3fn"));
  const std::string errors = html.take();
  EXPECT_THAT(errors, HasSubstr("<th scope=\"row\">0</th>\n<td class=\"number\">2\u207B\u2079</td>\n"
                                "<td class=\"number\">100\u00A0%</td>"));
  EXPECT_THAT(errors, HasSubstr("<td class=\"number\">all normal</td>\n<td class=\"number\">5.88\u00A0%</td>"));
}

}  // namespace
}  // namespace halfulp
