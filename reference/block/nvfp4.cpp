// NVFP4: 16 elements of a row share a UE4M3 scale, all scales share a float32 one.
#include <array>

#include "block/families.h"
#include "format/elements.h"

namespace halfulp {
namespace {

constexpr BlockRules kTe{.scale = ScaleRule::two_level_te,
                         .normalize = Normalize::two_level_te,
                         .order = Order::lsb_first,
                         .decode = Decode::tensor_last};
constexpr BlockRules kTorchao{.scale = ScaleRule::two_level_torchao,
                              .normalize = Normalize::two_level_torchao,
                              .order = Order::lsb_first,
                              .decode = Decode::tensor_first};

constexpr std::array kVariants{BlockVariant{"te", kTe, "TransformerEngine common/cast/nvfp4/core_nvfp4.cuh"},
                               BlockVariant{"torchao", kTorchao, "torchao nvfp4_tensor.py, per-tensor scale"}};

}  // namespace

std::vector<BlockSpec> nvfp4_blocks() {
  return {{.name = "nvfp4",
           .aliases = "",
           .element = &kFloat4E2m1fn,
           .scale = &kUe4m3,
           .tile = {1, 16},
           .tensor = TensorPart::scale,
           .variants = kVariants,
           .rule = "NVIDIA NVFP4: E2M1 by 16, UE4M3 scales, a float32 tensor scale"}};
}

}  // namespace halfulp
