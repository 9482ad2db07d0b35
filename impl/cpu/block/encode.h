// Values of one block to element codes.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/plan.h"
#include "cpu/block/scale.h"

namespace halfulp::cpu::block {

/// Divides [count] values by their scale and finds their elements.
void encode(const Plan& plan, const Scaling& scaling, const float* x, std::size_t count, std::uint8_t* codes);

}  // namespace halfulp::cpu::block
