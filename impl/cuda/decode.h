// Decodes one code to float32 by few operations, for host and device.
#pragma once

#include <bit>
#include <cstdint>
#include <optional>

#include "cpu/decode.h"
#include "cpu/layout.h"

namespace halfulp::cuda {

/// Everything that decode() needs to know about one format.
struct DecodePlan {
  std::uint32_t raise = 0;  ///< Bits a magnitude moves up to stand where float32 has it.
  float scale = 1;          ///< Of the value it has there, subnormals included.
  std::uint32_t magnitude_mask =
      0;  ///< A reserved top bit stays, and makes the magnitude greater than all finite ones.
  std::uint32_t max_finite = 0;
  std::uint32_t infinity = 0;  ///< The magnitude code of infinity, or no code at all.
  std::uint32_t lone_nan = 0;  ///< The code that would be -0 where that is the NaN, or no code at all.
  std::uint32_t sign_raise = 0;
  std::uint32_t sign_mask = 0;  ///< Of float32; 0 for formats without a sign.
};

/// Plans the decoding of a format of at most 16 bits that has a zero and no more exponents than float32; nothing for
/// others.
constexpr std::optional<DecodePlan> plan_decoding(const cpu::Layout& layout) {
  constexpr std::uint32_t kNoCode = ~std::uint32_t{0};
  constexpr cpu::Code kTopField = 255;
  if (!layout.has_zero() || layout.k > 16 || layout.bias < 0 || !cpu::is_exact_in<float>(layout)) return std::nullopt;
  if (layout.max_finite_code() >> (layout.p - 1) >= kTopField) return std::nullopt;
  return DecodePlan{
      .raise = static_cast<std::uint32_t>(24 - layout.p),
      .scale = std::bit_cast<float>(static_cast<std::uint32_t>(254 - layout.bias) << 23),
      .magnitude_mask = layout.sign == cpu::Sign::reserved_zero ? kNoCode : layout.magnitude_mask(),
      .max_finite = layout.max_finite_code(),
      .infinity = layout.has_infinity() ? layout.infinity_code() : kNoCode,
      .lone_nan = layout.nan == cpu::Nan::negative_zero ? cpu::Code{1} << (layout.k - 1) : kNoCode,
      .sign_raise = static_cast<std::uint32_t>(32 - layout.k),
      .sign_mask = layout.is_signed() ? 0x80000000 : 0,
  };
}

/// The bits of the float32 that `code` stands for; NaN is quiet, with the code's sign. The one floating-point
/// operation, by a power of two, is exact where no subnormals are flushed to zero.
constexpr std::uint32_t decode(const DecodePlan& plan, std::uint32_t code) {
  const std::uint32_t magnitude = code & plan.magnitude_mask;
  std::uint32_t bits = std::bit_cast<std::uint32_t>(std::bit_cast<float>(magnitude << plan.raise) * plan.scale);
  if (magnitude > plan.max_finite) bits = magnitude == plan.infinity ? 0x7F800000 : 0x7FC00000;
  bits |= (code << plan.sign_raise) & plan.sign_mask;
  return code == plan.lone_nan ? 0x7FC00000 : bits;
}

}  // namespace halfulp::cuda
