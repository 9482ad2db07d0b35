#include "cpu/scalar_stochastic.h"

#include "cpu/decode.h"
#include "cpu/stochastic_query.h"

namespace halfulp::cpu {
namespace {

template <class Operand, class Function>
adapter::Columns columns(const StochasticQuery& asked, const Function& function) {
  return with_container(asked.random_width, [&]<class Random>(Random) {
    return with_container(asked.to.k,
                          [&]<class Result>(Result) { return random_columns<Operand, Random, Result>(function); });
  });
}

}  // namespace

adapter::Columns prepare_scalar_stochastic(const halfulp_query& query, int widest) {
  const auto asked = stochastic_query(query, widest);
  if (!asked) return {};
  const auto encode = [asked = *asked](auto x, std::uint32_t random) {
    return encode_stochastic(asked.to, x, asked.rule, asked.policy, random);
  };
  const halfulp_format& operand = query.operands[0];
  if (is_float32(operand)) return columns<float>(*asked, encode);
  if (is_float64(operand)) return columns<double>(*asked, encode);
  const auto from = layout_of(operand, 16);
  if (!from || from->k <= 8 || !is_exact_in<float>(*from)) return {};
  return columns<std::uint16_t>(*asked, [encode, from = *from](std::uint16_t code, std::uint32_t random) {
    return encode(decode(from, code), random);
  });
}

}  // namespace halfulp::cpu
