// Few elements as the intervals of values that go to each: what the step kernel takes.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "cpu/block/element_table.h"
#include "cpu/step_plan.h"

namespace halfulp::cpu::block {

/// Whether the elements are so few that the step kernel can serve them.
bool has_steps(const ElementTable& elements, NegativeZero rule);

/// The elements as intervals of keys that end at `thresholds` [elements.size - 1]. Requires has_steps().
StepPlan plan_steps(const ElementTable& elements, NegativeZero rule, const float* thresholds);

/// The intervals of values that are not divided: the scale takes part in the thresholds, exactly.
class ScaledSteps {
 public:
  ScaledSteps(const ElementTable& elements, NegativeZero rule);

  /// Whether the elements are few, and products of scales and midpoints are exact in float64.
  explicit operator bool() const { return is_served_; }

  /// Whether the thresholds are far from the ends of float32.
  static bool serves(float scale) { return scale >= 0x1p-60f && scale <= 0x1p60f; }

  /// Requires a scale that is served.
  StepPlan at(float scale) const;

  /// Whether below() and above() can be used.
  bool serve_quotients() const { return serve_quotients_; }

  /// The steps of quotients that were rounded to float32. Rounding keeps order, so that only a quotient beside a
  /// midpoint, which is rounded to the same number, is in doubt: below() takes it to be below, above() to be above.
  const StepPlan& below() const { return below_; }
  const StepPlan& above() const { return above_; }

 private:
  static constexpr std::size_t kSteps = StepPlan::kSteps;

  bool is_served_ = false, serve_quotients_ = false;
  StepPlan unscaled_, below_, above_;
  std::array<double, kSteps> midpoints_{};      ///< At the end of each interval, 0 where no scale moves it.
  std::array<std::int32_t, kSteps> goes_up_{};  ///< 1 if a value there belongs to the next interval.
};

}  // namespace halfulp::cpu::block
