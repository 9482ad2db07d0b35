// Whether a tensor of the interface has what "linear" needs besides weights in blocks.
#pragma once

#include <cstdint>

#include "abi/halfulp_adapter.h"

namespace halfulp::cuda::linear {

/// HALFULP_OK if inputs and outputs have the sizes that their rows need, HALFULP_BAD_SHAPE beyond the most elements
/// that a tensor may have, else HALFULP_BAD_BUFFER.
std::int32_t check_sides(const halfulp_blocks& tensor);

/// The same for weights that are codes of `bytes` each, and the sides.
std::int32_t check_codes(const halfulp_blocks& tensor, std::uint64_t bytes);

}  // namespace halfulp::cuda::linear
