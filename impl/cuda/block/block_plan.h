// A plan that kernels can be given: the numbers of facts and rules, and the tables that they point to.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

#include "cpu/block/element_table.h"
#include "cpu/block/facts.h"
#include "cpu/block/plan.h"
#include "cpu/block/rules.h"
#include "cpu/layout.h"

namespace halfulp::cuda::block {

using cpu::Code;
using cpu::block::Decode;
using cpu::block::ElementRule;
using cpu::block::Order;
using cpu::block::Rules;
using cpu::block::ScaleRule;
using cpu::block::Storage;
using cpu::block::TensorPart;
using cpu::block::TieGoes;

inline constexpr std::size_t kPlaces = cpu::block::ElementTable::kPlaces;
inline constexpr std::uint32_t kBins = 65536;

/// What is looked up. The arrays are those of cpu::block::ElementTable and Plan.
struct BlockTables {
  std::array<float, kPlaces> thresholds;  ///< +infinity above the last one.
  std::array<double, kPlaces> midpoints;
  std::array<TieGoes, kPlaces> ties;
  std::array<std::uint8_t, kPlaces> codes;    ///< Of the elements in order of value.
  std::array<float, kPlaces> element_values;  ///< By code.
  std::array<float, kPlaces> scale_values;    ///< By code, of scales of up to eight bits.
  std::array<std::uint8_t, kBins> bins;       ///< Codes of elements (ElementRule::binned) or scales (Decode::nested).
};

/// How scales are stored.
struct ScaleFormat {
  int k = 0;
  std::uint32_t bytes = 0;  ///< Of the container.
  cpu::Layout layout = {};  ///< Means nothing if it is a codebook.
  bool is_codebook = false;
};

/// One variant of one block format.
struct BlockPlan {
  Rules rules = {};
  ScaleFormat scale = {};
  Order order = Order::bytes;
  Storage storage = Storage::planes;
  TensorPart tensor = TensorPart::nothing;
  int element_bits = 0;           ///< Width of a code.
  std::uint32_t stored_bits = 0;  ///< Bits that it takes in a stream.
  std::uint32_t scales_per_block = 1;
  std::uint32_t group = 1;        ///< Blocks stored together.
  std::uint32_t length = 0;       ///< Elements of a block that is stored with its scales.
  std::uint32_t code_bytes = 0;   ///< Bytes of codes of such a block.
  std::uint32_t size = 0;         ///< Distinct elements.
  std::uint32_t search_from = 0;  ///< The first step of a search among thresholds.
  std::uint32_t zero_place = 0;   ///< kPlaces if no element is zero.
  std::uint8_t negative_zero_code = 0, nan_code = 0;
  int precision = 0;  ///< Bits of a significand in the binade of the greatest element.
  float least = 0, greatest = 0;
  const BlockTables* tables = nullptr;

  constexpr bool is_grouped() const { return storage != Storage::planes; }
  constexpr std::uint32_t scale_bytes() const { return scales_per_block * scale.bytes; }
};

static_assert(std::is_trivially_copyable_v<BlockPlan> && std::is_trivially_copyable_v<BlockTables>);

/// Whether kernels have what the plan asks for.
bool can_run(const cpu::block::Plan& plan);

/// The numbers of a plan, without tables. Requires can_run().
BlockPlan block_plan_of(const cpu::block::Plan& plan);

/// The tables of a plan.
BlockTables block_tables_of(const cpu::block::Plan& plan);

}  // namespace halfulp::cuda::block
