#include "cpu/block/shape.h"

#include "cpu/block/nested.h"
#include "cpu/block/order.h"

namespace halfulp::cpu::block {
namespace {

std::uint64_t quotient_up(std::uint64_t count, std::uint64_t length) { return count / length + (count % length != 0); }

/// Elements in one direction of a block; 1 where there are none, so that counts of blocks are 0.
std::uint64_t tile_of(std::uint64_t length, std::uint64_t extent) {
  return length != 0 ? length : std::max<std::uint64_t>(extent, 1);
}

bool is_too_large(const Shape& shape) { return shape.columns != 0 && shape.rows > kMostElements / shape.columns; }

/// Whether a block may be the first of a range: no byte of its codes is shared with a block before it.
bool starts_a_byte(const Facts& facts, const Cut& cut, std::uint64_t block) {
  const auto bits = static_cast<std::uint64_t>(bits_in_stream(facts.order, facts.element.k));
  if (facts.is_grouped()) return block % facts.group == 0;
  if (bits == 8) return true;
  const bool are_rows_apart = cut.tile_rows == 1 || block % cut.across == 0;
  return are_rows_apart && cut.first_element(block) * bits % 8 == 0;
}

std::uint64_t tensor_items(const Facts& facts, const Shape& shape, std::uint64_t blocks) {
  switch (facts.tensor) {
    case TensorPart::nothing:
      return 0;
    case TensorPart::scale:
      return 1;
    case TensorPart::nested:
      return 1 + quotient_up(blocks, kNestedBlock);
    case TensorPart::outlier_columns:
      return shape.columns;
  }
  return 0;
}

}  // namespace

std::int32_t check_shape(const Facts& facts, const Shape& shape) {
  if (is_too_large(shape)) return HALFULP_BAD_SHAPE;
  if (facts.lengths == Lengths::any) return HALFULP_OK;
  const bool are_whole = shape.count() != 0 && shape.columns % (facts.tile_columns * facts.group) == 0;
  return are_whole ? HALFULP_OK : HALFULP_BAD_SHAPE;
}

Cut::Cut(const Facts& facts, const Shape& tensor)
    : shape(facts.rows == Rows::flat ? Shape{1, tensor.count()} : tensor),
      tile_rows(tile_of(facts.tile_rows, shape.rows)),
      tile_columns(tile_of(facts.tile_columns, shape.columns)),
      down(shape.count() == 0 ? 0 : quotient_up(shape.rows, tile_rows)),
      across(shape.count() == 0 ? 0 : quotient_up(shape.columns, tile_columns)) {}

std::vector<BlockRange> split(const Facts& facts, const Cut& cut, std::uint64_t parts) {
  const std::uint64_t blocks = cut.blocks();
  const std::uint64_t length = quotient_up(blocks, std::max<std::uint64_t>(parts, 1));
  std::vector<BlockRange> ranges;
  for (std::uint64_t first = 0; first < blocks;) {
    std::uint64_t next = std::min(first + length, blocks);
    while (next < blocks && !starts_a_byte(facts, cut, next)) ++next;
    ranges.push_back({first, next - first});
    first = next;
  }
  return ranges;
}

std::uint64_t stored_elements(const Facts& facts, const Shape& shape) {
  if (facts.is_grouped()) return shape.count();
  const auto bits = static_cast<std::uint64_t>(bits_in_stream(facts.order, facts.element.k));
  return quotient_up(shape.count() * bits, 8) * 8 / bits;
}

Sizes sizes_of(const Facts& facts, const Shape& shape) {
  const std::uint64_t blocks = Cut(facts, shape).blocks();
  const std::uint64_t scale_bytes = blocks * facts.scales_per_block * facts.scale.bytes;
  const auto bits = static_cast<std::uint64_t>(bits_in_stream(facts.order, facts.element.k));
  Sizes sizes{.codes = quotient_up(shape.count() * bits, 8),
              .scales = scale_bytes,
              .tensor = tensor_items(facts, shape, blocks) * sizeof(float),
              .loose_codes = stored_elements(facts, shape),
              .loose_scales = scale_bytes};
  if (facts.is_grouped()) {
    sizes.codes = blocks * block_bytes(facts.order, facts.element.k, facts.tile_columns) + scale_bytes;
    sizes.scales = 0;
  }
  return sizes;
}

}  // namespace halfulp::cpu::block
