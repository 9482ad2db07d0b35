// UE4M3 scales of FP4 blocks: under a float32 scale of the tensor (NVFP4), and by themselves (GGML).
#pragma once

#include "cpu/block/scale.h"

namespace halfulp::cpu::block {

/// What the blocks of a tensor with this largest magnitude share.
TensorState two_level_state(const Plan& plan, float tensor_absmax);

BlockScale two_level_te_scale(const Plan& plan, const TensorState& state, float absmax);
BlockScale two_level_torchao_scale(const Plan& plan, const TensorState& state, float absmax);
BlockScale ue4m3_half_up_scale(const Plan& plan, float absmax);

}  // namespace halfulp::cpu::block
