#include "judge/digest.h"

#include <xxhash.h>

#include <cstdio>

namespace halfulp {
namespace {

constexpr std::size_t kPendingWords = 1024;

}  // namespace

void ChunkDigest::flush() {
  if (length_ == 0) return;
  pending_.push_back(code_);
  pending_.push_back(length_);
  if (pending_.size() >= kPendingWords) {
    hash_ = XXH3_64bits_withSeed(pending_.data(), pending_.size() * sizeof(std::uint64_t), hash_);
    pending_.clear();
  }
}

std::uint64_t ChunkDigest::finish() {
  flush();
  length_ = 0;
  hash_ = XXH3_64bits_withSeed(pending_.data(), pending_.size() * sizeof(std::uint64_t), hash_);
  return hash_;
}

std::uint64_t hash_of(std::span<const std::uint8_t> bytes, std::uint64_t before) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), before);
}

std::string combine_digests(const std::vector<std::uint64_t>& chunks) {
  char text[17];
  std::snprintf(text, sizeof text, "%016llx",
                static_cast<unsigned long long>(XXH3_64bits(chunks.data(), chunks.size() * sizeof(std::uint64_t))));
  return text;
}

}  // namespace halfulp
