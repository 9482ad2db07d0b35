// Numbers in memory. Kernels reach containers as they are; the CPU may find them at any address.
#pragma once

#include <cstdint>
#include <cstring>

#include "cuda/block/host_device.h"

namespace halfulp::cuda::block {

/// The number at `at`. In kernels it has to be aligned.
template <class Number>
HALFULP_HOST_DEVICE inline Number load(const void* at) {
#ifdef __CUDA_ARCH__
  return *static_cast<const Number*>(at);
#else
  Number number;
  std::memcpy(&number, at, sizeof number);
  return number;
#endif
}

/// Puts `number` where load() finds it.
template <class Number>
HALFULP_HOST_DEVICE inline void store(void* at, Number number) {
#ifdef __CUDA_ARCH__
  *static_cast<Number*>(at) = number;
#else
  std::memcpy(at, &number, sizeof number);
#endif
}

/// Whether a kernel may reach the number at `at` as a whole.
template <class Number>
HALFULP_HOST_DEVICE inline bool is_at_home(const void* at) {
  return reinterpret_cast<std::uintptr_t>(at) % sizeof(Number) == 0;
}

/// [count] bytes at any address as a number, the first one lowest. Requires a count of at most 8.
HALFULP_HOST_DEVICE inline std::uint64_t load_bytes(const std::uint8_t* at, std::uint32_t count) {
#ifdef __CUDA_ARCH__
  if (count == 8 && is_at_home<std::uint64_t>(at)) return load<std::uint64_t>(at);
  if (count == 4 && is_at_home<std::uint32_t>(at)) return load<std::uint32_t>(at);
  if (count == 2 && is_at_home<std::uint16_t>(at)) return load<std::uint16_t>(at);
#endif
  std::uint64_t number = 0;
  for (std::uint32_t i = 0; i < count; ++i) number |= static_cast<std::uint64_t>(at[i]) << 8 * i;
  return number;
}

/// Puts the [count] lowest bytes of a number at any address.
HALFULP_HOST_DEVICE inline void store_bytes(std::uint8_t* at, std::uint64_t number, std::uint32_t count) {
#ifdef __CUDA_ARCH__
  if (count == 8 && is_at_home<std::uint64_t>(at)) return store(at, number);
  if (count == 4 && is_at_home<std::uint32_t>(at)) return store(at, static_cast<std::uint32_t>(number));
  if (count == 2 && is_at_home<std::uint16_t>(at)) return store(at, static_cast<std::uint16_t>(number));
#endif
  for (std::uint32_t i = 0; i < count; ++i) at[i] = static_cast<std::uint8_t>(number >> 8 * i);
}

}  // namespace halfulp::cuda::block
