// Codes in memory: right-aligned in containers of 8, 16, 32 or 64 bits.
#pragma once

#include <cstdint>
#include <type_traits>

#include "format/format_spec.h"

namespace halfulp {

/// Calls `visit` with a value of the container's unsigned type and returns what it returns.
template <class Visit>
decltype(auto) with_container(int container_bits, Visit visit) {
  switch (container_bits) {
    case 8:
      return visit(std::uint8_t{});
    case 16:
      return visit(std::uint16_t{});
    case 32:
      return visit(std::uint32_t{});
    default:
      return visit(std::uint64_t{});
  }
}

/// The code at `index` of an array of containers.
inline Code load_code(const void* codes, int container_bits, std::size_t index) {
  return with_container(container_bits,
                        [&](auto zero) -> Code { return static_cast<const decltype(zero)*>(codes)[index]; });
}

}  // namespace halfulp
