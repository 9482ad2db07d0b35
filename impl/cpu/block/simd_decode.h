// Element codes of one block to values, by vectors.
#pragma once

#include <cstddef>
#include <cstdint>

#include "cpu/block/kernels.h"
#include "cpu/block/plan.h"
#include "cpu/block/simd_restore.h"

namespace halfulp::cpu::block {

/// What the rules do with an element.
Restore restore_for(const Rules& rules);

/// Whether the numbers of a block leave every result one NaN at most to be taken from.
bool is_ordinary(const Decoding& decoding);

/// Kernels::decode.
void decode_by_vectors(const Plan& plan, const Decoding& decoding, const std::uint8_t* codes, std::size_t count,
                       float* x);

}  // namespace halfulp::cpu::block
