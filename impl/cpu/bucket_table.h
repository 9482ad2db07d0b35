// A table over the upper 16 bits of a float32: at most one step of the result lies in each bucket of 65536 inputs.
// It serves codebooks and the layouts that no kernel fits.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace halfulp::cpu {

class BucketTable {
 public:
  /// Tabulates `encode`, a function from the bits of a float32 to a code of at most 16 bits that is monotone within
  /// each bucket. Returns nothing if some bucket has more than one step.
  template <class Encode>
  static std::optional<BucketTable> of(const Encode& encode) {
    BucketTable table;
    table.buckets_.resize(kBuckets);
    for (std::uint32_t i = 0; i < kBuckets; ++i) {
      const std::uint32_t base = i << 16;
      Bucket& bucket = table.buckets_[i];
      const auto code = [&](std::uint32_t low) { return static_cast<std::uint16_t>(encode(base | low)); };
      bucket = {.step = 0xFFFF, .codes = {code(0), code(0xFFFF)}};
      if (bucket.codes[0] == bucket.codes[1]) continue;
      std::uint32_t before = 0, step = 0xFFFF;
      while (step - before > 1) {
        const std::uint32_t middle = (before + step) / 2;
        (code(middle) == bucket.codes[0] ? before : step) = middle;
      }
      bucket.step = static_cast<std::uint16_t>(step);
      if (code(step) != bucket.codes[1]) return std::nullopt;
    }
    return table;
  }

  std::uint16_t operator[](std::uint32_t bits) const {
    const Bucket& bucket = buckets_[bits >> 16];
    return bucket.codes[(bits & 0xFFFF) >= bucket.step ? 1 : 0];
  }

 private:
  static constexpr std::uint32_t kBuckets = 65536;

  struct Bucket {
    std::uint16_t step;
    std::uint16_t codes[2];  ///< Below the step, and from it on.
  };

  std::vector<Bucket> buckets_;
};

}  // namespace halfulp::cpu
