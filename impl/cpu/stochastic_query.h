// A query for a conversion with random bits: what it asks, and the loop that answers it on the CPU.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>

#include "abi/adapter.h"
#include "cpu/format_facts.h"
#include "cpu/rounding.h"
#include "cpu/stochastic.h"

namespace halfulp::cpu {

struct StochasticQuery {
  Layout to;
  Stochastic rule;
  Policy policy;
  int random_width = 0;  ///< In bits: what decides the container of the random words.
};

/// Reads a query; nothing if it has no random bits, more than 32, or a result format that is no binary one of at most
/// `widest` bits.
inline std::optional<StochasticQuery> stochastic_query(const halfulp_query& query, int widest) {
  constexpr int kMostRandomBits = 32;
  if (query.operand_count != 2) return std::nullopt;
  const int bits = query.operands[1].k;
  const auto keep = keep_called(query.rounding);
  const auto policy = policy_called(query.profile);
  const auto to = layout_of(*query.result, widest);
  if (bits < 1 || bits > kMostRandomBits || !keep || !policy || !to) return std::nullopt;
  return StochasticQuery{*to, {*keep, static_cast<std::uint32_t>(bits)}, *policy, bits};
}

/// Calls `function` with a zero of the smallest container of k bits, at most 32.
template <class Function>
auto with_container(int k, const Function& function) {
  if (k <= 8) return function(std::uint8_t{});
  if (k <= 16) return function(std::uint16_t{});
  return function(std::uint32_t{});
}

/// Applies `function(operand, random)` to one pair of codes after the other.
template <class Operand, class Random, class Result, class Function>
adapter::Columns random_columns(const Function& function) {
  return [function](const void* const* operands, void* result, std::size_t count) {
    const auto* from = static_cast<const std::byte*>(operands[0]);
    const auto* randoms = static_cast<const std::byte*>(operands[1]);
    auto* to = static_cast<std::byte*>(result);
    for (std::size_t i = 0; i < count; ++i) {
      Operand x;
      Random random;
      std::memcpy(&x, from + i * sizeof x, sizeof x);
      std::memcpy(&random, randoms + i * sizeof random, sizeof random);
      const auto y = static_cast<Result>(function(x, random));
      std::memcpy(to + i * sizeof y, &y, sizeof y);
    }
  };
}

}  // namespace halfulp::cpu
