// Arithmetic of formats of 16 and more bits by both oracles, on operands at which an operation can go wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "arithmetic_agreement.h"
#include "arithmetic_operands.h"

namespace halfulp::rational {
namespace {

struct Formats {
  const char* from;
  const char* to;
  const char* profile;
  int pairs;    ///< Of each kind, for each operation.
  int triples;  ///< Of each kind.
};

constexpr std::array kFormats{Formats{"float16", "float16", "ieee-payload", 20000, 64000},
                              Formats{"bfloat16", "bfloat16", "ieee-payload", 20000, 64000},
                              Formats{"float16", "float8_e4m3fn", "ocp-nonsat", 4000, 8000},
                              Formats{"float16", "float8_e5m2", "ocp-sat", 4000, 8000},
                              Formats{"float32", "float32", "ieee-payload", 1000, 2000},
                              Formats{"float32", "bfloat16", "ieee-payload", 1000, 2000},
                              Formats{"float64", "float64", "ieee-payload", 500, 1000}};

std::string name_of_formats(const Formats& formats) { return std::string(formats.from) + "_to_" + formats.to; }

/// Made once: the rationals of a 16-bit format take longer to list than many operations.
const Oracle& oracle_called(const char* format) {
  static std::map<std::string_view, Oracle> oracles;
  return oracles.try_emplace(format, format_called(format)).first->second;
}

using Drawn = std::tuple<Formats, OperandKindRow>;

class Draws : public testing::TestWithParam<Drawn> {
 protected:
  void expect_agreement_in(Arithmetic arithmetic, int count) const {
    const auto& [formats, kind] = GetParam();
    const Magnitudes& from = oracle_called(formats.from).magnitudes();
    const Oracle& to = oracle_called(formats.to);
    const Question question{arithmetic, from.spec(), to, *profile_called(formats.profile)};
    std::array<Source, 3> sources;
    const std::array<const Source*, 3> operands{&sources[0], &sources[1], &sources[2]};
    Operands drawn(arithmetic, from, to.magnitudes(), 754);
    Tally tally;
    for (int i = 0; i < count; ++i) {
      std::ranges::transform(drawn.draw(kind.kind), sources.begin(), [&](Code code) {
        return Source{code, from.decode(code)};
      });
      compare(question, std::span(operands).first(static_cast<std::size_t>(row_of(arithmetic).operands)), tally);
    }
    expect_agreement(tally);
  }

  int pairs() const { return std::get<0>(GetParam()).pairs; }
  int triples() const { return std::get<0>(GetParam()).triples; }
};

class DrawsForFused : public Draws {};

TEST_P(Draws, have_the_same_sum) { expect_agreement_in(Arithmetic::add, pairs()); }
TEST_P(Draws, have_the_same_difference) { expect_agreement_in(Arithmetic::subtract, pairs()); }
TEST_P(Draws, have_the_same_product) { expect_agreement_in(Arithmetic::multiply, pairs()); }
TEST_P(Draws, have_the_same_quotient) { expect_agreement_in(Arithmetic::divide, pairs()); }
TEST_P(DrawsForFused, have_the_same_fused_product_and_sum) {
  expect_agreement_in(Arithmetic::fused_multiply_add, triples());
}

std::string name_of_drawn(const testing::TestParamInfo<Drawn>& tested) {
  const auto& [formats, kind] = tested.param;
  return name_of_formats(formats) + "_" + std::string(kind.name);
}

const auto kAllFormats = testing::ValuesIn(kFormats);
const auto kAllKinds = testing::ValuesIn(kOperandKinds);

INSTANTIATE_TEST_SUITE_P(Formats, Draws, testing::Combine(kAllFormats, kAllKinds), name_of_drawn);
INSTANTIATE_TEST_SUITE_P(Formats, DrawsForFused, testing::Combine(kAllFormats, kAllKinds), name_of_drawn);

class DrawsForRoots : public Draws {};

TEST_P(DrawsForRoots, have_the_same_square_root) { expect_agreement_in(Arithmetic::square_root, pairs()); }

// The roots of the 16-bit formats are all in rational_arithmetic_test.cpp.
INSTANTIATE_TEST_SUITE_P(Formats, DrawsForRoots,
                         testing::Combine(testing::ValuesIn(kFormats.begin() + 4, kFormats.end()), kAllKinds),
                         name_of_drawn);

class Edges : public testing::TestWithParam<std::tuple<Formats, ArithmeticRow>> {};

TEST_P(Edges, agree_however_they_are_combined) {
  const auto& [formats, row] = GetParam();
  const FormatSpec& from = format_called(formats.from);
  const Question question{row.arithmetic, from, oracle_called(formats.to), *profile_called(formats.profile)};
  Tally tally;
  compare_all(question, decode_all(from, edge_codes(from)), tally);
  expect_agreement(tally);
}

INSTANTIATE_TEST_SUITE_P(Formats, Edges, testing::Combine(kAllFormats, testing::ValuesIn(kArithmetic)),
                         [](const auto& tested) {
                           return name_of_formats(std::get<0>(tested.param)) + "_" +
                                  std::string(std::get<1>(tested.param).name);
                         });

}  // namespace
}  // namespace halfulp::rational
