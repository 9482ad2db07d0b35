// What a scale is worked out from, by vectors.
#pragma once

#include <cstddef>

#include "cpu/block/statistic.h"

namespace halfulp::cpu::block {

/// Kernels::observe.
void observe_by_vectors(const Plan& plan, const float* x, std::size_t count, Statistic& statistic);

}  // namespace halfulp::cpu::block
