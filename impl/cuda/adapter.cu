// cuda: the functions of elements in kernels.
#include "cuda/conversions.h"
#include "cuda/each.cuh"
#include "cuda/each_random.cuh"
#include "cuda/linear/of_elements.h"
#include "cuda/linear/tile_kernels.cuh"
#include "cuda/stochastic_columns.h"

namespace halfulp::impl {
namespace {

struct EachOnTheGpu {
  template <class Operand, class Result, class Function>
  adapter::Batch make(const Function& function) const {
    return [function](const void* operand, void* result, std::size_t count) {
      cuda::launch_each(function, static_cast<const Operand*>(operand), static_cast<Result*>(result), count);
    };
  }
  template <class Operand, class Random, class Result, class Function>
  adapter::Columns make_random(const Function& function) const {
    return [function](const void* const* operands, void* result, std::size_t count) {
      cuda::launch_each_random(function, static_cast<const Operand*>(operands[0]),
                               static_cast<const Random*>(operands[1]), static_cast<Result*>(result), count);
    };
  }
};

struct ProductsOnTheGpu {
  template <class Terms>
  void operator()(const Terms& terms) const {
    cuda::linear::launch(terms);
  }
};

adapter::Batch prepare(const halfulp_query& query) { return cuda::Preparation(query, EachOnTheGpu()).batch(); }

adapter::BlockRun prepare_linear(const halfulp_query& query) {
  return cuda::linear::prepare_elements(query, ProductsOnTheGpu());
}

adapter::Columns prepare_stochastic(const halfulp_query& query) {
  return cuda::stochastic_columns(query, EachOnTheGpu());
}

}  // namespace

adapter::Adapter adapter_cuda() {
  return {.name = "cuda",
          .version = "0.1.0",
          .homepage = "",
          .conversions = cuda::conversions(&prepare),
          .functions = cuda::stochastic_conversions(&prepare_stochastic),
          .blocks = {cuda::linear::of_elements(&prepare_linear)},
          .memory = HALFULP_MEMORY_CUDA_DEVICE};
}

}  // namespace halfulp::impl
