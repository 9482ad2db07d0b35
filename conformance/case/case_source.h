// Where the cases of a cell come from. The same index gives the same operand on every machine, so sharding, resuming
// and replaying are one thing.
#pragma once

#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "format/format_spec.h"

namespace halfulp {

/// How a source covers its format. Only an exhaustive one proves anything about the inputs it does not list.
enum class Coverage : std::uint8_t { exhaustive, boundary, sampled };

constexpr std::string_view name_of(Coverage coverage) {
  constexpr std::string_view names[] = {"exhaustive", "boundary", "sampled"};
  return names[static_cast<int>(coverage)];
}

/// An indexed list of operand codes, or of words that hold the codes of several operands (case/columns.h).
class CaseSource {
 public:
  /// Every defined code of `format`, in order of code.
  static CaseSource exhaustive(const FormatSpec& format);
  /// Every word of so many bits, in order. Requires at most 32.
  static CaseSource every_word(int bits);
  /// The given codes in the given order.
  static CaseSource list(Coverage coverage, std::vector<Code> codes);
  /// `count` uniformly drawn codes of `format`; a function of `seed` and the index alone.
  static CaseSource sampled(const FormatSpec& format, std::uint64_t seed, std::uint64_t count);
  /// `count` uniformly drawn words of so many bits, likewise.
  static CaseSource sampled_words(int bits, std::uint64_t seed, std::uint64_t count);

  Coverage coverage() const { return coverage_; }
  std::uint64_t size() const { return size_; }
  /// Whether codes ascend by one from index to index.
  bool is_contiguous() const { return codes_ == nullptr && mask_ == 0; }

  /// The operand of case `index`. Requires index < size().
  Code at(std::uint64_t index) const;

  /// Writes the operands of [first, first + count) as containers of `container_bits`.
  void fill(std::uint64_t first, std::size_t count, int container_bits, void* codes) const;

 private:
  Coverage coverage_ = Coverage::exhaustive;
  std::uint64_t size_ = 0;
  std::shared_ptr<const std::vector<Code>> codes_;  // list
  std::uint64_t seed_ = 0, mask_ = 0;               // sampled: mask_ != 0
};

}  // namespace halfulp
