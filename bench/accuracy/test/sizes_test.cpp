// Kilobytes of the network.
#include "accuracy/sizes.h"

#include <gtest/gtest.h>

#include "accuracy/plan_treatments.h"
#include "accuracy/published.h"

namespace halfulp::accuracy {
namespace {

constexpr double kWeights = 784 * 128 + 128 * 64 + 64 * 10, kBiasBytes = 4 * (128 + 64 + 10);

Sizes sizes_in(const std::string& format) {
  const Treatment treatment = plan_treatments({{format}, {}, {"weights"}, {"nearest"}}).front();
  return sizes_of(treatment.subject, mnist::initial_network(1));
}

TEST(Sizes, without_scales_are_those_of_the_article) {
  EXPECT_EQ(sizes_in("float32").kilobytes, 427.2890625);
  EXPECT_EQ(sizes_in("bnb_int8").kilobytes, 107.4140625);
  EXPECT_EQ(sizes_in("bnb_fp4").kilobytes, 54.1015625);
  for (const PublishedRow& row : kPublished) {
    EXPECT_EQ(sizes_in(std::string(row.format)).kilobytes, row.kilobytes) << row.format;
  }
}

TEST(Sizes, of_all_8_and_4_bit_formats_are_the_same_without_scales) {
  for (const char* format : {"float8_e4m3fn", "binary8p4se", "bnb_dynamic8", "mxfp8_e4m3", "mxint8", "ggml_q8_0"}) {
    EXPECT_EQ(sizes_in(format).kilobytes, 107.4140625) << format;
  }
  for (const char* format :
       {"float4_e2m1fn", "bnb_nf4_b4096", "mxfp4", "nvfp4", "int4_row", "ggml_q4_0", "ggml_iq4_nl"}) {
    EXPECT_EQ(sizes_in(format).kilobytes, 54.1015625) << format;
  }
}

TEST(Sizes, of_element_formats_have_no_scales) {
  const Sizes sizes = sizes_in("float6_e2m3fn");
  EXPECT_EQ(sizes.kilobytes, sizes.kilobytes_with_scales);
  EXPECT_EQ(sizes.kilobytes, (kWeights * 6 / 8 + kBiasBytes) / 1024);
  EXPECT_EQ(sizes.bits_per_weight, 6);
}

TEST(Sizes, with_scales_count_every_plane) {
  // 64 elements to a float32 scale, layers apart.
  EXPECT_EQ(sizes_in("bnb_nf4").kilobytes_with_scales, (kWeights / 2 + kWeights / 64 * 4 + kBiasBytes) / 1024);
  EXPECT_EQ(sizes_in("bnb_nf4").bits_per_weight, 4.5);
  // A row of 784 elements has 25 blocks of 32.
  EXPECT_EQ(sizes_in("mxfp4").kilobytes_with_scales, (kWeights / 2 + 128 * 25 + 64 * 4 + 10 * 2 + kBiasBytes) / 1024);
  // And is filled up to 800 where only whole blocks are stored: 18 bytes each.
  EXPECT_EQ(sizes_in("ggml_q4_0").kilobytes_with_scales, (18 * (128 * 25 + 64 * 4 + 10 * 2) + kBiasBytes) / 1024);
  // A scale for each row.
  EXPECT_EQ(sizes_in("bnb_int8").kilobytes_with_scales, (kWeights + 4 * (128 + 64 + 10) + kBiasBytes) / 1024);
}

TEST(Sizes, of_trits_are_those_of_five_to_a_byte) {
  // 256 elements take 52 bytes.
  EXPECT_NEAR(sizes_in("ggml_tq1_0").kilobytes, (kWeights * 52 / 256 + kBiasBytes) / 1024, 3.0 / 1024);
}

}  // namespace
}  // namespace halfulp::accuracy
