// A binary format as the vector kernels see it: what rounding a float32 to it takes.
#pragma once

#include <cstdint>

#include "accuracy/codec.h"

namespace halfulp::accuracy {

/// Precision up to which a float32 between is of no consequence: products of two such values are exact, and their sums
/// are rounded as if once, since 24 >= 2 p + 2 (Figueroa 1995).
inline constexpr int kGreatestPrecision = 11;
static_assert(2 * kGreatestPrecision <= 24 && 24 >= 2 * kGreatestPrecision + 2);

struct NarrowFormat {
  int cut_bits = 0;              ///< Of a float32's significand: 24 - p.
  std::uint32_t even_field = 0;  ///< p = 1: the last bit of a float32's exponent field where the code is odd, inverted.
  float least_normal = 0;        ///< Below it values are multiples of `quantum`.
  float quantum = 0;             ///< The least value above zero.
  float largest = 0;             ///< The largest finite value.
  float overflow = 0;            ///< What a larger one becomes when rounded to nearest.
  float infinity = 0;            ///< What an infinity becomes.
  bool are_products_exact = false;  ///< Whether no product falls below the float32 values. If not, that is looked at.
};

/// The row's numbers; what the profile does beyond the largest value is asked of the codec.
/// Errors: TreatmentError if the format is no binary format of at most kGreatestPrecision bits within float32.
NarrowFormat narrow_format(const ElementSubject& subject, const Codec& codec);

}  // namespace halfulp::accuracy
