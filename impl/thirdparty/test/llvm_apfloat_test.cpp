// The arithmetic of llvm-apfloat beyond nearest, float16 and bfloat16.
#include <gtest/gtest.h>

#include <cstdint>
#include <vector>

#include "arithmetic_calls.h"

namespace halfulp::impl::test {
namespace {

class ApFloatArithmetic : public testing::Test {
 protected:
  void SetUp() override {
    if (llvm_ == nullptr) GTEST_SKIP() << "llvm-apfloat is not built";
  }

  const halfulp_adapter* const llvm_ = adapter_called("llvm-apfloat");
};

TEST_F(ApFloatArithmetic, rounds_in_five_directions) {
  const auto add = [&](const char* rounding, std::uint16_t a, std::uint16_t b) {
    return ask<std::uint16_t>(llvm_, "add", "float16", rounding, {{a, b}}).value().front();
  };
  EXPECT_EQ(add("ties_to_away", 0x3C00, 0x1000), 0x3C01);
  EXPECT_EQ(add("toward_positive", 0x3C00, 0x0001), 0x3C01);
  EXPECT_EQ(add("toward_negative", 0x3C00, 0x13FF), 0x3C00);
  EXPECT_EQ(add("toward_zero", 0xBC00, 0x93FF), 0xBC00);
  EXPECT_EQ(add("toward_negative", 0x3C00, 0xBC00), 0x8000);
  EXPECT_FALSE(ask<std::uint16_t>(llvm_, "add", "float16", "to_odd", {}));
}

TEST_F(ApFloatArithmetic, reads_codes_of_every_container) {
  EXPECT_EQ(ask<std::uint8_t>(llvm_, "add", "float8_e4m3fn", "ties_to_even", {{0x7E, 0x58}, {0x7E, 0x59}}),
            (std::vector<std::uint8_t>{0x7E, 0x7F}));  // 448 + 16 is a tie, 448 + 18 beyond
  EXPECT_EQ(ask<std::uint32_t>(llvm_, "multiply", "tf32", "ties_to_even", {{0x1FC00, 0x1FC00}, {0x1FC01, 0x1FC01}}),
            (std::vector<std::uint32_t>{0x1FC00, 0x1FC02}));
  EXPECT_EQ(ask<std::uint32_t>(llvm_, "divide", "float32", "ties_to_even",
                               {{0x3F800000, 0x3F800000}, {0x3F800000, 0x40400000}}),
            (std::vector<std::uint32_t>{0x3F800000, 0x3EAAAAAB}));
  EXPECT_EQ(
      ask<std::uint64_t>(llvm_, "subtract", "float64", "ties_to_even", {{0x3FF0000000000001, 0x3FF0000000000000}}),
      std::vector<std::uint64_t>{0x3CB0000000000000});
}

TEST_F(ApFloatArithmetic, offers_no_division_where_a_quotient_by_zero_is_undefined) {
  for (const char* const format : {"float6_e2m3fn", "float6_e3m2fn", "float4_e2m1fn"}) {
    EXPECT_TRUE(ask<std::uint8_t>(llvm_, "multiply", format, "ties_to_even", {})) << format;
    EXPECT_FALSE(ask<std::uint8_t>(llvm_, "divide", format, "ties_to_even", {})) << format;
  }
}

}  // namespace
}  // namespace halfulp::impl::test
