// What every adapter of a block library checks before it hands the caller's buffers on.
#pragma once

#include <cstdint>
#include <optional>

#include "abi/halfulp_adapter.h"

namespace halfulp::impl {

/// rows * columns, or nothing if the sizes in bytes that follow from it might overflow.
inline std::optional<std::uint64_t> element_count(const halfulp_blocks& tensor) {
  constexpr std::uint64_t kLimit = std::uint64_t{1} << 56;
  std::uint64_t count = 0;
  if (__builtin_mul_overflow(tensor.rows, tensor.columns, &count) || count > kLimit) return std::nullopt;
  return count;
}

/// Whether `buffer` can be used for `needed` bytes.
inline bool holds(const void* buffer, std::uint64_t bytes, std::uint64_t needed) {
  return needed == 0 || (buffer != nullptr && bytes >= needed);
}

}  // namespace halfulp::impl
