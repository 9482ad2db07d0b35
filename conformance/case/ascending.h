// Writes codes that ascend by one: the operands of an exhaustive sweep.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp {

/// codes[i] = first + i for i in [0, count).
void write_ascending(std::uint32_t first, std::size_t count, std::uint32_t* codes);

}  // namespace halfulp
