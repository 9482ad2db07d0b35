#include "block/block_registry.h"

#include <stdexcept>

#include "block/families.h"
#include "format/names.h"

namespace halfulp {
namespace {

const BlockSpec* find(const std::vector<BlockSpec>& rows, std::string_view name) {
  for (const BlockSpec& row : rows) {
    if (is_named(row.name, row.aliases, name)) return &row;
  }
  return nullptr;
}

std::string_view problem_with(const BlockSpec& row) {
  if (row.name.empty()) return "has no name";
  if (row.element == nullptr || row.element->k > 8) return "needs elements of at most 8 bits";
  if (row.scale == nullptr) return "needs a scale";
  if (row.scales_per_block < 1 || row.scales_per_block > 2) return "needs one or two scales per block";
  if (row.variants.empty()) return "needs a variant";
  if (row.storage != Storage::planes && row.lengths != Lengths::whole_groups) {
    return "keeps scales beside codes and must hold whole groups only";
  }
  if (row.lengths == Lengths::whole_groups && (row.tile.columns * row.group == 0 || row.rows == Rows::flat)) {
    return "needs groups of a known length within rows";
  }
  for (const BlockVariant& variant : row.variants) {
    if (variant_called(row, variant.name) != &variant) return "has two variants of one name";
  }
  return "";
}

void add(std::vector<BlockSpec>& rows, BlockSpec row) {
  if (const std::string_view problem = problem_with(row); !problem.empty()) {
    throw std::invalid_argument("block format '" + row.name + "' " + std::string(problem));
  }
  for_each_name(row.name, row.aliases, [&](std::string_view name) {
    if (find(rows, name) != nullptr) throw std::invalid_argument("block name '" + std::string(name) + "' is taken");
  });
  rows.push_back(std::move(row));
}

}  // namespace

const std::vector<BlockSpec>& standard_blocks() {
  static const std::vector<BlockSpec> blocks = [] {
    std::vector<BlockSpec> all;
    for (auto* family : {bitsandbytes_blocks, mx_blocks, nvfp4_blocks, ggml_blocks, scaled_blocks}) {
      for (BlockSpec& row : family()) add(all, std::move(row));
    }
    return all;
  }();
  return blocks;
}

const BlockSpec* block_called(std::string_view name) { return find(standard_blocks(), name); }

const BlockVariant* variant_called(const BlockSpec& spec, std::string_view name) {
  for (const BlockVariant& variant : spec.variants) {
    if (equals_ignoring_case(variant.name, name)) return &variant;
  }
  return nullptr;
}

}  // namespace halfulp
