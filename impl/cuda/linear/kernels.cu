#include "cuda/block/launch.cuh"
#include "cuda/linear/kernels.h"
#include "cuda/linear/tile_kernels.cuh"

namespace halfulp::cuda::linear {
namespace {

struct KeepHalf {
  const std::byte* inputs;
  std::byte* halves;

  __device__ void operator()(std::uint64_t i) const { keep_half(inputs, halves, i); }
};

}  // namespace

void multiply_on_device(const BlockProducts& products) { launch(products); }
void multiply_on_device(const Int8Products& products) { launch(products); }

void keep_halves_on_device(const std::byte* inputs, std::byte* halves, std::uint64_t count) {
  block::launch_for_each(count, KeepHalf{inputs, halves}, "round inputs to float16");
}

}  // namespace halfulp::cuda::linear
