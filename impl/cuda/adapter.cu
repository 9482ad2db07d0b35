// cuda: the functions of elements in kernels.
#include "cuda/conversions.h"
#include "cuda/each.cuh"

namespace halfulp::impl {
namespace {

struct EachOnTheGpu {
  template <class Operand, class Result, class Function>
  adapter::Batch make(const Function& function) const {
    return [function](const void* operand, void* result, std::size_t count) {
      cuda::launch_each(function, static_cast<const Operand*>(operand), static_cast<Result*>(result), count);
    };
  }
};

adapter::Batch prepare(const halfulp_query& query) { return cuda::Preparation(query, EachOnTheGpu()).batch(); }

}  // namespace

adapter::Adapter adapter_cuda() {
  return {.name = "cuda",
          .version = "0.1.0",
          .homepage = "",
          .conversions = cuda::conversions(&prepare),
          .memory = HALFULP_MEMORY_CUDA_DEVICE};
}

}  // namespace halfulp::impl
