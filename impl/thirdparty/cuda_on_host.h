// Applies a function of some lanes to arrays in host memory.
#pragma once

#include <cstddef>
#include <utility>

#include "thirdparty/cuda_lanes_array.h"

namespace halfulp::impl {

/// Plays a device of one thread.
struct OnHost {
  template <class Function, class Operand, class Result, int kLanes>
  static adapter::Batch batch() {
    return [](const void* operand, void* result, std::size_t count) {
      convert_turns<Function, kLanes>(static_cast<Result*>(result), count, 0, 1, static_cast<const Operand*>(operand));
    };
  }

  template <class Function, int kLanes, class Result, class... Operands>
  static adapter::Columns columns() {
    return [](const void* const* operands, void* result, std::size_t count) {
      [&]<std::size_t... kIndex>(std::index_sequence<kIndex...>) {
        convert_turns<Function, kLanes>(static_cast<Result*>(result), count, 0, 1,
                                        static_cast<const Operands*>(operands[kIndex])...);
      }
      (std::index_sequence_for<Operands...>());
    };
  }
};

}  // namespace halfulp::impl
