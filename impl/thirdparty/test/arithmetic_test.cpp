// The arithmetic of other people's implementations through the C interface: what each offers, and results worked out
// by hand. What else they get right or wrong is the suite's question.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "arithmetic_calls.h"

namespace halfulp::impl::test {
namespace {

/// The codes of one case; an operation with fewer operands reads the first ones.
struct Case {
  const char* operation;
  const char* format;
  std::array<std::uint16_t, 3> operands;
  std::uint16_t result;
};

constexpr std::array kCases{
    Case{"add", "float16", {0x3C00, 0x3C00}, 0x4000},
    Case{"add", "float16", {0x3C00, 0x1000}, 0x3C00},  // 1 + 2^-11 is a tie, and so is the next one
    Case{"add", "float16", {0x3C01, 0x1000}, 0x3C02},
    Case{"add", "float16", {0x7BFF, 0x4C00}, 0x7C00},  // 65504 + 16, halfway to what would be next
    Case{"add", "float16", {0x7BFF, 0x4BFF}, 0x7BFF},
    Case{"add", "float16", {0x8000, 0x8000}, 0x8000},
    Case{"add", "float16", {0x0001, 0x0002}, 0x0003},
    Case{"subtract", "float16", {0x3C00, 0x3C00}, 0x0000},
    Case{"subtract", "float16", {0x0400, 0x0001}, 0x03FF},
    Case{"subtract", "float16", {0x3C00, 0x4000}, 0xBC00},
    Case{"multiply", "float16", {0x0001, 0x3800}, 0x0000},  // half the least subnormal
    Case{"multiply", "float16", {0x8003, 0x3800}, 0x8002},
    Case{"multiply", "float16", {0x3C01, 0x3C01}, 0x3C02},
    Case{"divide", "float16", {0x3C00, 0x4200}, 0x3555},
    Case{"divide", "float16", {0xBC00, 0x0000}, 0xFC00},
    Case{"square_root", "float16", {0x4000}, 0x3DA8},
    Case{"square_root", "float16", {0x8000}, 0x8000},
    Case{"fused_multiply_add", "float16", {0x3C01, 0x3C01, 0xBC02}, 0x0010},  // 2^-20, all that rounding would lose
    Case{"add", "bfloat16", {0x3F80, 0x3B80}, 0x3F80},
    Case{"add", "bfloat16", {0x3F81, 0x3B80}, 0x3F82},
    Case{"add", "bfloat16", {0x0001, 0x0001}, 0x0002},
    Case{"subtract", "bfloat16", {0x0080, 0x0001}, 0x007F},
    Case{"multiply", "bfloat16", {0x0080, 0x3F00}, 0x0040},
    Case{"divide", "bfloat16", {0x3F80, 0x4040}, 0x3EAB},
    Case{"square_root", "bfloat16", {0x4000}, 0x3FB5},
    Case{"fused_multiply_add", "bfloat16", {0x3F81, 0x3F81, 0xBF82}, 0x3880},
};

constexpr const char* kEvery[] = {"add", "subtract", "multiply", "divide", "fused_multiply_add", "square_root"};

/// What one implementation offers, to nearest.
struct Offer {
  const char* id;
  std::vector<std::string> formats, operations;
};

void PrintTo(const Offer& offer, std::ostream* os) { *os << offer.id; }

class Arithmetic : public testing::TestWithParam<Offer> {
 protected:
  void SetUp() override {
    adapter_ = adapter_called(GetParam().id);
    if (adapter_ == nullptr) GTEST_SKIP() << GetParam().id << " is not built";
  }

  bool is_offered(std::string_view operation, std::string_view format) const {
    return std::ranges::count(GetParam().operations, operation) != 0 &&
           std::ranges::count(GetParam().formats, format) != 0;
  }

  const halfulp_adapter* adapter_ = nullptr;
};

const std::vector<std::string> kFour{"add", "subtract", "multiply", "divide"};

INSTANTIATE_TEST_SUITE_P(
    ThirdParty, Arithmetic,
    testing::Values(Offer{"cuda-host", {"float16", "bfloat16"}, kFour},
                    Offer{"cuda-host-x2", {"float16", "bfloat16"}, kFour}, Offer{"gcc-float16", {"float16"}, kFour},
                    Offer{"imath", {"float16"}, kFour},
                    Offer{"eigen", {"float16", "bfloat16"}, {"add", "subtract", "multiply", "divide", "square_root"}},
                    Offer{"llvm-apfloat",
                          {"float16", "bfloat16"},
                          {"add", "subtract", "multiply", "divide", "fused_multiply_add"}}),
    [](const auto& offer) {
      std::string name = offer.param.id;
      std::ranges::replace(name, '-', '_');
      return name;
    });

TEST_P(Arithmetic, gives_the_known_results_in_batches_and_one_by_one) {
  for (const char* const format : {"float16", "bfloat16"}) {
    for (const char* const operation : kEvery) {
      std::vector<std::array<std::uint16_t, 3>> operands;
      std::vector<std::uint16_t> expected;
      for (const Case& one : kCases) {
        if (std::string_view(one.operation) != operation || std::string_view(one.format) != format) continue;
        operands.push_back(one.operands);
        expected.push_back(one.result);
        const auto alone = ask<std::uint16_t>(adapter_, operation, format, "ties_to_even", {one.operands});
        if (alone) {
          EXPECT_EQ((*alone)[0], one.result) << format << ' ' << operation << ' ' << operands.size();
        }
      }
      const auto results = ask(adapter_, operation, format, "ties_to_even", operands);
      ASSERT_EQ(results.has_value(), is_offered(operation, format)) << format << ' ' << operation;
      if (results) {
        EXPECT_EQ(*results, expected) << format << ' ' << operation;
      }
    }
  }
}

TEST_P(Arithmetic, answers_invalid_operations_with_a_nan) {
  constexpr std::array kInvalid{
      Case{"add", "float16", {0x7C00, 0xFC00}, 0},      Case{"subtract", "float16", {0x7C00, 0x7C00}, 0},
      Case{"multiply", "float16", {0x0000, 0x7C00}, 0}, Case{"divide", "float16", {0x0000, 0x8000}, 0},
      Case{"square_root", "float16", {0xBC00}, 0},      Case{"fused_multiply_add", "float16", {0, 0x7C00, 0x3C00}, 0},
  };
  for (const Case& one : kInvalid) {
    const auto results = ask<std::uint16_t>(adapter_, one.operation, one.format, "ties_to_even", {one.operands});
    if (results) {
      EXPECT_GT((*results)[0] & 0x7FFF, 0x7C00) << one.operation;
    }
  }
}

}  // namespace
}  // namespace halfulp::impl::test
