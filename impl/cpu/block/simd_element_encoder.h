// Normalized values to element codes, by the vector kernel that fits the element format and the rules.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/plan.h"
#include "cpu/block/simd_bins.h"
#include "cpu/block/simd_integers.h"
#include "cpu/block/simd_minifloats.h"
#include "cpu/block/simd_steps.h"

namespace halfulp::cpu::block {

/// Encodes normalized values. Cheap to make; the plan it is made from has to stay.
class ElementEncoder {
 public:
  explicit ElementEncoder(const Plan& plan);

  /// Whether there is a kernel: the processor has vectors and the elements are few, minifloats, integers or bins.
  explicit operator bool() const { return kind_ != Kind::none; }

  /// Writes the codes of [count] values that are not NaN. The zero point is used by ElementRule::zero_point and has to
  /// be one of the integers.
  void encode(const float* y, float zero_point, std::uint8_t* codes, std::size_t count) const;

 private:
  enum class Kind : std::uint8_t { none, bins, minifloats, integers, integers_from_zero_point, steps };

  Kind kind_ = Kind::none;
  const std::uint8_t* bins_ = nullptr;
  BinKernel bin_kernel_ = nullptr;
  MinifloatPlan minifloats_;
  MinifloatKernel minifloat_kernel_ = nullptr;
  IntegerPlan integers_;
  IntegerKernel integer_kernel_ = nullptr;
  StepPlan steps_;
  StepKernel step_kernel_ = nullptr;
};

}  // namespace halfulp::cpu::block
