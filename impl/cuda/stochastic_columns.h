// Which function answers a query for a conversion with random bits.
#pragma once

#include <cstdint>
#include <optional>

#include "abi/adapter.h"
#include "cpu/stochastic_query.h"
#include "cuda/conversions.h"
#include "cuda/stochastic.h"

namespace halfulp::cuda {

/// Hands the function that answers `query` to `maker.make_random<Operand, Random, Result>(function)`, where the types
/// are the containers, and returns the columns made; empty ones for a query that is not offered: from float32 or a
/// format of 9 to 16 bits, into a format that a plan fits.
template <class Maker>
adapter::Columns stochastic_columns(const halfulp_query& query, const Maker& maker) {
  const auto asked = cpu::stochastic_query(query, kWidest);
  const auto encoding =
      asked ? plan_encoding(asked->to, cpu::Rounding::ties_to_even, asked->policy) : std::optional<EncodePlan>();
  if (!encoding) return {};
  const auto made = [&]<class Operand>(const auto& function, Operand) {
    return cpu::with_container(asked->random_width, [&]<class Random>(Random) {
      return asked->to.k <= 8 ? maker.template make_random<Operand, Random, std::uint8_t>(function)
                              : maker.template make_random<Operand, Random, std::uint16_t>(function);
    });
  };
  const StochasticPlan plan{*encoding, asked->rule};
  const halfulp_format& operand = query.operands[0];
  if (cpu::is_float32(operand)) return made(EncodeFloatStochastically{plan}, std::uint32_t{});
  const auto from = cpu::layout_of(operand, kWidest);
  const auto decoding = from && from->k > 8 ? plan_decoding(*from) : std::nullopt;
  if (!decoding) return {};
  return made(EncodeHalfStochastically{*decoding, plan}, std::uint16_t{});
}

}  // namespace halfulp::cuda
