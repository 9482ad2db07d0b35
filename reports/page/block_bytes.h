// Which bits of a block's bytes belong to which element, as packing shows.
#pragma once

#include <cstddef>
#include <vector>

#include "block/block_spec.h"

namespace halfulp {

/// So many bytes are looked at.
inline constexpr std::size_t kShownBytes = 6;

/// Bits of one byte that belong to one element, side by side.
struct Segment {
  std::size_t high = 0, low = 0;  ///< Of the byte.
  std::size_t element = 0;
  int element_high = 0, element_low = 0;  ///< Of the element's code.
};

/// The order of the codes of a format's first variant.
Order element_order(const BlockSpec& spec);

/// What packing one bit of one element sets, for all of them: the segments of the first bytes, from the top. Requires
/// an order other than trits.
std::vector<std::vector<Segment>> segments_of(const BlockSpec& spec);

/// The elements whose digits a byte of tq1_0 holds.
std::vector<std::size_t> elements_in(const BlockSpec& spec, std::size_t byte);

}  // namespace halfulp
