#include "cpu/block/values.h"

#include <bit>
#include <cstring>

#include "cpu/decode.h"
#include "cpu/encode.h"
#include "cpu/format_facts.h"
#include "cpu/known_layouts.h"

namespace halfulp::cpu::block {
namespace {

std::uint16_t load16(const std::byte* at) {
  std::uint16_t code;
  std::memcpy(&code, at, sizeof code);
  return code;
}

}  // namespace

std::optional<ValueFormat> value_format_of(const halfulp_format& format) {
  if (is_codebook(format)) return std::nullopt;
  if (is_float32(format)) return ValueFormat::float32;
  if (format.k == kFloat16.k && format.p == kFloat16.p && format.bias == kFloat16.bias) return ValueFormat::float16;
  if (format.k == kBfloat16.k && format.p == kBfloat16.p && format.bias == kBfloat16.bias) return ValueFormat::bfloat16;
  return std::nullopt;
}

void widen(ValueFormat format, const std::byte* codes, std::size_t count, float* x) {
  switch (format) {
    case ValueFormat::float32:
      if (count != 0) std::memcpy(x, codes, count * sizeof(float));
      return;
    case ValueFormat::float16:
      for (std::size_t i = 0; i < count; ++i) x[i] = cpu::decode(kFloat16, load16(codes + 2 * i));
      return;
    case ValueFormat::bfloat16:
      for (std::size_t i = 0; i < count; ++i) {
        x[i] = std::bit_cast<float>(static_cast<std::uint32_t>(load16(codes + 2 * i)) << 16);
      }
      return;
  }
}

void narrow(ValueFormat format, const float* x, std::size_t count, std::byte* codes) {
  if (format == ValueFormat::float32) {
    if (count != 0) std::memcpy(codes, x, count * sizeof(float));
    return;
  }
  const Layout& layout = format == ValueFormat::float16 ? kFloat16 : kBfloat16;
  for (std::size_t i = 0; i < count; ++i) {
    const auto code = static_cast<std::uint16_t>(cpu::encode(layout, x[i]));
    std::memcpy(codes + 2 * i, &code, sizeof code);
  }
}

}  // namespace halfulp::cpu::block
