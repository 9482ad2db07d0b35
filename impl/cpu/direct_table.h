// A table over the upper 16 bits of a float32 from which the code itself comes out by one addition. It serves codebooks
// of more than 16 values: their codes go up or down by one at each step.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace halfulp::cpu {

/// The code of an input is bits 16 to 23 of (bits + buckets[bits >> 16]), of negative inputs the complement: towards
/// larger magnitudes the codes of the ones go up and those of the others down, and a carry can only go up.
struct DirectTable {
  static constexpr std::uint32_t kBuckets = 65536;
  static constexpr std::uint32_t kBucketSize = 65536;

  std::vector<std::uint32_t> buckets;

  /// Tabulates `encode`, a function from the bits of a float32 to a code of at most 8 bits that is monotone within each
  /// bucket. Returns nothing if the code changes in some bucket by more than that one step, modulo 256.
  template <class Encode>
  static std::optional<DirectTable> of(const Encode& encode) {
    DirectTable table;
    table.buckets.reserve(kBuckets);
    for (std::uint32_t i = 0; i < kBuckets; ++i) {
      const std::uint32_t base = i * kBucketSize;
      const auto ascending = [&](std::uint32_t low) {
        const auto code = static_cast<std::uint8_t>(encode(base | low));
        return static_cast<std::uint8_t>(base >> 31 != 0 ? ~code : code);
      };
      const std::uint8_t least = ascending(0), greatest = ascending(kBucketSize - 1);
      std::uint32_t step = kBucketSize;
      if (least != greatest) {
        if (greatest != static_cast<std::uint8_t>(least + 1)) return std::nullopt;
        std::uint32_t before = 0;
        step = kBucketSize - 1;
        while (step - before > 1) {
          const std::uint32_t middle = (before + step) / 2;
          (ascending(middle) == least ? before : step) = middle;
        }
      }
      table.buckets.push_back(least * kBucketSize + (kBucketSize - step) - base);
    }
    return table;
  }
};

/// Looks [count] values up.
using DirectKernel = void (*)(const DirectTable& table, const float* x, std::uint8_t* codes, std::size_t count);

/// The kernel for this processor.
DirectKernel direct_kernel();

}  // namespace halfulp::cpu
