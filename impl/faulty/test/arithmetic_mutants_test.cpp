// The mutants with several operands are wrong where they are meant to be, and right beside.
#include "faulty/arithmetic_mutants.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <stdexcept>

#include "cpu/known_layouts.h"
#include "stochastic_calls.h"

namespace halfulp::impl::faulty {
namespace {

using cpu::Keep;
using cpu::Stochastic;
using cpu::test::facts;

std::uint16_t result_of(const char* id, std::array<std::uint16_t, 3> operands) {
  const adapter::Columns columns = arithmetic_mutant(id).functions.front().prepare({});
  const void* const pointers[] = {&operands[0], &operands[1], &operands[2]};
  std::uint16_t result = 0;
  columns(pointers, &result, 1);
  return result;
}

TEST(FusedInTwoRoundings, loses_what_the_product_has_beyond_its_format) {
  EXPECT_EQ(result_of("faulty-fused-in-two-roundings", {0x3C01, 0x3C01, 0xBC02}), 0x0000);  // not 2^-20
  EXPECT_EQ(result_of("faulty-fused-in-two-roundings", {0x7BFF, 0x4000, 0xFBFF}), 0x7C00);  // not 65504
  EXPECT_EQ(result_of("faulty-fused-in-two-roundings", {0x4000, 0x4200, 0x3C00}), 0x4700);
  EXPECT_EQ(result_of("faulty-fused-in-two-roundings", {0x8000, 0x3C00, 0x8000}), 0x8000);
}

TEST(AddFlushed, has_no_subnormal_results) {
  EXPECT_EQ(result_of("faulty-add-flushed", {0x0001, 0x0001}), 0x0000);  // not 2
  EXPECT_EQ(result_of("faulty-add-flushed", {0x8080, 0x0001}), 0x8000);  // not 807F
  EXPECT_EQ(result_of("faulty-add-flushed", {0x0041, 0x0040}), 0x0081);
  EXPECT_EQ(result_of("faulty-add-flushed", {0x3F81, 0x3B80}), 0x3F82);
}

std::vector<std::uint8_t> rounded(const char* id, std::uint16_t code, std::vector<std::uint8_t> randoms) {
  const cpu::test::StochasticQuestion question{.from = facts("float16", cpu::kFloat16),
                                               .to = facts("float8_e4m3fn", cpu::kFloat8E4m3fn),
                                               .rule = {Keep::truncated, 8},
                                               .profile = "ocp-sat"};
  const cpu::test::Pairs<std::uint16_t, std::uint8_t> pairs{std::vector(randoms.size(), code), randoms};
  return cpu::test::ask<std::uint8_t>(adapter::expose(arithmetic_mutant(id)), question, pairs).value();
}

TEST(StochasticMutants, misread_their_random_word) {
  const std::vector<std::uint8_t> randoms{0, 63, 64, 65, 255};
  const std::uint16_t three_quarters = 0x3C60;  // of the way from 1 to 1.125
  EXPECT_EQ(rounded("faulty-random-ignored", three_quarters, randoms),
            (std::vector<std::uint8_t>{0x38, 0x38, 0x38, 0x38, 0x38}));
  EXPECT_EQ(rounded("faulty-random-one-less", three_quarters, randoms),  // from 64 on it is 39
            (std::vector<std::uint8_t>{0x38, 0x38, 0x38, 0x39, 0x39}));
  for (const char* const id : {"faulty-random-ignored", "faulty-random-one-less"}) {
    EXPECT_EQ(rounded(id, 0x3C80, randoms), std::vector<std::uint8_t>(5, 0x39)) << id;  // exact
  }
}

TEST(ArithmeticMutant, says_that_it_has_no_such_row) {
  try {
    arithmetic_mutant("faulty-nothing");
    FAIL();
  } catch (const std::out_of_range& error) {
    EXPECT_STREQ(error.what(), "no faulty implementation of this name");
  }
}

}  // namespace
}  // namespace halfulp::impl::faulty
