// One row describes one block format: what is stored. Its variants say how libraries come to it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "block/rules.h"
#include "format/format_spec.h"

namespace halfulp {

/// Where scales are kept.
enum class Storage : std::uint8_t {
  planes,       ///< Codes and scales each in their own plane.
  scale_first,  ///< All in the plane of codes: the scales of a group, then its codes.
  scale_last,   ///< All in the plane of codes: the codes of a group, then its scales.
};

/// What a tensor has besides codes and scales, as float32 values.
enum class TensorPart : std::uint8_t {
  nothing,
  scale,            ///< [1] a scale of all the scales.
  nested,           ///< [1 + ceil(scales / 256)] an offset, then the scales of the scales.
  outlier_columns,  ///< [columns] 1 where the column holds an outlier, else 0.
};

/// Whether blocks run on over the ends of rows.
enum class Rows : std::uint8_t { apart, flat };

/// Which lengths can be stored.
enum class Lengths : std::uint8_t {
  any,           ///< All; the last block may be shorter.
  whole_groups,  ///< Whole groups of blocks only.
};

/// How many elements share a scale. 0: all there are in that direction.
struct Tile {
  std::size_t rows = 1;
  std::size_t columns = 0;
};

/// One named way to come to the blocks of a format.
struct BlockVariant {
  std::string_view name;
  BlockRules rules;
  std::string_view rule;  ///< Where it is stated or was observed.
};

/// A block format.
struct BlockSpec {
  std::string name = {};     ///< Canonical name.
  std::string aliases = {};  ///< Space-separated names accepted on input.
  const FormatSpec* element = nullptr;
  const FormatSpec* scale = nullptr;
  Tile tile = {};
  Rows rows = Rows::apart;
  Lengths lengths = Lengths::any;
  std::size_t scales_per_block = 1;  ///< 2: a scale and a minimum or zero point.
  std::size_t group = 1;             ///< Blocks that are stored together.
  Storage storage = Storage::planes;
  TensorPart tensor = TensorPart::nothing;
  std::span<const BlockVariant> variants = {};
  std::string_view rule = {};  ///< Where the format is defined.
};

}  // namespace halfulp
