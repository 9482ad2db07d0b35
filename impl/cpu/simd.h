// Batch conversion between float32 or float64 and any format of at most 16 bits, with the vectors this processor has.
// Results are those of the portable codec, bit for bit, whatever the processor's floating-point modes are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>

#include "cpu/codebook.h"
#include "cpu/encode_plan.h"
#include "cpu/layout.h"
#include "cpu/rounding.h"

namespace halfulp::cpu {

/// Encodes batches. Codes are stored in 8 bits if the format has at most 8, else in 16; buffers need the alignment of
/// their elements and may not overlap. May be used from several threads at once.
class BatchEncoder {
 public:
  /// Requires: at most 16 bits.
  BatchEncoder(const Layout& layout, Rounding rounding, const Policy& policy = kIeee);
  BatchEncoder(const Codebook& codebook, Rounding rounding);

  /// Encodes [count] values.
  void encode(const float* x, void* codes, std::size_t count) const { from_float32_(x, codes, count); }
  /// Encodes [count] values, each with one rounding.
  void encode(const double* x, void* codes, std::size_t count) const { from_float64_(x, codes, count); }

 private:
  std::function<void(const float*, void*, std::size_t)> from_float32_;
  std::function<void(const double*, void*, std::size_t)> from_float64_;
};

/// Decodes batches; the counterpart of BatchEncoder.
class BatchDecoder {
 public:
  /// Requires: at most 16 bits, and every value a float32.
  explicit BatchDecoder(const Layout& layout);
  explicit BatchDecoder(const Codebook& codebook);

  /// Decodes [count] codes; NaN becomes the quiet NaN with the code's sign.
  void decode(const void* codes, float* x, std::size_t count) const { to_float32_(codes, x, count); }

 private:
  std::function<void(const void*, float*, std::size_t)> to_float32_;
};

}  // namespace halfulp::cpu
