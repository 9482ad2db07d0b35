// cuda-blocks: the kernels behind the adapter interface.
#include <cuda_runtime.h>

#include <memory>

#include "cuda/block/device_memory.h"
#include "cuda/block/kernels.h"
#include "cuda/block/prepare.h"

namespace halfulp::impl {
namespace {

using namespace cuda::block;

/// What a prepared call has on the GPU, from its first run on.
class OnDevice {
 public:
  /// A copy of the plan's tables in device memory.
  const BlockTables* copy_of(const BlockTables& tables) {
    if (tables_ != nullptr) return tables_;
    std::byte* const copy = table_memory_.reserve(sizeof tables);
    cuda::check_cuda(cudaMemcpy(copy, &tables, sizeof tables, cudaMemcpyHostToDevice), "cudaMemcpy");
    return tables_ = reinterpret_cast<const BlockTables*>(copy);
  }

  /// For what is kept between the steps of one run.
  DeviceBytes& memory() { return memory_; }

 private:
  const BlockTables* tables_ = nullptr;
  DeviceBytes table_memory_, memory_;
};

Work quantizer(const Prepared& prepared) {
  return [prepared, device = std::make_shared<OnDevice>()](const halfulp_blocks& tensor) {
    Quantizing work = quantizing(prepared, tensor);
    work.plan.tables = device->copy_of(*prepared.tables);
    quantize_on_device(work, device->memory());
  };
}

Work dequantizer(const Prepared& prepared) {
  return [prepared, device = std::make_shared<OnDevice>()](const halfulp_blocks& tensor) {
    Dequantizing work = dequantizing(prepared, tensor);
    work.plan.tables = device->copy_of(*prepared.tables);
    dequantize_on_device(work);
  };
}

adapter::BlockRun prepare_kernels(const halfulp_query& query) {
  return prepare(query, {.quantizer = &quantizer, .dequantizer = &dequantizer});
}

}  // namespace

adapter::Adapter adapter_cuda_blocks() {
  return {.name = "cuda-blocks",
          .version = "0.1.0",
          .homepage = "",
          .blocks = operations(&prepare_kernels),
          .memory = HALFULP_MEMORY_CUDA_DEVICE};
}

}  // namespace halfulp::impl
