// Asks built-in adapters for arithmetic, through the C interface.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

#include "abi/adapter.h"
#include "abi/builtins.h"

namespace halfulp::impl::test {

inline std::uint32_t operands_of(std::string_view operation) {
  return operation == "square_root" ? 1 : operation == "fused_multiply_add" ? 3 : 2;
}

/// The adapter of an id, or nothing if this build has none.
inline const halfulp_adapter* adapter_called(std::string_view id) {
  static std::map<std::string_view, const halfulp_adapter*> exposed;
  const auto row = std::ranges::find(builtins(), id, &Builtin::id);
  if (row == builtins().end()) return nullptr;
  const halfulp_adapter*& adapter = exposed[row->id];
  if (adapter == nullptr) adapter = adapter::expose(row->make());
  return adapter;
}

/// Runs one query over columns of codes. Nothing if the adapter does not offer it.
template <class Code>
std::optional<std::vector<Code>> ask(const halfulp_adapter* adapter, const char* operation, const char* format,
                                     const char* rounding, const std::vector<std::array<Code, 3>>& cases) {
  halfulp_format facts{};
  facts.struct_size = sizeof facts;
  facts.name = format;
  const halfulp_format operands[] = {facts, facts, facts};
  const halfulp_query query{sizeof query, operation, operands_of(operation), operands, &facts, rounding,
                            "ieee",       nullptr};
  halfulp_call call{};
  if (adapter->prepare(adapter, &query, &call) != HALFULP_OK) return std::nullopt;
  std::array<std::vector<Code>, 3> columns;
  for (const auto& one : cases) {
    for (std::size_t i = 0; i < columns.size(); ++i) columns[i].push_back(one[i]);
  }
  std::vector<Code> results(cases.size());
  const void* const pointers[] = {columns[0].data(), columns[1].data(), columns[2].data()};
  EXPECT_EQ(call.run(call.state, pointers, results.data(), results.size()), HALFULP_OK);
  call.release(call.state);
  return results;
}

}  // namespace halfulp::impl::test
