#include "cpu/block/facts.h"

#include <bit>

#include "cpu/block/order.h"
#include "cpu/decode.h"
#include "cpu/format_facts.h"

namespace halfulp::cpu::block {
namespace {

static_assert(HALFULP_ORDER_BYTES == static_cast<int>(Order::bytes) &&
              HALFULP_ORDER_LSB_FIRST == static_cast<int>(Order::lsb_first) &&
              HALFULP_ORDER_MSB_FIRST == static_cast<int>(Order::msb_first) &&
              HALFULP_ORDER_HALVES == static_cast<int>(Order::halves) &&
              HALFULP_ORDER_HALVES_AND_FIFTH_BITS == static_cast<int>(Order::halves_and_fifth_bits) &&
              HALFULP_ORDER_TRITS == static_cast<int>(Order::trits) &&
              HALFULP_ORDER_QUARTERS == static_cast<int>(Order::quarters));
static_assert(HALFULP_STORAGE_PLANES == static_cast<int>(Storage::planes) &&
              HALFULP_STORAGE_SCALE_FIRST == static_cast<int>(Storage::scale_first) &&
              HALFULP_STORAGE_SCALE_LAST == static_cast<int>(Storage::scale_last));
static_assert(HALFULP_TENSOR_NOTHING == static_cast<int>(TensorPart::nothing) &&
              HALFULP_TENSOR_SCALE == static_cast<int>(TensorPart::scale) &&
              HALFULP_TENSOR_NESTED == static_cast<int>(TensorPart::nested) &&
              HALFULP_TENSOR_OUTLIER_COLUMNS == static_cast<int>(TensorPart::outlier_columns));

constexpr int kWidestElement = 8, kWidestScale = 32;

std::optional<CodeFormat> code_format_of(const halfulp_format* format, int widest) {
  if (format == nullptr || format->k < 1 || format->k > widest) return std::nullopt;
  CodeFormat result{.k = format->k,
                    .bytes = format->k <= 8    ? 1u
                             : format->k <= 16 ? 2u
                                               : 4u,
                    .layout = {},
                    .values = {}};
  if (is_codebook(*format)) {
    if (format->k > 8) return std::nullopt;
    result.values.assign(format->codebook, format->codebook + (std::size_t{1} << format->k));
    return result;
  }
  result.layout = layout_of(*format, widest);
  if (!result.layout || !is_exact_in<float>(*result.layout)) return std::nullopt;
  for (Code code = 0; format->k <= 8 && code < Code{1} << format->k; ++code) {
    result.values.push_back(cpu::decode(*result.layout, code));
  }
  return result;
}

bool is_known(const halfulp_block& block) {
  return block.order <= HALFULP_ORDER_QUARTERS && block.storage <= HALFULP_STORAGE_SCALE_LAST &&
         block.tensor <= HALFULP_TENSOR_OUTLIER_COLUMNS && block.is_flat <= 1 && block.whole_groups <= 1 &&
         block.scales_per_block >= 1 && block.scales_per_block <= 2 && block.group >= 1;
}

/// Codes with their scales beside them are stored block by block, each in whole bytes; planes are streams.
bool fits_together(const Facts& facts) {
  if (!facts.is_grouped()) return is_stream(facts.order) && facts.group == 1;
  return facts.tile_rows == 1 && facts.tile_columns != 0 && facts.tile_columns <= kLongestStoredBlock &&
         facts.rows == Rows::apart && facts.lengths == Lengths::whole_groups &&
         can_order(facts.order, facts.element.k, facts.tile_columns);
}

}  // namespace

std::optional<Facts> facts_of(const halfulp_block& block) {
  const auto element = code_format_of(block.element, kWidestElement);
  const auto scale = code_format_of(block.scale, kWidestScale);
  if (!element || !scale || !is_known(block)) return std::nullopt;
  Facts facts{.name = block.name,
              .element = *element,
              .scale = *scale,
              .tile_rows = block.tile_rows,
              .tile_columns = block.tile_columns,
              .rows = block.is_flat != 0 ? Rows::flat : Rows::apart,
              .lengths = block.whole_groups != 0 ? Lengths::whole_groups : Lengths::any,
              .scales_per_block = block.scales_per_block,
              .group = block.group,
              .order = static_cast<Order>(block.order),
              .storage = static_cast<Storage>(block.storage),
              .tensor = static_cast<TensorPart>(block.tensor)};
  return fits_together(facts) ? std::optional(facts) : std::nullopt;
}

float decode(const CodeFormat& format, Code code) {
  if (!format.values.empty()) return format.values[code & (format.values.size() - 1)];
  return format.k == 32 ? std::bit_cast<float>(code) : cpu::decode(*format.layout, code);
}

}  // namespace halfulp::cpu::block
