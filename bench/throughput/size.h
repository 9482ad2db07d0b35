// How many values a call converts: one row per size.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "block/tensor.h"

namespace halfulp::throughput {

/// A size of data. Blocks are cut from a square tensor of as many values.
struct Size {
  std::string_view name;
  std::string_view meaning;
  std::size_t side;

  constexpr std::size_t elements() const { return side * side; }
  constexpr Shape shape() const { return {side, side}; }
};

// 2^16 float32 values and their results fit a second-level cache of 512 KiB, and branch predictors cannot learn them by
// heart. 2^24 values are twice what a large third-level cache holds.
inline constexpr std::array kSizes{Size{"cache", "2^16 values, within the second-level cache", 256},
                                   Size{"large", "2^24 values, out of cache", 4096}};

/// The size called `name`, or nullptr.
constexpr const Size* size_called(std::string_view name) {
  for (const Size& size : kSizes) {
    if (size.name == name) return &size;
  }
  return nullptr;
}

}  // namespace halfulp::throughput
