// How much of a block operation's domain a run covers.
#pragma once

#include <vector>

#include "case/block_question.h"
#include "case/tensor_source.h"
#include "case/tier.h"

namespace halfulp {

/// The sources of one block operation, in index order. quantize: boundary, then sampled, then
/// every pattern of float32 where a sweep can. dequantize: exhaustive where
/// elements and scales have few enough bits, then boundary, then sampled; pack and unpack: boundary, then sampled.
/// Refusals are at the end of the boundary cases.
std::vector<TensorSource> tensor_sources_for(const BlockQuestion& question, Tier tier, std::uint64_t seed);

}  // namespace halfulp
