// Values and the scales of their blocks to element codes, by the vector kernel that fits the element format and the
// rules.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/plan.h"
#include "cpu/block/simd_bins.h"
#include "cpu/block/simd_integers.h"
#include "cpu/block/simd_minifloats.h"
#include "cpu/block/simd_normalize.h"
#include "cpu/block/simd_steps.h"

namespace halfulp::cpu::block {

/// Values of a block that can be encoded at a time.
inline constexpr std::size_t kLongestEncoded = 2048;

/// Encodes values. Cheap to make; the plan it is made from has to stay.
class ElementEncoder {
 public:
  ElementEncoder(const Plan& plan, Against against);

  /// Whether there is a kernel: the processor has vectors and the elements are few, minifloats, integers, bins or have
  /// one zero.
  explicit operator bool() const { return kind_ != Kind::none; }

  /// Writes the codes of all values of the blocks. Requires blocks of at most kLongestEncoded values, of which none is
  /// NaN when it is normalized. The zero point is used by ElementRule::zero_point and has to be one of the integers.
  void encode(const ScaledBlocks& blocks, float zero_point, std::uint8_t* codes) const;

 private:
  enum class Kind : std::uint8_t { none, bins, minifloats, integers, integers_from_zero_point, steps, thresholds };

  /// Normalizes and encodes as many of the blocks as a kernel serves in one pass, and returns how many it were.
  std::size_t encode_at_once(const ScaledBlocks& blocks, float zero_point, std::uint8_t* codes) const;
  void encode_normalized(const float* y, float zero_point, std::uint8_t* codes, std::size_t count) const;
  IntegerPlan moved(float zero_point) const;

  Kind kind_ = Kind::none;
  NormalizeKernel normalize_ = nullptr;
  const std::uint8_t* bins_ = nullptr;
  BinKernel bin_kernel_ = nullptr;
  MinifloatPlan minifloats_;
  MinifloatKernel minifloat_kernel_ = nullptr;
  ScaledMinifloatKernel scaled_minifloat_kernel_ = nullptr;
  IntegerPlan integers_;
  IntegerKernel integer_kernel_ = nullptr;
  ScaledIntegerKernel scaled_integer_kernel_ = nullptr;
  StepPlan steps_;
  StepKernel step_kernel_ = nullptr;
  ThresholdTree thresholds_;
  ThresholdKernel threshold_kernel_ = nullptr;
};

}  // namespace halfulp::cpu::block
