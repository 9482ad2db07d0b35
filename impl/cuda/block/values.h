// Values of a tensor to float32, and back.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/values.h"
#include "cuda/block/arithmetic.h"
#include "cuda/block/memory.h"

namespace halfulp::cuda::block {

using cpu::block::ValueFormat;

/// float16 to float32, exactly; NaN stays one.
constexpr float widened_half(std::uint16_t code) {
  const std::uint32_t sign = (code & 0x8000u) << 16, magnitude = code & 0x7FFFu;
  const float scaled = float_of(magnitude << 13) * 0x1p112f;  // exact, subnormals included
  return float_of(sign | (magnitude >= 0x7C00 ? kInfinityBits | magnitude << 13 : bits_of(scaled)));
}

/// float32 to float16, to nearest even; what is beyond the range becomes infinity.
constexpr std::uint16_t half_of(float x) {
  constexpr std::uint32_t kLeastNormal = 113u << 23, kOverflow = 0x477FF000, kRebias = 112u << 23;
  const std::uint32_t sign = (bits_of(x) & kSignBit) >> 16, bits = magnitude_bits(x);
  std::uint32_t code = (bits - kRebias + 0xFFF + (bits >> 13 & 1)) >> 13;
  // Sums near 1/2 have the unit in the last place of subnormals.
  if (bits < kLeastNormal) code = bits_of(float_of(bits) + 0.5f) - bits_of(0.5f);
  if (bits >= kOverflow) code = bits > kInfinityBits ? 0x7E00 : 0x7C00;
  return static_cast<std::uint16_t>(sign | code);
}

/// float32 to bfloat16, to nearest even.
constexpr std::uint16_t bfloat_of(float x) {
  const std::uint32_t bits = bits_of(x);
  const bool is_nan = magnitude_bits(x) > kInfinityBits;
  return static_cast<std::uint16_t>((is_nan ? (bits & kSignBit) | 0x7FC00000 : bits + 0x7FFF + (bits >> 16 & 1)) >> 16);
}

/// What is worked on together: eight codes of a stream take whole bytes, and eight values one or two vectors.
inline constexpr std::uint32_t kEight = 8;

/// How many of eight things from `first` on there are.
constexpr std::uint32_t eight_of(std::uint64_t first, std::uint64_t end) {
  return end - first < kEight ? static_cast<std::uint32_t>(end - first) : kEight;
}

/// The value with the bits of a container of 16 bits.
constexpr float widened(ValueFormat format, std::uint16_t code) {
  return format == ValueFormat::float16 ? widened_half(code) : float_of(static_cast<std::uint32_t>(code) << 16);
}
constexpr std::uint16_t narrowed(ValueFormat format, float x) {
  return format == ValueFormat::float16 ? half_of(x) : bfloat_of(x);
}

/// Value `i` of a tensor.
HALFULP_HOST_DEVICE inline float value_at(ValueFormat format, const std::byte* values, std::uint64_t i) {
  if (format == ValueFormat::float32) return load<float>(values + 4 * i);
  return widened(format, load<std::uint16_t>(values + 2 * i));
}

/// Rounds `x` to value `i` of a tensor.
HALFULP_HOST_DEVICE inline void put_value(ValueFormat format, std::byte* values, std::uint64_t i, float x) {
  if (format == ValueFormat::float32) return store(values + 4 * i, x);
  store(values + 2 * i, narrowed(format, x));
}

#ifdef __CUDACC__
/// Sixteen bytes that kernels move at once.
struct alignas(16) Vector {
  std::uint32_t words[4];
};
#endif

/// The values `first` to `first + count - 1`, of eight at most, and zeros for the rest.
HALFULP_HOST_DEVICE inline void load_eight(ValueFormat format, const std::byte* values, std::uint64_t first,
                                           std::uint32_t count, float* x) {
#ifdef __CUDA_ARCH__
  const std::byte* const at = values + cpu::block::bytes_of(format) * first;
  if (count == kEight && is_at_home<Vector>(at)) {
    const Vector low = load<Vector>(at);
    if (format == ValueFormat::float32) {
      const Vector high = load<Vector>(at + sizeof(Vector));
      for (std::uint32_t i = 0; i < 4; ++i) {
        x[i] = float_of(low.words[i]);
        x[4 + i] = float_of(high.words[i]);
      }
      return;
    }
    for (std::uint32_t i = 0; i < 4; ++i) {
      x[2 * i] = widened(format, static_cast<std::uint16_t>(low.words[i]));
      x[2 * i + 1] = widened(format, static_cast<std::uint16_t>(low.words[i] >> 16));
    }
    return;
  }
#endif
  for (std::uint32_t i = 0; i < kEight; ++i) x[i] = i < count ? value_at(format, values, first + i) : 0.0f;
}

/// Rounds [count] numbers, eight at most, to the values from `first` on.
HALFULP_HOST_DEVICE inline void store_eight(ValueFormat format, const float* x, std::uint32_t count,
                                            std::uint64_t first, std::byte* values) {
#ifdef __CUDA_ARCH__
  std::byte* const at = values + cpu::block::bytes_of(format) * first;
  if (count == kEight && is_at_home<Vector>(at)) {
    Vector low{}, high{};
    for (std::uint32_t i = 0; i < 4; ++i) {
      if (format == ValueFormat::float32) {
        low.words[i] = bits_of(x[i]);
        high.words[i] = bits_of(x[4 + i]);
      } else {
        const auto upper = static_cast<std::uint32_t>(narrowed(format, x[2 * i + 1]));
        low.words[i] = narrowed(format, x[2 * i]) | upper << 16;
      }
    }
    store(at, low);
    if (format == ValueFormat::float32) store(at + sizeof(Vector), high);
    return;
  }
#endif
  for (std::uint32_t i = 0; i < kEight && i < count; ++i) put_value(format, values, first + i, x[i]);
}

}  // namespace halfulp::cuda::block
