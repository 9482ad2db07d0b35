#include "app/byte_cells.h"

#include <algorithm>

#include "block/layout.h"
#include "block/pack.h"

namespace halfulp {
namespace {

constexpr std::size_t kUnknownLength = 64;  ///< Elements drawn of a block that has as many as its row or tensor.

Shape drawn_shape(const BlockSpec& spec) {
  return {1, spec.tile.columns == 0 ? kUnknownLength : spec.tile.columns * spec.group};
}

/// One bit of one code.
struct CodeBit {
  Part part = Part::nothing;
  std::size_t index = 0;
  int bit = 0;
};

/// What every bit of the codes' plane holds, the low bit of the first byte first: bits of codes are numbered, and every
/// digit of the numbers is packed once.
std::vector<CodeBit> bits_of_plane(const BlockSpec& spec, const BlockRules& rules) {
  const Shape shape = drawn_shape(spec);
  std::vector<CodeBit> numbered{{}};
  const auto number = [&](Part part, std::size_t count, int width) {
    for (std::size_t i = 0; i < count; ++i) {
      for (int bit = 0; bit < width; ++bit) numbered.push_back({part, i, bit});
    }
  };
  const std::size_t scales = block_count(spec, shape) * spec.scales_per_block;
  number(Part::element, stored_elements(spec, rules, shape), spec.element->k);
  if (spec.storage != Storage::planes) number(Part::scale, scales, spec.scale->container_bits());
  std::vector<std::size_t> numbers(plane_sizes(spec, rules, shape).codes * 8);
  for (int digit = 0; numbered.size() >> digit != 0; ++digit) {
    Items items{std::vector<Code>(stored_elements(spec, rules, shape)), std::vector<Code>(scales),
                std::vector<Code>(tensor_items(spec, shape))};
    for (std::size_t i = 0; i < numbered.size(); ++i) {
      if (numbered[i].part == Part::nothing || (i >> digit & 1) == 0) continue;
      auto& codes = numbered[i].part == Part::element ? items.elements : items.scales;
      codes[numbered[i].index] |= Code{1} << numbered[i].bit;
    }
    const Planes planes = pack(spec, rules, shape, items);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      numbers[i] |= static_cast<std::size_t>(planes.codes[i / 8] >> i % 8 & 1) << digit;
    }
  }
  std::vector<CodeBit> bits;
  for (const std::size_t i : numbers) bits.push_back(numbered[i]);
  return bits;
}

/// A number for an element, with its bits where they are not all there; a name for a scale.
std::string cell_text(const BlockSpec& spec, const Cell& cell) {
  const std::string high = std::to_string(cell.low + cell.width - 1), low = std::to_string(cell.low);
  const std::string range = cell.width == 1 ? low : high + ":" + low;
  if (cell.part == Part::nothing) return "";
  if (cell.part == Part::element) {
    return std::to_string(cell.index) + (cell.width == spec.element->k ? "" : "." + range);
  }
  const bool is_second = cell.index % spec.scales_per_block == 1;
  const std::string name = is_second ? "minimum" : spec.group > 1 ? "scale " + std::to_string(cell.index) : "scale";
  return cell.width == spec.scale->container_bits() ? name : name + " " + range;
}

/// One byte's cells, from bit 7 down.
ByteCells cells_of(const BlockSpec& spec, const CodeBit* byte) {
  ByteCells cells;
  for (int bit = 7; bit >= 0; --bit) {
    const CodeBit& here = byte[bit];
    const bool goes_on = !cells.empty() && cells.back().part == here.part && cells.back().index == here.index &&
                         (here.part == Part::nothing || cells.back().low == here.bit + 1);
    if (!goes_on) cells.push_back({here.part, here.index, 0, here.bit, ""});
    ++cells.back().width;
    cells.back().low = here.bit;
  }
  for (Cell& cell : cells) cell.text = cell_text(spec, cell);
  return cells;
}

std::vector<ByteCells> cells_by_bits(const BlockSpec& spec, const BlockRules& rules) {
  const std::vector<CodeBit> bits = bits_of_plane(spec, rules);
  std::vector<ByteCells> bytes;
  for (std::size_t byte = 0; byte < bits.size() / 8; ++byte) bytes.push_back(cells_of(spec, &bits[byte * 8]));
  return bytes;
}

/// Elements that share a byte as digits have no bits of their own: a byte holds those that change it.
std::vector<ByteCells> cells_by_digits(const BlockSpec& spec, const BlockRules& rules) {
  const Shape shape = drawn_shape(spec);
  std::vector<std::string> holds(plane_sizes(spec, rules, shape).codes);
  std::vector<std::size_t> first(holds.size());
  Items items{std::vector<Code>(stored_elements(spec, rules, shape)),
              std::vector<Code>(block_count(spec, shape) * spec.scales_per_block),
              {}};
  for (std::size_t i = items.elements.size(); i-- > 0;) {
    items.elements[i] = 1;
    const Planes planes = pack(spec, rules, shape, items);
    items.elements[i] = 0;
    const auto byte = static_cast<std::size_t>(std::ranges::find_if(planes.codes, [](int b) { return b != 0; }) -
                                               planes.codes.begin());
    holds[byte] = std::to_string(i) + " " + holds[byte];
    first[byte] = i;
  }
  std::vector<ByteCells> bytes = cells_by_bits(spec, rules);
  for (std::size_t byte = 0; byte < bytes.size(); ++byte) {
    if (!holds[byte].empty()) bytes[byte] = {{Part::element, first[byte], 8, 0, holds[byte] + "in base 3"}};
  }
  return bytes;
}

}  // namespace

std::vector<ByteCells> byte_cells(const BlockSpec& spec, const BlockRules& rules) {
  return rules.order == Order::trits ? cells_by_digits(spec, rules) : cells_by_bits(spec, rules);
}

}  // namespace halfulp
