// Stands in for bitsandbytes' CUDA library and the runtime it brings along, so that its adapter is tested without a
// GPU. "Device" memory is host memory that cudaMalloc handed out: a kernel that is given anything else fails as on a
// GPU. The kernels are our portable code under the variants that describe theirs.
#include <cstdint>
#include <cstdlib>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "block/block_registry.h"
#include "block/layout.h"
#include "format/registry.h"
#include "run/implementation.h"
#include "run/prepared.h"

namespace {

using namespace halfulp;

constexpr int kInvalidValue = 1, kIllegalAccess = 700;

std::mutex mutex;
std::map<std::uintptr_t, std::size_t> allocations;  // guarded by the mutex
thread_local int kernel_error = 0;

bool is_on_device(const void* memory, std::size_t bytes) {
  const std::lock_guard lock(mutex);
  const auto address = reinterpret_cast<std::uintptr_t>(memory);
  auto found = allocations.upper_bound(address);
  if (found == allocations.begin()) return bytes == 0;
  --found;
  return address + bytes <= found->first + found->second;
}

const Implementation& ours() {
  static const std::unique_ptr<Implementation> implementation = open_implementation("builtin:cpu-scalar");
  return *implementation;
}

const BlockSpec& spec_of(std::string_view element, int block) {
  for (const BlockSpec& spec : standard_blocks()) {
    if (spec.element->name == element && spec.tensor == TensorPart::nothing && spec.rows == Rows::flat &&
        spec.tile.columns == static_cast<std::size_t>(block)) {
      return spec;
    }
  }
  std::abort();
}

/// Does the operation if all buffers are on the device.
void run(const BlockQuestion& question, halfulp_blocks tensor) {
  const Shape shape{tensor.rows, tensor.columns};
  const PlaneSizes sizes = plane_sizes(*question.spec, question.rules(), shape);
  tensor.struct_size = sizeof tensor;
  tensor.value_bytes = shape.count() * static_cast<std::size_t>(question.values->container_bits()) / 8;
  tensor.code_bytes = sizes.codes;
  tensor.scale_bytes = sizes.scales;
  tensor.tensor_bytes = sizes.tensor;
  const bool is_reachable = is_on_device(tensor.values, tensor.value_bytes) &&
                            is_on_device(tensor.codes, tensor.code_bytes) &&
                            is_on_device(tensor.scales, tensor.scale_bytes);
  const bool is_done = is_reachable && PreparedCall({&ours(), question}).run(tensor) == HALFULP_OK;
  if (!is_done) kernel_error = kIllegalAccess;
}

void run_flat(Operation operation, std::string_view element, std::string_view values, void* x, void* absmax,
              void* codes, int block, int count) {
  const BlockSpec& spec = spec_of(element, block);
  halfulp_blocks tensor{};
  tensor.rows = 1;
  tensor.columns = static_cast<std::uint64_t>(count);
  tensor.values = x;
  tensor.codes = codes;
  tensor.scales = absmax;
  run({.operation = operation,
       .spec = &spec,
       .variant = variant_called(spec, "bnb-cuda"),
       .values = standard_formats().find(values)},
      tensor);
}

}  // namespace

extern "C" {

int cudaMalloc(void** memory, std::size_t bytes) {
  *memory = std::malloc(bytes);
  const std::lock_guard lock(mutex);
  allocations[reinterpret_cast<std::uintptr_t>(*memory)] = bytes;
  return 0;
}

int cudaFree(void* memory) {
  const std::lock_guard lock(mutex);
  if (allocations.erase(reinterpret_cast<std::uintptr_t>(memory)) == 0) return kInvalidValue;
  std::free(memory);
  return 0;
}

int cudaMemcpy(void* to, const void* from, std::size_t bytes, int kind) {
  const bool is_right = kind == 1 ? is_on_device(to, bytes) : kind == 2 && is_on_device(from, bytes);
  if (!is_right) return kInvalidValue;
  __builtin_memcpy(to, from, bytes);
  return 0;
}

int cudaDeviceSynchronize() { return 0; }

int cudaGetLastError() {
  const int error = kernel_error;
  kernel_error = 0;
  return error;
}

const char* cudaGetErrorString(int error) {
  return error == kIllegalAccess ? "an illegal memory access was encountered" : "invalid argument";
}

// The library exports a function for every kind of element and value.
#define FAKE_KERNELS(SUFFIX, VALUES, ELEMENT)                                                                    \
  void cquantize_blockwise_##SUFFIX(float*, void* x, float* absmax, std::uint8_t* codes, int block, int count) { \
    run_flat(Operation::quantize, ELEMENT, VALUES, x, absmax, codes, block, count);                              \
  }                                                                                                              \
  void cdequantize_blockwise_##SUFFIX(float*, std::uint8_t* codes, float* absmax, void* x, int block, int count, \
                                      void*) {                                                                   \
    run_flat(Operation::dequantize, ELEMENT, VALUES, x, absmax, codes, block, count);                            \
  }

FAKE_KERNELS(fp32_nf4, "float32", "nf4")
FAKE_KERNELS(fp16_nf4, "float16", "nf4")
FAKE_KERNELS(bf16_nf4, "bfloat16", "nf4")
FAKE_KERNELS(fp32_fp4, "float32", "bnb_fp4")
FAKE_KERNELS(fp16_fp4, "float16", "bnb_fp4")
FAKE_KERNELS(bf16_fp4, "bfloat16", "bnb_fp4")
FAKE_KERNELS(fp32, "float32", "bnb_dynamic8")
FAKE_KERNELS(fp16, "float16", "bnb_dynamic8")
FAKE_KERNELS(bf16, "bfloat16", "bnb_dynamic8")

void cint8_vector_quant(void* x, std::int8_t* codes, float* absmax, float threshold, int rows, int columns, void*) {
  const BlockSpec& spec = *block_called("bnb_int8");
  const std::unique_ptr<float[]> marks(new float[static_cast<std::size_t>(columns)]);
  halfulp_blocks tensor{};
  tensor.rows = static_cast<std::uint64_t>(rows);
  tensor.columns = static_cast<std::uint64_t>(columns);
  tensor.values = x;
  tensor.codes = codes;
  tensor.scales = absmax;
  tensor.tensor = marks.get();
  run({.operation = Operation::quantize,
       .spec = &spec,
       .variant = variant_called(spec, threshold > 0 ? "bnb-cuda-6" : "bnb-cuda"),
       .values = standard_formats().find("float16")},
      tensor);
}

}  // extern "C"
