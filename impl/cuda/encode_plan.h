// Everything that the functions of encode.h need to know about one conversion from float32: a small struct of numbers
// that a kernel takes by value.
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "cpu/encode_plan.h"
#include "cpu/layout.h"
#include "cpu/rounding.h"

namespace halfulp::cuda {

using cpu::Signs;

/// How a function gets from the bits of a float32 to a magnitude code.
enum class Way : std::uint8_t {
  by_addition,  ///< ties_to_even: a floating-point addition cuts and rounds.
  by_shifts,    ///< The bits to cut depend on the exponent.
  linear,       ///< Codes are the leading bits of the float's own magnitude, subnormals included.
};

struct EncodePlan {
  Way way = Way::by_shifts;
  Signs signs = Signs::kept;

  std::uint32_t cut_bits = 0;     ///< Bits that a normal value loses.
  std::uint32_t trailing = 0;     ///< p - 1.
  std::uint32_t least_field = 0;  ///< The float32 exponent field of the least normal value of the format.
  std::uint32_t low_double = 0;   ///< linear: magnitudes below this are doubled, others raised by it.
  std::uint32_t floor = 0;        ///< linear: then this is the least, and becomes code 0.
  std::uint32_t cap = 0;          ///< by_addition: what greater magnitudes are taken for; its code is `limit`.

  // A fraction, as bits from the top of a word down, is rounded away from zero if it is above a threshold. Of negative
  // numbers, the bits of `..._flip` are the other way.
  std::uint32_t threshold = 0;
  std::uint32_t threshold_flip = 0;
  std::uint32_t odd_mask = 0;  ///< 1: the threshold of odd codes is one less (of 0 that is: never).
  std::uint32_t limit = 0;     ///< The magnitude code that overflow stops at.
  std::uint32_t limit_flip = 0;

  std::uint32_t sign_bit = 0;
  std::uint32_t sign_shift = 0;     ///< From the sign of a float32 to `sign_bit`.
  std::uint32_t negative_keep = 0;  ///< replaced: a negative result is (code & keep) | set ...
  std::uint32_t negative_set = 0;
  std::uint32_t zero_set = 0;              ///< ... but (code & keep) | (set & this) where the code is 0.
  std::array<std::uint32_t, 6> special{};  ///< The codes of NaN, infinity and zero, then of the negative ones.
  std::uint32_t zero_is_special = 0;       ///< 1: the format has no zero.
};

/// Plans the conversion into a binary format of at most 16 bits, or nothing where only the portable codec is exact.
std::optional<EncodePlan> plan_encoding(const cpu::Layout& layout, cpu::Rounding rounding, const cpu::Policy& policy);

}  // namespace halfulp::cuda
