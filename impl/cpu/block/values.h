// Values in one of the formats that tensors come in.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "abi/halfulp_adapter.h"

namespace halfulp::cpu::block {

enum class ValueFormat : std::uint8_t { float32, float16, bfloat16 };

/// The value format with these facts, or nothing if it is none of the three.
std::optional<ValueFormat> value_format_of(const halfulp_format& format);

constexpr std::size_t bytes_of(ValueFormat format) { return format == ValueFormat::float32 ? 4 : 2; }

/// The values themselves where they are float32 and lie where a float may, else nullptr.
inline float* floats_at(ValueFormat format, std::byte* at) {
  const bool is_aligned = std::bit_cast<std::uintptr_t>(at) % alignof(float) == 0;
  return format == ValueFormat::float32 && is_aligned ? reinterpret_cast<float*>(at) : nullptr;
}
inline const float* floats_at(ValueFormat format, const std::byte* at) {
  return floats_at(format, const_cast<std::byte*>(at));
}

/// Widens [count] values to float32, exactly. Any alignment.
void widen(ValueFormat format, const std::byte* codes, std::size_t count, float* x);

/// Rounds [count] values to nearest even; what is beyond the range becomes infinity. Any alignment.
void narrow(ValueFormat format, const float* x, std::size_t count, std::byte* codes);

}  // namespace halfulp::cpu::block
