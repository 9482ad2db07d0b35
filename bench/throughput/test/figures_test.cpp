// Figures: bytes per value, the table.
#include <gmock/gmock.h>

#include "block/block_registry.h"
#include "format/registry.h"
#include "throughput/bytes.h"
#include "throughput/table.h"

namespace halfulp::throughput {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

double conversion_bytes(std::string_view from, std::string_view to) {
  const Question question{standard_formats().find(from), standard_formats().find(to), Rounding::ties_to_even,
                          profile_called("ieee")};
  return bytes_per_element(question, {1, 4096});
}

TEST(Bytes, of_conversions_are_both_containers) {
  EXPECT_EQ(conversion_bytes("float32", "float16"), 6);
  EXPECT_EQ(conversion_bytes("float32", "float8_e4m3fn"), 5);
  EXPECT_EQ(conversion_bytes("float4_e2m1fn", "float32"), 5) << "a code has a byte of its own";
  EXPECT_EQ(conversion_bytes("float16", "float8_e5m2"), 3);
  EXPECT_EQ(conversion_bytes("tf32", "float32"), 8);
}

double block_bytes(std::string_view name, std::string_view values, Operation operation) {
  const BlockSpec* const spec = block_called(name);
  return bytes_per_element(BlockQuestion{operation, spec, &spec->variants.front(), standard_formats().find(values)},
                           {256, 256});
}

TEST(Bytes, of_blocks_are_a_value_and_its_part_of_the_planes) {
  EXPECT_DOUBLE_EQ(block_bytes("ggml_q8_0", "float32", Operation::quantize), 4 + 34 / 32.0);
  EXPECT_DOUBLE_EQ(block_bytes("mxfp4", "float32", Operation::quantize), 4 + 17 / 32.0);
  EXPECT_DOUBLE_EQ(block_bytes("mxfp8_e4m3", "float16", Operation::dequantize), 2 + 33 / 32.0);
  EXPECT_DOUBLE_EQ(block_bytes("bnb_nf4", "float32", Operation::dequantize), 4 + 0.5 + 4 / 64.0);
  EXPECT_DOUBLE_EQ(block_bytes("nvfp4", "bfloat16", Operation::quantize), 2 + 9 / 16.0 + 4 / 65536.0);
}

ThroughputRecord record(const std::string& implementation, const std::string& to, std::vector<double> nanoseconds) {
  ThroughputRecord made;
  made.implementation = implementation;
  made.operation = "convert";
  made.from = "float32";
  made.to = made.subject = to;
  made.profile = "ieee";
  made.mix = "normal";
  made.size = "large";
  made.bytes_per_element = 6;
  made.nanoseconds = std::move(nanoseconds);
  made.copy_gigabytes_per_second = 24;
  made.outcome = "conforms";
  return made;
}

std::string without_padding(std::string text) {
  text.erase(0, text.find_first_not_of(' '));
  return text;
}

TEST(ThroughputTable, works_out_speeds_and_the_share_of_the_copy) {
  const auto rows = table_rows({record("cpu", "float16", {0.5, 0.4, 0.7})});
  ASSERT_EQ(rows.size(), 2u);
  std::vector<std::string> row;
  for (const std::string& cell : rows[1]) row.push_back(without_padding(cell));
  EXPECT_THAT(row, ElementsAre("float16", "convert", "float32->float16", "ieee", "normal, large, 1 thread", "cpu",
                               "0.5000", "0.4500 ...   0.6000", "2.000", "12.00", "50.0 %", "conforms"));
  EXPECT_EQ(rows[0].size(), rows[1].size());
}

TEST(ThroughputTable, puts_peers_under_each_other_and_marks_what_does_not_conform) {
  ThroughputRecord wrong = record("fast", "float16", {0.1});
  wrong.outcome = "deviates";
  const auto rows = table_rows({record("cpu", "float16", {1}), record("cpu", "bfloat16", {1}), wrong});
  ASSERT_EQ(rows.size(), 4u);
  EXPECT_EQ(rows[2][5], "fast");
  EXPECT_EQ(rows[2].back(), "DEVIATES");
  EXPECT_EQ(rows[3][0], "bfloat16");
}

TEST(ThroughputTable, tells_the_copy_for_every_size_and_number_of_threads) {
  ThroughputRecord cached = record("cpu", "float16", {1});
  cached.size = "cache";
  cached.threads = 2;
  cached.copy_gigabytes_per_second = 100;
  ThroughputRecord slower = record("cpu", "bfloat16", {1});
  slower.copy_gigabytes_per_second = 20;
  EXPECT_THAT(copy_lines({record("cpu", "float16", {1}), slower, cached}),
              ElementsAre("memcpy, cache, 2 threads: 100.0 GB/s read and written",
                          "memcpy, large, 1 thread: 22.0 GB/s read and written"));
}

}  // namespace
}  // namespace halfulp::throughput
