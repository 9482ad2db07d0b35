// Everything that is known before the first tensor: the facts, the rules and what follows from them.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "cpu/block/element_table.h"
#include "cpu/block/facts.h"
#include "cpu/block/rules.h"

namespace halfulp::cpu::block {

struct Plan {
  Facts facts;
  Rules rules;
  ElementTable elements;
  std::vector<std::uint8_t> bins;        ///< [65536] ElementRule::binned: the code of each bin.
  std::vector<std::uint8_t> scale_bins;  ///< [65536] Decode::nested: the same for scales.
};

/// The plan for one variant of a block format, or nothing if one of them is not known here.
std::optional<Plan> plan_for(const halfulp_block& block, std::string_view variant);

/// The codes nearest to the centres of 65536 bins of [-1, 1], as bitsandbytes tabulates them. Requires 256 ascending
/// values.
std::vector<std::uint8_t> bins_of(const std::vector<float>& values);

/// The bin of a value; NaN has none and gives 65536.
std::uint32_t bin_of(float x);

}  // namespace halfulp::cpu::block
