// Random numbers that are the same on every machine.
#pragma once

#include <cstdint>

namespace halfulp::mnist {

/// What a seed is used for: each gets numbers of its own.
enum class Stream : std::uint64_t { weights, shuffles };

/// SplitMix64. The standard library's distributions differ between its implementations.
class Random {
 public:
  Random(std::uint64_t seed, Stream stream) : state_(mixed(mixed(seed) + static_cast<std::uint64_t>(stream))) {}

  /// 64 random bits.
  std::uint64_t next() { return mixed(state_ += kStep); }

  /// Uniform in [-bound, bound]: 2^24 values, evenly spaced before the product is rounded, none of them 0.
  float symmetric(float bound) {
    const auto odd = static_cast<std::int32_t>(2 * (next() >> 40)) + 1 - (1 << 24);
    return static_cast<float>(odd) * 0x1p-24f * bound;
  }

  /// Uniform in [0, count), count > 0.
  std::uint32_t below(std::uint32_t count) {
    // The high half of a product is uniform once the few low halves that would come too often are drawn again.
    const std::uint32_t unfair = (0u - count) % count;
    std::uint64_t product = 0;
    do {
      product = (next() >> 32) * count;
    } while (static_cast<std::uint32_t>(product) < unfair);
    return static_cast<std::uint32_t>(product >> 32);
  }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15;

  static std::uint64_t mixed(std::uint64_t x) {
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
    x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
    return x ^ (x >> 31);
  }

  std::uint64_t state_;
};

}  // namespace halfulp::mnist
