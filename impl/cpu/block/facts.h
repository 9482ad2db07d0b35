// What a block format stores, as it crosses the adapter interface: copied, checked and decoded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "abi/halfulp_adapter.h"
#include "cpu/layout.h"

namespace halfulp::cpu::block {

/// Where the codes of a block's elements lie among its bytes.
enum class Order : std::uint8_t { bytes, lsb_first, msb_first, halves, halves_and_fifth_bits, trits, quarters };
/// Where scales are kept.
enum class Storage : std::uint8_t { planes, scale_first, scale_last };
/// What the plane `tensor` holds.
enum class TensorPart : std::uint8_t { nothing, scale, nested, outlier_columns };
/// Whether blocks run on over the ends of rows.
enum class Rows : std::uint8_t { apart, flat };
/// Which lengths of rows can be stored.
enum class Lengths : std::uint8_t { any, whole_groups };

/// The format of elements or scales.
struct CodeFormat {
  int k = 0;                     ///< Width in bits.
  std::size_t bytes = 0;         ///< Size of the container of one code.
  std::optional<Layout> layout;  ///< Nothing for a codebook.
  std::vector<float> values;     ///< [2^k] if k is at most 8: what the codes stand for.
};

/// The facts of a block format.
struct Facts {
  std::string name;
  CodeFormat element;
  CodeFormat scale;
  std::uint64_t tile_rows = 1, tile_columns = 0;  ///< Elements that share a scale; 0: all in that direction.
  Rows rows = Rows::apart;
  Lengths lengths = Lengths::any;
  std::size_t scales_per_block = 1;
  std::uint64_t group = 1;  ///< Blocks that are stored together.
  Order order = Order::bytes;
  Storage storage = Storage::planes;
  TensorPart tensor = TensorPart::nothing;

  bool is_grouped() const { return storage != Storage::planes; }
};

/// A block that is stored with its scales has at most this many elements.
inline constexpr std::uint64_t kLongestStoredBlock = 4096;

/// The facts of `block`, or nothing if they do not fit together or are beyond what is implemented here.
std::optional<Facts> facts_of(const halfulp_block& block);

/// The value of a code of `format`, exactly; NaN is quiet.
float decode(const CodeFormat& format, Code code);

}  // namespace halfulp::cpu::block
