// Random bits as a number to compare probabilities with.
#pragma once

#include <cstdint>

namespace halfulp::accuracy {

/// In [0, 1), a multiple of 2^-53.
constexpr double unit(std::uint64_t random) { return static_cast<double>(random >> 11) * 0x1p-53; }

}  // namespace halfulp::accuracy
