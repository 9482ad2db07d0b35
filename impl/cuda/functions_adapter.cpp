// cuda-functions: the functions that the kernels call, called on the CPU one value at a time. Where they conform, the
// kernels can only be wrong about where values lie.
#include "cuda/conversions.h"
#include "cuda/linear/of_elements.h"
#include "cuda/linear/play.h"
#include "cuda/stochastic_columns.h"

namespace halfulp::impl {
namespace {

struct EachOnTheCpu {
  template <class Operand, class Result, class Function>
  adapter::Batch make(const Function& function) const {
    return adapter::convert<Operand, Result>("", "", "", "", function).prepare({});
  }
  template <class Operand, class Random, class Result, class Function>
  adapter::Columns make_random(const Function& function) const {
    return cpu::random_columns<Operand, Random, Result>(function);
  }
};

struct ProductsOnTheCpu {
  template <class Terms>
  void operator()(const Terms& terms) const {
    cuda::linear::play(terms);
  }
};

adapter::Batch prepare(const halfulp_query& query) { return cuda::Preparation(query, EachOnTheCpu()).batch(); }

adapter::BlockRun prepare_linear(const halfulp_query& query) {
  return cuda::linear::prepare_elements(query, ProductsOnTheCpu());
}

adapter::Columns prepare_stochastic(const halfulp_query& query) {
  return cuda::stochastic_columns(query, EachOnTheCpu());
}

}  // namespace

adapter::Adapter adapter_cuda_functions() {
  return {.name = "cuda-functions",
          .version = "0.1.0",
          .homepage = "",
          .conversions = cuda::conversions(&prepare),
          .functions = cuda::stochastic_conversions(&prepare_stochastic),
          .blocks = {cuda::linear::of_elements(&prepare_linear)}};
}

}  // namespace halfulp::impl
