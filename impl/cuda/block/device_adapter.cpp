// cuda-blocks: the kernels behind the adapter interface.
#include <cuda_runtime.h>

#include <memory>

#include "cuda/block/device_memory.h"
#include "cuda/block/kernels.h"
#include "cuda/block/prepare.h"
#include "cuda/linear/kernels.h"

namespace halfulp::impl {
namespace {

using namespace cuda::block;
namespace linear = cuda::linear;

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
  /// For the rounded inputs of LLM.int8().
  DeviceBytes& inputs() { return inputs_; }

 private:
  const BlockTables* tables_ = nullptr;
  DeviceBytes table_memory_, memory_, inputs_;
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

void multiply_int8(const Prepared& prepared, const Dequantizing& weights, const halfulp_blocks& tensor,
                   OnDevice& device) {
  std::byte* const memory = device.inputs().reserve(linear::Int8Memory(tensor).bytes);
  Quantizing inputs = linear::quantizing_inputs(prepared, tensor, memory);
  inputs.plan.tables = weights.plan.tables;
  linear::keep_halves_on_device(static_cast<const std::byte*>(tensor.inputs), memory, inputs.cut.count());
  quantize_on_device(inputs, device.memory());
  linear::multiply_on_device(linear::int8_products(weights, tensor, memory));
}

Work multiplier(const Prepared& prepared) {
  return [prepared, device = std::make_shared<OnDevice>()](const halfulp_blocks& tensor) {
    Dequantizing weights = dequantizing(prepared, tensor);
    weights.plan.tables = device->copy_of(*prepared.tables);
    if (linear::is_int8(prepared)) return multiply_int8(prepared, weights, tensor, *device);
    linear::multiply_on_device(linear::products_of(tensor, linear::BlockWeights{weights}));
  };
}

adapter::BlockRun prepare_kernels(const halfulp_query& query) {
  return prepare(query, {.quantizer = &quantizer, .dequantizer = &dequantizer, .multiplier = &multiplier});
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
