#include "cuda/block/kernels.h"
#include "cuda/block/launch.cuh"

namespace halfulp::cuda::block {
namespace {

struct DecodeEight {
  Dequantizing work;

  __device__ void operator()(std::uint64_t unit) const { decode_eight(work, unit); }
};

}  // namespace

void dequantize_on_device(const Dequantizing& work) { launch_for_each(work.units(), DecodeEight{work}, "dequantize"); }

}  // namespace halfulp::cuda::block
