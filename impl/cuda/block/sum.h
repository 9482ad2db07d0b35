// A sum with the error of its additions: so exact that its order does not matter to a mean in float32.
#pragma once

#include <cmath>
#include <cstdint>

#include "cuda/block/arithmetic.h"
#include "cuda/block/host_device.h"

namespace halfulp::cuda::block {

struct Sum {
  double high = 0, low = 0;

  constexpr void add(double x) {
    const double sum = high + x;
    const double part = sum - high;
    low += (high - (sum - part)) + (x - part);
    high = sum;
  }
  constexpr void add(const Sum& other) {
    add(other.high);
    low += other.low;
  }

  /// The sum divided by `count`, rounded to float32 once.
  HALFULP_HOST_DEVICE float mean(double count) const {
    double quotient = (high + low) / count;
    const double rest = fma(-quotient, count, high) + low;
    const auto bits = std::bit_cast<std::uint64_t>(quotient);
    const bool is_number = (bits & kExponent) != kExponent;
    if (is_number && rest != 0 && bits % 2 == 0) {  // to odd, so that the next rounding is the only one
      quotient = nextafter(quotient, rest > 0 ? HUGE_VAL : -HUGE_VAL);
    }
    return static_cast<float>(quotient);
  }

 private:
  static constexpr std::uint64_t kExponent = std::uint64_t{0x7FF} << 52;
};

}  // namespace halfulp::cuda::block
