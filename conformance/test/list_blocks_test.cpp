// `halfulp list blocks` and `halfulp list variants`.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <string>

#include "app/block_text.h"
#include "app/list.h"
#include "app/usage_error.h"
#include "block/block_registry.h"
#include "format/elements.h"

namespace halfulp {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::string cell(const Listing& listing, const std::string& name, const std::string& column) {
  for (const auto& row : listing.rows) {
    if (std::get<std::string>(row.front()) != name) continue;
    for (std::size_t i = 0; i < row.size(); ++i) {
      if (listing.columns[i] == column) return std::get<std::string>(row[i]);
    }
  }
  return "no such cell";
}

std::string of_block(const char* name, const char* column) {
  return cell(list_blocks(standard_blocks()), name, column);
}

std::string of_variant(const char* name, const char* column) {
  return cell(list_variants(standard_blocks()), name, column);
}

TEST(ListBlocks, has_every_block_format_once) {
  const Listing listing = list_blocks(standard_blocks());
  EXPECT_EQ(listing.rows.size(), standard_blocks().size());
  for (const BlockSpec& spec : standard_blocks()) EXPECT_EQ(cell(listing, spec.name, "rule"), spec.rule);
}

TEST(ListBlocks, lines_up_what_a_format_is) {
  const Listing all = list_blocks(standard_blocks());
  Listing one{all.columns, {}};
  for (const auto& row : all.rows) {
    if (std::get<std::string>(row.front()) == "mxint8") one.rows.push_back(row);
  }
  EXPECT_EQ(text_of(one),
            "name    element  scale           block  bits  error                variants               aliases  rule\n"
            "mxint8  mxint8   float8_e8m0fnu  32     8.25  0.007813 to 0.01563  floor ceil even rceil           "
            "OCP MX 1.0 table 1, MXINT8\n");
}

TEST(ListBlocks, says_how_many_elements_share_a_scale) {
  EXPECT_EQ(of_block("mxfp4", "block"), "32");
  EXPECT_EQ(of_block("bnb_nf4", "block"), "64 flat");
  EXPECT_EQ(of_block("fp8_e4m3_128x128", "block"), "128x128");
  EXPECT_EQ(of_block("int8_row", "block"), "row");
  EXPECT_EQ(of_block("ternary", "block"), "tensor");
}

TEST(ListBlocks, says_which_scales_there_are) {
  EXPECT_EQ(of_block("bnb_nf4", "scale"), "float32");
  EXPECT_EQ(of_block("ggml_q4_1", "scale"), "2 float16");
  EXPECT_EQ(of_block("nvfp4", "scale"), "ue4m3, tensor float32");
  EXPECT_EQ(of_block("bnb_nf4_nested", "scale"), "bnb_dynamic8, nested float32");
}

TEST(ListBlocks, counts_bits_with_scales) {
  EXPECT_EQ(of_block("bnb_nf4", "bits"), "4.5");
  EXPECT_EQ(of_block("bnb_nf4_nested", "bits"), "4.127");
  EXPECT_EQ(of_block("ggml_tq1_0", "bits"), "1.6875");
  EXPECT_EQ(of_block("fp8_e4m3_tensor", "bits"), "8");
}

TEST(ListBlocks, has_the_errors_of_all_variants) {
  EXPECT_EQ(of_block("bnb_fp4", "error"), "0.1667");
  EXPECT_EQ(of_block("mxfp4", "error"), "0.2 to 0.25");
  EXPECT_EQ(of_block("bnb_int8", "error"), "0.003938 or none");
  EXPECT_EQ(of_block("ternary", "error"), "none");
}

TEST(ListBlocks, shows_a_made_up_format_by_its_row_alone) {
  constexpr std::array kVariants{BlockVariant{"plain", {}, "made up"}};
  BlockSpec spec;
  spec.name = "mine";
  spec.element = &kFloat8E5m2;
  spec.scale = &kFloat16;
  spec.tile = {4, 8};
  spec.variants = kVariants;
  spec.rule = "made up";
  const Listing listing = list_blocks({spec});
  EXPECT_EQ(cell(listing, "mine", "block"), "4x8");
  EXPECT_EQ(cell(listing, "mine", "bits"), "8.5");
  EXPECT_EQ(cell(listing, "mine", "variants"), "plain");
}

TEST(ListVariants, has_every_variant_of_every_block_format) {
  const Listing listing = list_variants(standard_blocks());
  std::size_t variants = 0;
  for (const BlockSpec& spec : standard_blocks()) {
    variants += spec.variants.size();
    for (const BlockVariant& variant : spec.variants) {
      EXPECT_EQ(cell(listing, spec.name + "/" + std::string(variant.name), "rule"), variant.rule);
    }
  }
  EXPECT_EQ(listing.rows.size(), variants);
}

TEST(ListVariants, names_what_is_chosen_otherwise_than_by_default) {
  EXPECT_EQ(of_variant("bnb_nf4/nearest", "choices"), "order=msb_first ties=down zero_scale=inverse_zero");
  EXPECT_THAT(of_variant("ggml_q4_0/ggml", "choices"), HasSubstr("order=halves scale_rule=largest_divided"));
  EXPECT_THAT(of_variant("ggml_q4_0/ggml", "choices"), HasSubstr("limit=-8"));
  EXPECT_THAT(of_variant("bnb_int8/bnb-default-6", "choices"), HasSubstr("threshold=6"));
  EXPECT_THAT(of_variant("fp8_e4m3_1x128/deepseek", "choices"), HasSubstr("floor=0.0001"));
  EXPECT_EQ(choices_text(BlockRules{}), "");
}

TEST(ListVariants, have_an_error_that_is_never_less_than_the_bound) {
  for (const BlockSpec& spec : standard_blocks()) {
    for (const BlockVariant& variant : spec.variants) {
      const ErrorBound bound = error_bound(spec, variant.rules);
      if (!bound.missing.empty()) continue;
      EXPECT_GE(std::stod(error_text(bound)), bound.relative) << spec.name << " " << variant.name;
      EXPECT_LE(std::stod(error_text(bound)), bound.relative * 1.001) << spec.name << " " << variant.name;
    }
  }
}

TEST(ListVariants, say_none_where_there_is_no_bound) { EXPECT_EQ(of_variant("ggml_iq4_nl/ggml", "error"), "none"); }

TEST(Lists, of_blocks_are_suggested) {
  try {
    list({.kind = "block", .filter = {}, .implementations = {}, .selection = {}});
    FAIL() << "accepted";
  } catch (const UsageError& error) {
    EXPECT_STREQ(error.what(), "unknown list 'block'; did you mean blocks?");
  }
}

TEST(Lists, of_blocks_and_variants_have_these_columns) {
  EXPECT_THAT(list_blocks({}).columns,
              ElementsAre("name", "element", "scale", "block", "bits", "error", "variants", "aliases", "rule"));
  EXPECT_THAT(list_variants({}).columns, ElementsAre("name", "error", "rule", "choices"));
}

}  // namespace
}  // namespace halfulp
