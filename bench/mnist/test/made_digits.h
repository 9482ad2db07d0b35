// Images made for tests: every digit a stripe at its own height, in noise.
#pragma once

#include "mnist/digits.h"
#include "mnist/random.h"

namespace halfulp::mnist {

inline Digits made_digits(std::size_t count, std::uint64_t seed) {
  Random random(seed, Stream::weights);
  Digits digits;
  for (std::size_t i = 0; i < count; ++i) {
    const auto label = static_cast<std::uint8_t>(random.below(kDigits));
    digits.labels.push_back(label);
    for (std::size_t pixel = 0; pixel < kPixels; ++pixel) {
      const bool is_ink = pixel / 28 / 2 == label + 2u;
      digits.images.push_back((is_ink ? 2.0f : -0.4f) + random.symmetric(0.3f));
    }
  }
  return digits;
}

}  // namespace halfulp::mnist
