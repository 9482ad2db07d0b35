// cuda-functions: the functions that the kernels call, called on the CPU one value at a time. Where they conform, the
// kernels can only be wrong about where values lie.
#include "cuda/conversions.h"

namespace halfulp::impl {
namespace {

struct EachOnTheCpu {
  template <class Operand, class Result, class Function>
  adapter::Batch make(const Function& function) const {
    return adapter::convert<Operand, Result>("", "", "", "", function).prepare({});
  }
};

adapter::Batch prepare(const halfulp_query& query) { return cuda::Preparation(query, EachOnTheCpu()).batch(); }

}  // namespace

adapter::Adapter adapter_cuda_functions() {
  return {.name = "cuda-functions", .version = "0.1.0", .homepage = "", .conversions = cuda::conversions(&prepare)};
}

}  // namespace halfulp::impl
