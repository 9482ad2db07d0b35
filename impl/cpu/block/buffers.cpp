#include "cpu/block/buffers.h"

namespace halfulp::cpu::block {
namespace {

/// A buffer of no bytes need not exist.
bool has(const void* buffer, std::uint64_t bytes, std::uint64_t wanted) {
  return bytes == wanted && (buffer != nullptr || wanted == 0);
}

bool has_planes(const halfulp_blocks& tensor, const Sizes& sizes) {
  return has(tensor.codes, tensor.code_bytes, sizes.codes) && has(tensor.scales, tensor.scale_bytes, sizes.scales);
}

}  // namespace

std::int32_t check_planes(const Facts& facts, const halfulp_blocks& tensor) {
  const Shape shape = shape_of(tensor);
  if (const std::int32_t status = check_shape(facts, shape); status != HALFULP_OK) return status;
  const Sizes sizes = sizes_of(facts, shape);
  const bool has_tensor = has(tensor.tensor, tensor.tensor_bytes, sizes.tensor);
  return has_tensor && has_planes(tensor, sizes) ? HALFULP_OK : HALFULP_BAD_BUFFER;
}

std::int32_t check_values(const Facts& facts, const halfulp_blocks& tensor, ValueFormat format) {
  if (const std::int32_t status = check_planes(facts, tensor); status != HALFULP_OK) return status;
  const bool has_values = has(tensor.values, tensor.value_bytes, shape_of(tensor).count() * bytes_of(format));
  return has_values ? HALFULP_OK : HALFULP_BAD_BUFFER;
}

std::int32_t check_loose(const Facts& facts, const halfulp_blocks& tensor) {
  const Shape shape = shape_of(tensor);
  if (const std::int32_t status = check_shape(facts, shape); status != HALFULP_OK) return status;
  const Sizes sizes = sizes_of(facts, shape);
  const bool has_all = has_planes(tensor, sizes) &&
                       has(tensor.loose_codes, tensor.loose_code_bytes, sizes.loose_codes) &&
                       has(tensor.loose_scales, tensor.loose_scale_bytes, sizes.loose_scales);
  return has_all ? HALFULP_OK : HALFULP_BAD_BUFFER;
}

}  // namespace halfulp::cpu::block
