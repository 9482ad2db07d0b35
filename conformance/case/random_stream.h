// Random numbers that are a function of a seed and an index alone, on every machine.
#pragma once

#include <cstdint>

namespace halfulp {

/// A counter-based generator (SplitMix64 by Steele, Lea and Flood): a bijection of the index for every seed.
constexpr std::uint64_t random_bits(std::uint64_t seed, std::uint64_t index) {
  std::uint64_t z = seed * 0xD1342543DE82EF95u + (index + 1) * 0x9E3779B97F4A7C15u;
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/// Random bits as a number in [0, 1), a multiple of 2^-53.
constexpr double unit_of(std::uint64_t bits) { return static_cast<double>(bits >> 11) * 0x1p-53; }

/// The random numbers of one case, one after the other. Only operations whose results IEEE 754 fixes are used.
class RandomStream {
 public:
  RandomStream(std::uint64_t seed, std::uint64_t index) : seed_(random_bits(seed, index)) {}

  std::uint64_t bits() { return random_bits(seed_, next_++); }
  /// In [0, bound). Requires bound > 0. Uneven by less than bound / 2^64.
  std::uint64_t below(std::uint64_t bound) { return bits() % bound; }
  /// In [0, 1), a multiple of 2^-53.
  double unit() { return unit_of(bits()); }
  /// In [-1, 1).
  double symmetric() { return 2 * unit() - 1; }
  /// Near to a normal distribution, mean 0, variance 1, magnitude at most 6: twelve units less their mean.
  double bell() {
    double sum = -6;
    for (int i = 0; i < 12; ++i) sum += unit();
    return sum;
  }

 private:
  std::uint64_t seed_;
  std::uint64_t next_ = 0;
};

}  // namespace halfulp
