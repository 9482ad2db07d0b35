#include "block/pack.h"

#include <stdexcept>

#include "block/layout.h"
#include "block/order.h"

namespace halfulp {
namespace {

constexpr std::size_t kFloat32Bytes = 4;

std::size_t scale_width(const BlockSpec& spec) { return static_cast<std::size_t>(spec.scale->container_bits()) / 8; }

/// Writes every code in `width` bytes, the lowest first.
void write_words(std::span<const Code> codes, std::size_t width, std::span<std::uint8_t> bytes) {
  for (std::size_t i = 0; i < codes.size() * width; ++i) {
    bytes[i] = static_cast<std::uint8_t>(codes[i / width] >> i % width * 8);
  }
}

void read_words(std::span<const std::uint8_t> bytes, std::size_t width, std::span<Code> codes) {
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = 0;
  for (std::size_t i = 0; i < codes.size() * width; ++i) codes[i / width] |= Code{bytes[i]} << i % width * 8;
}

/// Where the parts of a group of blocks lie in the plane of codes of a format that keeps them together.
struct Group {
  std::size_t elements = 0, scales = 0;     ///< Codes.
  std::size_t code_bytes = 0, size = 0;     ///< Bytes.
  std::size_t codes_at = 0, scales_at = 0;  ///< Offsets in bytes.
};

Group group_of(const BlockSpec& spec, const CodeRun& run) {
  Group group{.elements = spec.tile.columns * spec.group, .scales = spec.group * spec.scales_per_block};
  const std::size_t scale_bytes = group.scales * scale_width(spec);
  group.code_bytes = bytes_of(run, group.elements);
  group.size = group.code_bytes + scale_bytes;
  if (spec.storage == Storage::scale_first) group.codes_at = scale_bytes;
  if (spec.storage == Storage::scale_last) group.scales_at = group.code_bytes;
  return group;
}

void require_size(std::size_t actual, std::size_t fitting) {
  if (actual != fitting) throw std::invalid_argument("the items or planes do not fit the tensor's shape");
}

}  // namespace

Planes pack(const BlockSpec& spec, const BlockRules& rules, Shape shape, const Items& items) {
  require_size(items.elements.size(), stored_elements(spec, rules, shape));
  require_size(items.scales.size(), block_count(spec, shape) * spec.scales_per_block);
  require_size(items.tensor.size(), tensor_items(spec, shape));
  const CodeRun run{rules.order, spec.element->k, spec.tile.columns};
  const PlaneSizes sizes = plane_sizes(spec, rules, shape);
  Planes planes{std::vector<std::uint8_t>(sizes.codes), std::vector<std::uint8_t>(sizes.scales),
                std::vector<std::uint8_t>(sizes.tensor)};
  const std::span<const Code> elements = items.elements, scales = items.scales;
  write_words(items.tensor, kFloat32Bytes, planes.tensor);
  if (spec.storage == Storage::planes) {
    pack_codes(run, elements, planes.codes);
    write_words(scales, scale_width(spec), planes.scales);
    return planes;
  }
  const Group group = group_of(spec, run);
  for (std::size_t i = 0; i < planes.codes.size() / group.size; ++i) {
    const auto bytes = std::span(planes.codes).subspan(i * group.size, group.size);
    pack_codes(run, elements.subspan(i * group.elements, group.elements),
               bytes.subspan(group.codes_at, group.code_bytes));
    write_words(scales.subspan(i * group.scales, group.scales), scale_width(spec), bytes.subspan(group.scales_at));
  }
  return planes;
}

Items unpack(const BlockSpec& spec, const BlockRules& rules, Shape shape, const Planes& planes) {
  const PlaneSizes sizes = plane_sizes(spec, rules, shape);
  require_size(planes.codes.size(), sizes.codes);
  require_size(planes.scales.size(), sizes.scales);
  require_size(planes.tensor.size(), sizes.tensor);
  const CodeRun run{rules.order, spec.element->k, spec.tile.columns};
  Items items{std::vector<Code>(stored_elements(spec, rules, shape)),
              std::vector<Code>(block_count(spec, shape) * spec.scales_per_block),
              std::vector<Code>(tensor_items(spec, shape))};
  const std::span<Code> elements = items.elements, scales = items.scales;
  read_words(planes.tensor, kFloat32Bytes, items.tensor);
  if (spec.storage == Storage::planes) {
    unpack_codes(run, planes.codes, elements);
    read_words(planes.scales, scale_width(spec), scales);
    return items;
  }
  const Group group = group_of(spec, run);
  for (std::size_t i = 0; i < planes.codes.size() / group.size; ++i) {
    const auto bytes = std::span(planes.codes).subspan(i * group.size, group.size);
    unpack_codes(run, bytes.subspan(group.codes_at, group.code_bytes),
                 elements.subspan(i * group.elements, group.elements));
    read_words(bytes.subspan(group.scales_at), scale_width(spec), scales.subspan(i * group.scales, group.scales));
  }
  return items;
}

}  // namespace halfulp
