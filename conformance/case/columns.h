// The operands of one case: packed into one word, the first one highest, and one array each in memory.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "format/format_spec.h"

namespace halfulp {

/// One operand: a code of a format, or random bits.
struct Column {
  const FormatSpec* format = nullptr;  ///< nullptr: random bits.
  int bits = 0;                        ///< How wide the operand is,
  int shift = 0;                       ///< and where it stands in the word.

  int container_bits() const;
  Code in(Code word) const { return word >> shift & mask(); }
  Code mask() const { return ~Code{0} >> (64 - bits); }
};

inline constexpr std::size_t kMostOperands = 3;

/// The columns of an operation, in the order of its operands.
class Columns {
 public:
  /// `operands` codes of `from`, then `random_bits` random bits if there are any.
  /// Requires at most kMostOperands columns of at most 64 bits together.
  Columns(const FormatSpec& from, int operands, int random_bits);

  std::span<const Column> all() const { return {columns_.data(), size_}; }
  std::size_t size() const { return size_; }
  /// Of a word.
  int bits() const { return bits_; }

 private:
  std::array<Column, kMostOperands> columns_;
  std::size_t size_ = 0;
  int bits_ = 0;
};

}  // namespace halfulp
