// The kernel that applies one function to many values, and its launch.
#pragma once

#include <cstdint>
#include <type_traits>

#include "cuda/each.h"
#include "cuda/launch.h"

namespace halfulp::cuda {

/// A function that is a table is read from shared memory.
template <class Operand, class Result, class Function>
__global__ void __launch_bounds__(kThreads)
    each(const __grid_constant__ Function function, const Operand* __restrict__ from, Result* __restrict__ to,
         const Split split) {
  const Place place{.block = blockIdx.x, .thread = threadIdx.x, .blocks = gridDim.x};
  if constexpr (Function::kIsTable) {
    static_assert(std::is_trivially_copyable_v<Function> && sizeof(Function) % sizeof(std::uint32_t) == 0);
    constexpr std::uint32_t kWords = sizeof(Function) / sizeof(std::uint32_t);
    __shared__ alignas(kWidestAccess) std::uint32_t words[kWords];
    const auto* given = reinterpret_cast<const std::uint32_t*>(&function);
    for (std::uint32_t i = threadIdx.x; i < kWords; i += kThreads) words[i] = given[i];
    __syncthreads();
    convert_part(*reinterpret_cast<const Function*>(words), from, to, split, place);
  } else {
    convert_part(function, from, to, split, place);
  }
}

/// Starts converting [count] values in device memory. Pointers need the alignment of their elements.
/// Errors: std::runtime_error if the launch failed.
template <class Operand, class Result, class Function>
void launch_each(const Function& function, const Operand* from, Result* to, std::uint64_t count) {
  if (count == 0) return;
  constexpr int kCount = kPack<Operand, Result>;
  const Split parts =
      split({reinterpret_cast<std::uintptr_t>(from), sizeof(Operand), alignof(Pack<Operand, kCount>)},
            {reinterpret_cast<std::uintptr_t>(to), sizeof(Result), alignof(Pack<Result, kCount>)}, count, kCount);
  constexpr std::uint64_t kTurn = std::uint64_t{kThreads} * Function::kPacksAtOnce;
  const std::uint32_t blocks = blocks_for((std::max(parts.packs, parts.loose) + kTurn - 1) / kTurn);
  each<Operand, Result><<<blocks, kThreads>>>(function, from, to, parts);
  check_launch("converting values");
}

}  // namespace halfulp::cuda
