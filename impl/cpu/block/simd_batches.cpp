#include "cpu/block/simd_batches.h"

namespace halfulp::cpu::block {
namespace {

constexpr std::uint64_t kShortest = kBatchValues / kBatchBlocks, kLongest = kBatchValues / 2;

bool fills_bytes(const Facts& facts, std::uint64_t elements) {
  return elements * static_cast<unsigned>(bits_in_stream(facts.order, facts.element.k)) % 8 == 0;
}

}  // namespace

bool can_batch(const Facts& facts, const Cut& cut) {
  if (cut.tile_rows != 1 || cut.tile_columns < kShortest || cut.tile_columns > kLongest) return false;
  if (facts.is_grouped()) return true;
  return fills_bytes(facts, cut.tile_columns) && (cut.shape.rows <= 1 || fills_bytes(facts, cut.shape.columns));
}

std::size_t batch_at(const Cut& cut, std::uint64_t block, std::uint64_t most) {
  const std::uint64_t in_row = block % cut.across;
  const std::uint64_t whole_in_row = cut.shape.columns / cut.tile_columns;
  const bool are_rows_whole = whole_in_row == cut.across;
  const std::uint64_t side_by_side = are_rows_whole ? most : std::min(most, whole_in_row - in_row);
  return static_cast<std::size_t>(std::min<std::uint64_t>(side_by_side, kBatchValues / cut.tile_columns));
}

}  // namespace halfulp::cpu::block
