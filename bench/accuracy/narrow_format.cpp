#include "accuracy/narrow_format.h"

#include <cmath>
#include <limits>

#include "accuracy/element_values.h"

namespace halfulp::accuracy {

NarrowFormat narrow_format(const ElementSubject& subject, const Codec& codec) {
  const FormatSpec& format = *subject.format;
  const std::string name(format.name);
  if (format.is_codebook() || !format.is_signed() || !format.has_zero()) {
    throw TreatmentError("accuracy: sums in " + name + ": expected a binary format with a sign and a zero");
  }
  if (format.p > kGreatestPrecision) {
    throw TreatmentError("accuracy: sums in " + name + ": has a precision of " + std::to_string(format.p) +
                         " bits; expected at most " + std::to_string(kGreatestPrecision) +
                         ", of which float32 rounds products and sums as if once");
  }
  // Midpoints of subnormal values must be float32 values that are not at the end of the range.
  if (format.quantum_exponent() - 2 < -149 || format.min_normal_exponent() < -126) {
    throw TreatmentError("accuracy: sums in " + name + ": expected values that float32 has");
  }
  constexpr float kFurthest = std::numeric_limits<float>::max(), kInfinity = std::numeric_limits<float>::infinity();
  const std::array beyond{kFurthest, kInfinity};
  const std::vector<float> became = codec.nearest({beyond, 1, beyond.size()});
  const int least_field = format.min_normal_exponent() + 127;
  return {.cut_bits = 24 - format.p,
          // The code of the least normal value is 2^(p-1), which is odd for p = 1 alone.
          .even_field = format.p == 1 ? static_cast<std::uint32_t>((least_field + 1) & 1) : 0,
          .least_normal = std::ldexp(1.0f, format.min_normal_exponent()),
          .quantum = std::ldexp(1.0f, format.quantum_exponent()),
          .largest = greatest_value(format),
          .overflow = became[0],
          .infinity = became[1],
          .are_products_exact = 2 * format.quantum_exponent() >= -149};
}

}  // namespace halfulp::accuracy
