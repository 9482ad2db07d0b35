// Values side by side, loaded and stored together.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace halfulp::cuda {

/// Bytes that are loaded or stored at once.
inline constexpr std::size_t kWidestAccess = 16;

/// [kCount] values, in words so that no compiler loads them byte by byte.
template <class Value, int kCount>
struct alignas(std::min(kWidestAccess, kCount * sizeof(Value))) Pack {
  static_assert(kCount * sizeof(Value) % sizeof(std::uint32_t) == 0);
  static constexpr int kWords = kCount * sizeof(Value) / sizeof(std::uint32_t);

  std::uint32_t words[kWords];

  constexpr Value operator[](int i) const {
    if constexpr (sizeof(Value) == 8) {
      return words[2 * i] | std::uint64_t{words[2 * i + 1]} << 32;
    } else {
      return static_cast<Value>(words[word_of(i)] >> shift_of(i));
    }
  }

  /// Puts the value `i` where nothing but zeros is. Requires values of at most one word.
  constexpr void put(int i, Value value) { words[word_of(i)] |= std::uint32_t{value} << shift_of(i); }

 private:
  static constexpr int kPerWord = static_cast<int>(std::max(sizeof(std::uint32_t) / sizeof(Value), std::size_t{1}));
  static constexpr int word_of(int i) { return i / kPerWord; }
  static constexpr int shift_of(int i) { return i % kPerWord * 8 * static_cast<int>(sizeof(Value)); }
};

/// How many values are a pack on both sides of a conversion: as many as fill the widest access on the wider side, but
/// no fewer than fill a word on the other.
template <class Operand, class Result>
inline constexpr int kPack = static_cast<int>(std::max(kWidestAccess / std::max(sizeof(Operand), sizeof(Result)),
                                                       sizeof(std::uint32_t) /
                                                           std::min(sizeof(Operand), sizeof(Result))));

}  // namespace halfulp::cuda
