// A table over the upper 16 bits of a float32: at most one step of the result lies in each bucket of 65536 inputs.
// It serves codebooks and the layouts that no kernel fits.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "cpu/encode_plan.h"

namespace halfulp::cpu {

class BucketTable {
 public:
  /// Tabulates `encode`, a function from the bits of a float32 to a code of at most 16 bits that is monotone within
  /// each bucket. Returns nothing if some bucket has more than one step, or if there are more than 65536 steps.
  template <class Encode>
  static std::optional<BucketTable> of(const Encode& encode) {
    BucketTable table;
    table.buckets_.reserve(kBuckets);
    for (std::uint32_t i = 0; i < kBuckets; ++i) {
      const std::uint32_t base = i << 16;
      const auto code = [&](std::uint32_t low) { return static_cast<std::uint16_t>(encode(base | low)); };
      const std::uint16_t least = code(0), greatest = code(0xFFFF);
      if (i == 0 || least != table.codes_.back()) table.begin_run(base, least);
      const std::uint32_t run = static_cast<std::uint32_t>(table.codes_.size()) - 1;
      std::uint32_t step = kBucketSize;
      if (least != greatest) {
        std::uint32_t before = 0;
        step = kBucketSize - 1;
        while (step - before > 1) {
          const std::uint32_t middle = (before + step) / 2;
          (code(middle) == least ? before : step) = middle;
        }
        if (code(step) != greatest) return std::nullopt;
        table.begin_run(base | step, greatest);
      }
      table.buckets_.push_back((run << 16) + (kBucketSize - step) - base);
    }
    if (table.codes_.size() > kMaxRuns) return std::nullopt;
    return table;
  }

  /// Looks [count] values up.
  template <class Element>
  void look_up(const float* x, Element* codes, std::size_t count) const {
    const std::uint32_t* const buckets = buckets_.data();  // in registers, whatever the stores may seem to change
    const std::uint16_t* const code_of = codes_.data();
    for (std::size_t i = 0; i < count; ++i) {
      codes[i] = static_cast<Element>(code_of[run_number(buckets, std::bit_cast<std::uint32_t>(x[i]))]);
    }
  }

  /// All inputs around this one that have its code.
  ConstantRun run_around(std::uint32_t bits) const {
    const std::size_t run = run_number(buckets_.data(), bits);
    const std::uint32_t next = run + 1 < firsts_.size() ? firsts_[run + 1] : 0;
    return {.first = firsts_[run], .span = next - 1 - firsts_[run], .code = codes_[run]};
  }

 private:
  static constexpr std::uint32_t kBuckets = 65536;
  static constexpr std::uint32_t kBucketSize = 65536;
  static constexpr std::size_t kMaxRuns = 65536;

  void begin_run(std::uint32_t first, std::uint16_t code) {
    firsts_.push_back(first);
    codes_.push_back(code);
  }

  static std::size_t run_number(const std::uint32_t* buckets, std::uint32_t bits) {
    return (bits + buckets[bits >> 16]) >> 16;
  }

  std::vector<std::uint32_t> buckets_;  ///< Added to an input, gives the number of its run in the upper 16 bits.
  std::vector<std::uint32_t> firsts_;   ///< The first input of each run.
  std::vector<std::uint16_t> codes_;    ///< The code of each run.
};

}  // namespace halfulp::cpu
