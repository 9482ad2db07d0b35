// Asks an adapter for conversions with random bits, through the C interface.
#pragma once

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "abi/adapter.h"
#include "cpu/stochastic.h"
#include "facts.h"
#include "naive_stochastic.h"
#include "subjects.h"

namespace halfulp::cpu::test {

/// The operands of one call, in their containers.
template <class Value, class Random>
struct Pairs {
  std::vector<Value> values;
  std::vector<Random> randoms;
};

/// One question: everything but the operands.
struct StochasticQuestion {
  halfulp_format from, to;
  Stochastic rule;
  const char* profile;

  std::string rounding() const {
    return std::string("stochastic_") + "abc"[static_cast<int>(rule.keep)] + std::to_string(rule.random_bits);
  }
};

/// Asks and runs one query. Nothing if the adapter does not offer it.
template <class Result, class Value, class Random>
std::optional<std::vector<Result>> ask(const halfulp_adapter* adapter, const StochasticQuestion& question,
                                       const Pairs<Value, Random>& pairs) {
  const std::string rounding = question.rounding();
  const std::string random_name = "random" + std::to_string(question.rule.random_bits);
  halfulp_format random{};
  random.struct_size = sizeof random;
  random.name = random_name.c_str();
  random.k = static_cast<int>(question.rule.random_bits);
  const halfulp_format operands[] = {question.from, random};
  const halfulp_query query{sizeof query,     "convert",        2,      operands, &question.to,
                            rounding.c_str(), question.profile, nullptr};
  halfulp_call call{};
  if (adapter->prepare(adapter, &query, &call) != HALFULP_OK) return std::nullopt;
  std::vector<Result> results(pairs.values.size());
  const void* const columns[] = {pairs.values.data(), pairs.randoms.data()};
  EXPECT_EQ(call.run(call.state, columns, results.data(), results.size()), HALFULP_OK);
  call.release(call.state);
  return results;
}

/// Every code of float16 with every random word of four bits, into float8_e4m3fn: the rules computed in doubles.
inline void check_every_half_with_every_draw(const halfulp_adapter* adapter) {
  constexpr std::uint32_t kBits = 4;
  Pairs<std::uint16_t, std::uint8_t> all;
  for (std::uint32_t i = 0; i < std::uint32_t{1} << (16 + kBits); ++i) {
    all.values.push_back(static_cast<std::uint16_t>(i >> kBits));
    all.randoms.push_back(static_cast<std::uint8_t>(i & ((1u << kBits) - 1)));
  }
  const NaiveStochastic naive(kFloat8E4m3fn);
  for (const auto& [profile, policy] : {std::pair("ocp-nonsat", kIeee), std::pair("ocp-sat", kSaturating)}) {
    for (const Keep keep : kKeeps) {
      const Stochastic rule{keep, kBits};
      const auto codes = ask<std::uint8_t>(adapter,
                                           {.from = facts("float16", kFloat16),
                                            .to = facts("float8_e4m3fn", kFloat8E4m3fn),
                                            .rule = rule,
                                            .profile = profile},
                                           all);
      ASSERT_TRUE(codes) << profile;
      for (std::size_t i = 0; i < codes->size(); ++i) {
        const Code code = all.values[i];
        const bool is_nan = is_naive_nan(kFloat16, code), negative = code >= 0x8000;
        const double magnitude = is_nan                      ? std::nan("")
                                 : (code & 0x7FFF) == 0x7C00 ? HUGE_VAL
                                                             : naive_value(kFloat16, code & 0x7FFF);
        ASSERT_TRUE(agrees(kFloat8E4m3fn, naive.encode(negative ? -magnitude : magnitude, rule, policy, all.randoms[i]),
                           (*codes)[i]))
            << profile << ' ' << static_cast<int>(keep) << ' ' << code << ' ' << int{all.randoms[i]};
      }
    }
  }
}

}  // namespace halfulp::cpu::test
