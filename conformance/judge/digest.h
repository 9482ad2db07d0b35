// A fingerprint of all results of a cell: XXH3-64 over its results as runs (code, length), chunk by chunk.
// Runs make it nearly free where results agree with the oracle, and equal results give equal digests on any machine.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "format/format_spec.h"

namespace halfulp {

/// Builds the digest of one chunk. Results must be added in index order.
class ChunkDigest {
 public:
  /// Adds `length` results that all are `code`.
  void add(Code code, std::uint64_t length) {
    if (length == 0) return;
    if (code == code_ && length_ != 0) {
      length_ += length;
      return;
    }
    flush();
    code_ = code;
    length_ = length;
  }

  /// The digest of what was added. Call once, last.
  std::uint64_t finish();

 private:
  void flush();

  Code code_ = 0;
  std::uint64_t length_ = 0;
  std::vector<std::uint64_t> pending_;
  std::uint64_t hash_ = 0;
};

/// A fingerprint of bytes, which may begin with that of other ones.
std::uint64_t hash_of(std::span<const std::uint8_t> bytes, std::uint64_t before = 0);

/// The digest of a cell from those of its chunks in index order, as 16 hexadecimal digits.
std::string combine_digests(const std::vector<std::uint64_t>& chunks);

}  // namespace halfulp
