// The elements of a format in order of value with the thresholds between them: a value has the place that is the
// number of thresholds below it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

#include "cpu/block/facts.h"
#include "cpu/block/rules.h"

namespace halfulp::cpu::block {

/// Where a value on a threshold goes.
enum class TieGoes : std::uint8_t { down, up };

/// The greatest float32 that is below factor * midpoint, or equal to it if ties go down: a float32 is above it exactly
/// if it goes to the upper neighbour. Requires finite operands, factor a float32 and not negative.
float threshold_at(double midpoint, float factor, TieGoes tie);

/// Requires that the rules' ElementRule is `nearest` or `binned` for the thresholds to mean anything.
struct ElementTable {
  static constexpr std::size_t kPlaces = 256;

  std::size_t size = 0;                       ///< Distinct values.
  std::array<float, kPlaces> values{};        ///< [size] ascending.
  std::array<std::uint8_t, kPlaces> codes{};  ///< [size] their codes.
  std::array<float, kPlaces> thresholds{};    ///< [size - 1]; +infinity from there on.
  std::array<double, kPlaces> midpoints{};    ///< [size - 1] the same before they became float32.
  std::array<TieGoes, kPlaces> ties{};        ///< [size - 1]
  std::size_t zero_place = kPlaces;           ///< The place of zero; kPlaces if there is none.
  std::uint8_t negative_zero_code = 0;        ///< The code of the zero with a sign, or of the only zero.
  std::uint8_t nan_code = 0;                  ///< The code of NaN.
  float least = 0, greatest = 0;              ///< The extreme values that are used.
  int precision = 0;                          ///< Bits of a significand in the binade of the greatest.

  ElementTable(const CodeFormat& element, const Rules& rules);

  /// The place of `x` among `limits`, which are `thresholds` or multiples of them; 0 for NaN.
  std::size_t place(const float* limits, float x) const {
    std::size_t at = 0;
    for (std::size_t step = search_from_; step != 0; step /= 2) {
      if (x > limits[at + step - 1]) at += step;
    }
    return at;
  }

  /// Thresholds for values that are not divided: the scale takes part in them exactly. Requires a finite scale > 0.
  std::array<float, kPlaces> scaled_thresholds(float scale) const;

 private:
  std::size_t search_from_ = 0;
};

}  // namespace halfulp::cpu::block
