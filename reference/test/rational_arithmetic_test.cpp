// Arithmetic by both oracles: every pair and triple of narrow formats, every square root of formats up to 16 bits.
#include <gtest/gtest.h>

#include "arithmetic_agreement.h"

namespace halfulp::rational {
namespace {

struct Tested {
  const char* format;
  const char* profile;
};

std::string name_of_format(const testing::TestParamInfo<Tested>& tested) { return tested.param.format; }

Tally compare_every_code(Arithmetic arithmetic, const FormatSpec& from, const FormatSpec& to, const char* profile) {
  Tally tally;
  const Oracle oracle(to);
  compare_all({arithmetic, from, oracle, *profile_called(profile)}, decode_all(from, every_code(from)), tally);
  return tally;
}

class EveryCode : public testing::TestWithParam<Tested> {
 protected:
  void expect_agreement_in(Arithmetic arithmetic) const {
    expect_agreement(compare_every_code(arithmetic, format_, format_, GetParam().profile));
  }

  const FormatSpec& format_ = format_called(GetParam().format);
};

class EveryPair : public EveryCode {};
class EveryTriple : public EveryCode {};
class EverySquareRoot : public EveryCode {};

TEST_P(EveryPair, has_the_same_sum) { expect_agreement_in(Arithmetic::add); }
TEST_P(EveryPair, has_the_same_difference) { expect_agreement_in(Arithmetic::subtract); }
TEST_P(EveryPair, has_the_same_product) { expect_agreement_in(Arithmetic::multiply); }
TEST_P(EveryPair, has_the_same_quotient) { expect_agreement_in(Arithmetic::divide); }
TEST_P(EveryTriple, has_the_same_fused_product_and_sum) { expect_agreement_in(Arithmetic::fused_multiply_add); }
TEST_P(EverySquareRoot, is_the_same) { expect_agreement_in(Arithmetic::square_root); }

TEST_P(EverySquareRoot, is_the_same_in_float8_e4m3fn) {
  expect_agreement(compare_every_code(Arithmetic::square_root, format_, format_called("float8_e4m3fn"), "ocp-nonsat"));
}

INSTANTIATE_TEST_SUITE_P(Formats, EveryPair,
                         testing::Values(Tested{"float8_e4m3fn", "ocp-nonsat"}, Tested{"float8_e5m2", "ieee-payload"},
                                         Tested{"float8_e3m4", "ieee-canonical"}, Tested{"float8_e4m3fnuz", "ieee"},
                                         Tested{"float8_e8m0fnu", "ieee"}, Tested{"ue4m3", "ieee"},
                                         Tested{"binary8p4se", "p3109-satnone"},
                                         Tested{"binary8p3uf", "p3109-satfinite"}, Tested{"float6_e2m3fn", "ieee"},
                                         Tested{"float6_e3m2fn", "ocp-sat"}, Tested{"float4_e2m1fn", "ieee"}),
                         name_of_format);
INSTANTIATE_TEST_SUITE_P(Formats, EveryTriple,
                         testing::Values(Tested{"float6_e2m3fn", "ocp-sat"}, Tested{"float4_e2m1fn", "ieee"},
                                         Tested{"binary4p2se", "p3109-satnone"}),
                         name_of_format);
INSTANTIATE_TEST_SUITE_P(Formats, EverySquareRoot,
                         testing::Values(Tested{"float16", "ieee-payload"}, Tested{"bfloat16", "ieee"},
                                         Tested{"float8_e4m3fn", "ocp-nonsat"}, Tested{"float8_e5m2", "ieee-payload"},
                                         Tested{"float8_e4m3fnuz", "ieee"}, Tested{"float8_e8m0fnu", "ieee"},
                                         Tested{"ue4m3", "ieee"}, Tested{"binary8p4se", "p3109-satnone"},
                                         Tested{"binary8p1ue", "p3109-satnone"}),
                         name_of_format);

}  // namespace
}  // namespace halfulp::rational
