// The exact meaning of a code. Every finite value of every format is significand * 2^exponent.
#pragma once

#include <cstdint>

namespace halfulp {

enum class DatumClass : std::uint8_t { zero, finite, infinity, nan, reserved };

/// What a code stands for. `negative` is the sign bit, also of zeros and NaNs.
struct Datum {
  DatumClass cls = DatumClass::zero;
  bool negative = false;
  std::uint64_t significand = 0;  ///< finite: not zero; nan: the payload with the quiet bit, left-aligned in 52 bits.
  int exponent = 0;               ///< finite only: the exponent of the significand's unit.

  bool operator==(const Datum&) const = default;
};

}  // namespace halfulp
