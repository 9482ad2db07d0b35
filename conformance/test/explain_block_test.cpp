// `halfulp explain` for block formats and for the formats that blocks are made of.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <stdexcept>

#include "app/byte_map.h"
#include "app/explain.h"
#include "app/number_line.h"
#include "app/suggest.h"
#include "app/usage_error.h"
#include "block/block_registry.h"
#include "block/layout.h"
#include "format/elements.h"
#include "format/registry.h"

namespace halfulp {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const BlockSpec& block(const char* name) {
  if (const BlockSpec* spec = block_called(name)) return *spec;
  throw std::invalid_argument(name);
}

std::string map_of(const char* name) { return byte_map(block(name), block(name).variants.front().rules); }

std::string explained(const std::string& name, const std::optional<std::string>& operand = {}) {
  ::testing::internal::CaptureStdout();
  try {
    explain(name, operand);
  } catch (const UsageError& error) {
    return ::testing::internal::GetCapturedStdout() + error.what();
  }
  return ::testing::internal::GetCapturedStdout();
}

TEST(ByteMap, has_a_line_for_every_byte_but_those_that_go_on_alike) {
  EXPECT_EQ("\n" + map_of("ggml_q5_0"), R"(
   byte    7    6    5    4    3    2    1    0
         +---------------------------------------+
      0  |               scale 7:0               |
         +---------------------------------------+
      1  |              scale 15:8               |
         +----+----+----+----+----+----+----+----+
      2  |7.4 |6.4 |5.4 |4.4 |3.4 |2.4 |1.4 |0.4 |
      3  |15.4|14.4|13.4|12.4|11.4|10.4|9.4 |8.4 |
      4  |23.4|22.4|21.4|20.4|19.4|18.4|17.4|16.4|
      5  |31.4|30.4|29.4|28.4|27.4|26.4|25.4|24.4|
         +----+----+----+----+----+----+----+----+
      6  |      16.3:0       |       0.3:0       |
      7  |      17.3:0       |       1.3:0       |
      :  |         :         |         :         |
     21  |      31.3:0       |      15.3:0       |
         +-------------------+-------------------+
)");
}

TEST(ByteMap, draws_codes_that_lie_in_two_bytes) {
  EXPECT_EQ("\n" + map_of("mxfp6_e3m2"), R"(
   byte    7    6    5    4    3    2    1    0
         +---------+-----------------------------+
      0  |  1.1:0  |              0              |
         +---------+---------+-------------------+
      1  |       2.3:0       |       1.5:2       |
         +-------------------+---------+---------+
      2  |              3              |  2.5:4  |
         +---------+-------------------+---------+
      3  |  5.1:0  |              4              |
         +---------+---------+-------------------+
      4  |       6.3:0       |       5.5:2       |
         +-------------------+---------+---------+
      5  |              7              |  6.5:4  |
      :  |              :              |    :    |
         +---------+-------------------+---------+
     21  | 29.1:0  |             28              |
         +---------+---------+-------------------+
     22  |      30.3:0       |      29.5:2       |
         +-------------------+---------+---------+
     23  |             31              | 30.5:4  |
         +-----------------------------+---------+
)");
}

TEST(ByteMap, shows_which_of_two_nibbles_is_the_first) {
  EXPECT_THAT(map_of("bnb_nf4"), HasSubstr("      0  |         0         |         1         |\n"));
  EXPECT_THAT(map_of("mxfp4"), HasSubstr("      0  |         1         |         0         |\n"));
  EXPECT_THAT(map_of("ggml_q4_0"), HasSubstr("      2  |        16         |         0         |\n"));
}

TEST(ByteMap, shows_both_scales_of_a_block) {
  EXPECT_THAT(map_of("ggml_q4_1"), HasSubstr("      1  |              scale 15:8               |\n"));
  EXPECT_THAT(map_of("ggml_q4_1"), HasSubstr("      2  |              minimum 7:0              |\n"));
}

TEST(ByteMap, numbers_the_scales_of_blocks_that_are_stored_together) {
  EXPECT_THAT(map_of("ggml_nvfp4"), HasSubstr("      3  |                scale 3                |\n"));
  EXPECT_THAT(map_of("ggml_nvfp4"), HasSubstr("     12  |        24         |        16         |\n"));
}

TEST(ByteMap, begins_anew_after_a_scale_of_one_byte) {
  EXPECT_EQ("\n" + map_of("ggml_mxfp4"), R"(
   byte    7    6    5    4    3    2    1    0
         +---------------------------------------+
      0  |                 scale                 |
         +-------------------+-------------------+
      1  |        16         |         0         |
      2  |        17         |         1         |
      :  |         :         |         :         |
     16  |        31         |        15         |
         +-------------------+-------------------+
)");
}

TEST(ByteMap, names_elements_that_are_digits_of_a_byte) {
  EXPECT_THAT(map_of("ggml_tq1_0"), HasSubstr("      0  |       0 32 64 96 128 in base 3        |\n"));
  EXPECT_THAT(map_of("ggml_tq1_0"), HasSubstr("     32  |     160 176 192 208 224 in base 3     |\n"));
  EXPECT_THAT(map_of("ggml_tq1_0"), HasSubstr("     51  |       243 247 251 255 in base 3       |\n"));
  EXPECT_THAT(map_of("ggml_tq1_0"), HasSubstr("     52  |               scale 7:0               |\n"));
}

TEST(ByteMap, ends_with_the_last_byte_of_the_block) {
  for (const BlockSpec& spec : standard_blocks()) {
    if (spec.tile.columns == 0) continue;
    const BlockRules& rules = spec.variants.front().rules;
    const std::string map = byte_map(spec, rules);
    const Shape shape{1, spec.tile.columns * spec.group};
    const std::string last = "\n" + std::to_string(plane_sizes(spec, rules, shape).codes - 1) + "  |";
    std::string without_margin;
    std::istringstream lines(map);
    for (std::string line; std::getline(lines, line);) {
      without_margin += "\n" + line.substr(std::min(line.size(), line.find_first_not_of(' ')));
    }
    EXPECT_THAT(without_margin, HasSubstr(last)) << spec.name;
  }
}

TEST(NumberLine, has_codes_above_their_values) {
  EXPECT_EQ("\n" + number_line(kFloat4E2m1fn), R"(
                                                  8
  f               e       d       c   b   a   9   0   1   2   3   4       5       6               7
  |---------------|-------|-------|---|---|---|---|---|---|---|---|-------|-------|---------------|
  -6                                              0                                               6
)");
}

TEST(NumberLine, counts_the_values_at_one_place_of_wider_formats) {
  const std::string line = number_line(*standard_formats().find("bnb_dynamic8"));
  EXPECT_THAT(line, StartsWith("  |2|2|2|2|2||2"));
  EXPECT_THAT(line, HasSubstr("#"));
}

TEST(ExplainElement, lists_thresholds_and_their_float32) {
  const std::string text = explain_element(*standard_formats().find("nf4"));
  EXPECT_THAT(text, HasSubstr("  0x0, 0x1  ~-0.84809640049934387       -0x1.b239b1p-1   0xbf591cd8 rounded\n"));
  EXPECT_THAT(text, HasSubstr("  0x9, 0xa  0.203521251678466796875     0x1.a0cfcp-3     0x3e5067e0\n"));
  EXPECT_THAT(text, HasSubstr("Blocks of it: bnb_nf4_b32 bnb_nf4 "));
}

TEST(ExplainElement, lists_the_thresholds_of_binary_formats_too) {
  const std::string text = explain_element(kFloat4E2m1fn);
  EXPECT_THAT(text, HasSubstr("  0xf, 0xe  -5        -0x1.4p+2  0xc0a00000\n"));
  EXPECT_THAT(text, HasSubstr("  0x6, 0x7  5         0x1.4p+2   0x40a00000\n"));
  EXPECT_THAT(text, HasSubstr("Blocks of it: mxfp4 nvfp4 ggml_mxfp4 ggml_nvfp4\n"));
}

TEST(ExplainElement, says_nothing_about_formats_that_no_block_is_made_of) {
  EXPECT_EQ(explain_element(kFloat16), "");
  EXPECT_EQ(explain_element(kFloat8E8m0fnu), "");
}

TEST(ExplainBlock, starts_with_what_is_stored) {
  EXPECT_THAT(explain_block(block("nvfp4")), StartsWith(R"(nvfp4, a block format

  defined by  NVIDIA NVFP4: E2M1 by 16, UE4M3 scales, a float32 tensor scale
  elements    float4_e2m1fn, 4 bits
  block       16 elements of a row; the last block may be shorter
  scale       ue4m3, one per block
  tensor      float32, a scale of all scales
  stored      codes and scales apart, no gaps between the codes of rows
  size        4.5 bits per element with scales, in rows of 4096

Bytes of a block's codes )"));
  EXPECT_THAT(explain_block(block("ggml_nvfp4")), HasSubstr("  stored      36 bytes for 4 blocks, scales first\n"));
  EXPECT_THAT(explain_block(block("ggml_nvfp4")), HasSubstr("a row; rows have a multiple of 64\n"));
}

TEST(ExplainBlock, says_where_the_largest_error_is) {
  const std::string text = explain_block(block("mxfp4"));
  EXPECT_THAT(text, HasSubstr("  floor         0.25       8             8\n"));
  EXPECT_THAT(text, HasSubstr("  ceil          0.2        2.5           2.5\n"));
  EXPECT_THAT(text, Not(HasSubstr("holds for")));
  EXPECT_THAT(explain_block(block("ggml_q4_0")), HasSubstr("A from 0.000488281 to 524032\n"));
  EXPECT_THAT(explain_block(block("nvfp4")), HasSubstr("A from 3.48772e-05 of the tensor's\n"));
}

TEST(ExplainBlock, says_why_there_is_no_bound) {
  EXPECT_THAT(explain_block(block("ternary")), HasSubstr("none: values above the mean magnitude are clamped"));
  EXPECT_THAT(explain_block(block("ternary")), Not(HasSubstr("on the way adds")));
}

TEST(ExplainBlock, shows_rules_that_differ_and_rules_of_all_variants) {
  const std::string text = explain_block(block("mxfp4"));
  const auto differ = text.find("Rules that differ:"), common = text.find("Rules of all variants:");
  ASSERT_LT(differ, common);
  const std::string different = text.substr(differ, common - differ);
  EXPECT_THAT(different, HasSubstr("  scale_rule     power_floor  power_ceil  power_even  power_round_up"));
  EXPECT_THAT(different, Not(HasSubstr("\n  order ")));
  EXPECT_THAT(text.substr(common), HasSubstr("\n  order "));
  EXPECT_THAT(text.substr(common), Not(HasSubstr("\n  scale_rule ")));
}

TEST(ExplainBlock, shows_the_numbers_that_rules_speak_of) {
  EXPECT_THAT(explain_block(block("ggml_q4_0")), HasSubstr("  limit             -8\n"));
  EXPECT_THAT(explain_block(block("mxfp4")), Not(HasSubstr("\n  limit")));
  EXPECT_THAT(explain_block(block("bnb_int8")),
              HasSubstr("  threshold      0               6               0                           6\n"));
}

TEST(ExplainBlock, names_every_variant_with_its_source) {
  for (const BlockSpec& spec : standard_blocks()) {
    const std::string text = explain_block(spec);
    EXPECT_THAT(text, StartsWith(spec.name + ", a block format\n"));
    for (const BlockVariant& variant : spec.variants) {
      EXPECT_THAT(text, HasSubstr("\n  " + std::string(variant.name) + " ")) << spec.name;
      EXPECT_THAT(text, HasSubstr(std::string(variant.rule) + "\n")) << spec.name;
    }
  }
}

TEST(Explain, shows_an_element_and_a_block_of_one_name) {
  for (const char* name : {"bnb_fp4", "mxint8", "bnb_dynamic8"}) {
    const std::string text = explained(name);
    EXPECT_THAT(text, StartsWith(std::string(name) + "\n\n"));
    EXPECT_THAT(text, HasSubstr("\n" + std::string(name) + ", a block format\n"));
  }
}

TEST(Explain, shows_a_block_by_any_of_its_names) {
  EXPECT_THAT(explained("MXFP8"), StartsWith("mxfp8_e4m3, a block format\n"));
  EXPECT_THAT(explained("llm_int8"), StartsWith("bnb_int8, a block format\n"));
}

TEST(Explain, knows_formats_that_only_blocks_are_made_of) {
  EXPECT_THAT(explained("int8"), StartsWith("int8\n\n"));
  EXPECT_THAT(explained("int8", "3.7"), HasSubstr("code      0x04\n"));
  EXPECT_THAT(explained("bnb_fp4", "0.3"), HasSubstr("code      0x4\n"));
}

TEST(Explain, sends_codes_of_a_block_format_to_its_elements) {
  EXPECT_EQ(explained("mxfp4", "3"),
            "mxfp4 is a block format; codes and values are those of its elements: halfulp explain float4_e2m1fn 3");
}

TEST(Explain, suggests_names_of_block_formats) {
  EXPECT_EQ(explained("mxpf4"), "unknown format 'mxpf4'; did you mean mxfp4?");
  EXPECT_EQ(explained("ggml_q40"), "unknown format 'ggml_q40'; did you mean ggml_q4_0?");
  EXPECT_EQ(explained("llm_int9"), "unknown format 'llm_int9'; did you mean llm_int8?");
}

TEST(Explain, suggests_canonical_names_before_aliases) {
  const std::vector<std::string> names = names_to_explain();
  EXPECT_NE(std::ranges::find(names, "int4_offset8"), names.end());
  EXPECT_LT(std::ranges::find(names, "mxfp4"), std::ranges::find(names, "half"));
}

}  // namespace
}  // namespace halfulp
