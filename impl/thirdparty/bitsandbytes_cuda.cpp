// Under test: the CUDA kernels of bitsandbytes, called as its own backends/cuda/ops.py calls them. Tensors come from
// host memory and go back there.
#include <array>
#include <bit>
#include <climits>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <string_view>

#include "abi/adapter.h"
#include "thirdparty/block_buffers.h"
#include "thirdparty/cuda_memory.h"
#include "thirdparty/shared_library.h"

namespace halfulp::impl {
namespace {

using Quantize = void(float* codebook, void* values, float* absmax, std::uint8_t* codes, int block, int count);
using Dequantize = void(float* codebook, std::uint8_t* codes, float* absmax, void* values, int block, int count,
                        void* stream);
using QuantizeRows = void(void* values, std::int8_t* codes, float* absmax, float threshold, int rows, int columns,
                          void* stream);

/// A value format: the size of its container and what the library's functions call it.
struct Values {
  std::string_view format, suffix;
  std::uint64_t bytes;
};
constexpr std::array kValues{Values{"float32", "fp32", 4}, Values{"bfloat16", "bf16", 2}, Values{"float16", "fp16", 2}};

/// A kind of element: its block formats, what the library's functions end in, and how many codes share a byte.
struct Elements {
  std::string_view formats, suffix;
  std::uint64_t per_byte;
};
constexpr std::array kElements{Elements{"bnb_nf4,bnb_nf4_b*", "_nf4", 2}, Elements{"bnb_fp4,bnb_fp4_b*", "_fp4", 2},
                               Elements{"bnb_dynamic8*", "", 1}};

/// What the blocks of a flat tensor take.
struct Sizes {
  std::uint64_t count = 0, values = 0, codes = 0, scales = 0;
};

/// Checks shape and buffers, then calls `work` with their sizes.
template <class Work>
std::int32_t run(const halfulp_blocks& tensor, std::uint64_t value_bytes, std::uint64_t codes_per_byte,
                 std::uint64_t block, Work work) {
  const auto count = element_count(tensor);
  if (!count || *count > INT_MAX) return HALFULP_BAD_SHAPE;  // the library counts in int
  const Sizes sizes{*count, *count * value_bytes, (*count + codes_per_byte - 1) / codes_per_byte,
                    (*count + block - 1) / block * sizeof(float)};
  if (!holds(tensor.values, tensor.value_bytes, sizes.values) || !holds(tensor.codes, tensor.code_bytes, sizes.codes) ||
      !holds(tensor.scales, tensor.scale_bytes, sizes.scales)) {
    return HALFULP_BAD_BUFFER;
  }
  if (*count != 0) work(sizes);
  return HALFULP_OK;
}

adapter::BlockOperation quantize(const CudaRuntime& cuda, Quantize* kernel, const Elements& elements,
                                 const Values& values) {
  return {"quantize",
          std::string(values.format),
          std::string(elements.formats),
          "*",
          "bnb-cuda",
          [=, &cuda](const halfulp_query& query) {
            return [=, &cuda, block = query.block->tile_columns,
                    levels = query.block->element->codebook](const halfulp_blocks& tensor) {
              return run(tensor, values.bytes, elements.per_byte, block, [&](const Sizes& sizes) {
                const DeviceBytes codebook(cuda, levels, 256 * sizeof(float) / (elements.per_byte == 1 ? 1 : 16));
                const DeviceBytes x(cuda, tensor.values, sizes.values);
                const DeviceBytes codes(cuda, sizes.codes), scales(cuda, sizes.scales);
                kernel(codebook.as<float>(), x.as<void>(), scales.as<float>(), codes.as<std::uint8_t>(),
                       static_cast<int>(block), static_cast<int>(sizes.count));
                cuda.wait();
                codes.copy_to(tensor.codes);
                scales.copy_to(tensor.scales);
              });
            };
          }};
}

adapter::BlockOperation dequantize(const CudaRuntime& cuda, Dequantize* kernel, const Elements& elements,
                                   const Values& values) {
  return {"dequantize",
          std::string(elements.formats),
          std::string(values.format),
          "*",
          "bnb-cuda",
          [=, &cuda](const halfulp_query& query) {
            return [=, &cuda, block = query.block->tile_columns,
                    levels = query.block->element->codebook](const halfulp_blocks& tensor) {
              return run(tensor, values.bytes, elements.per_byte, block, [&](const Sizes& sizes) {
                const DeviceBytes codebook(cuda, levels, 256 * sizeof(float) / (elements.per_byte == 1 ? 1 : 16));
                const DeviceBytes codes(cuda, tensor.codes, sizes.codes), scales(cuda, tensor.scales, sizes.scales);
                const DeviceBytes x(cuda, sizes.values);
                kernel(codebook.as<float>(), codes.as<std::uint8_t>(), scales.as<float>(), x.as<void>(),
                       static_cast<int>(block), static_cast<int>(sizes.count), nullptr);
                cuda.wait();
                x.copy_to(tensor.values);
              });
            };
          }};
}

/// The magnitude of a float16, in float32.
float magnitude_of(std::uint16_t half) { return std::fabs(static_cast<float>(std::bit_cast<_Float16>(half))); }

/// Marks the columns that hold an outlier and clears their codes in all rows, as the library's Python does afterwards.
void leave_out_columns(const halfulp_blocks& tensor, float threshold) {
  const auto* const values = static_cast<const std::uint16_t*>(tensor.values);
  auto* const codes = static_cast<std::uint8_t*>(tensor.codes);
  auto* const marks = static_cast<float*>(tensor.tensor);
  for (std::uint64_t column = 0; column < tensor.columns; ++column) {
    bool is_outlying = false;
    for (std::uint64_t row = 0; threshold > 0 && row < tensor.rows; ++row) {
      is_outlying |= magnitude_of(values[row * tensor.columns + column]) >= threshold;
    }
    marks[column] = is_outlying ? 1.0f : 0.0f;
    for (std::uint64_t row = 0; is_outlying && row < tensor.rows; ++row) codes[row * tensor.columns + column] = 0;
  }
}

adapter::BlockOperation quantize_rows(const CudaRuntime& cuda, QuantizeRows* kernel, std::string variant,
                                      float threshold) {
  return {"quantize", "float16", "bnb_int8", "*", std::move(variant), [=, &cuda](const halfulp_query&) {
            return [=, &cuda](const halfulp_blocks& tensor) -> std::int32_t {
              const auto count = element_count(tensor);
              if (!count || *count > INT_MAX) return HALFULP_BAD_SHAPE;
              const std::uint64_t scale_bytes = *count == 0 ? 0 : tensor.rows * sizeof(float);
              const bool fits = holds(tensor.values, tensor.value_bytes, 2 * *count) &&
                                holds(tensor.codes, tensor.code_bytes, *count) &&
                                holds(tensor.scales, tensor.scale_bytes, scale_bytes) &&
                                holds(tensor.tensor, tensor.tensor_bytes, tensor.columns * sizeof(float));
              if (!fits) return HALFULP_BAD_BUFFER;
              if (*count != 0) {
                const DeviceBytes x(cuda, tensor.values, 2 * *count), codes(cuda, *count), scales(cuda, scale_bytes);
                kernel(x.as<void>(), codes.as<std::int8_t>(), scales.as<float>(), threshold,
                       static_cast<int>(tensor.rows), static_cast<int>(tensor.columns), nullptr);
                cuda.wait();
                codes.copy_to(tensor.codes);
                scales.copy_to(tensor.scales);
              }
              leave_out_columns(tensor, threshold);
              return HALFULP_OK;
            };
          }};
}

}  // namespace

adapter::Adapter adapter_bitsandbytes_cuda() {
  static const SharedLibrary library("HALFULP_BITSANDBYTES_CUDA_LIBRARY", HALFULP_BITSANDBYTES_CUDA_LIBRARY);
  static const CudaRuntime cuda(library);
  adapter::Adapter bitsandbytes{.name = "bitsandbytes-cuda",
                                .version = std::filesystem::path(library.path()).stem().string(),
                                .homepage = "https://github.com/bitsandbytes-foundation/bitsandbytes"};
  const std::string problem = !library.problem().empty() ? library.problem()
                              : !cuda.is_there()         ? library.path() + ": brings no CUDA runtime along"
                                                         : "";
  if (!problem.empty()) {
    const auto fails = [run = throwing(problem)](const halfulp_query&) { return run; };
    bitsandbytes.blocks = {{"quantize", "float32", "bnb_nf4", "*", "bnb-cuda", fails}};
    return bitsandbytes;
  }
  for (const Values& values : kValues) {
    for (const Elements& elements : kElements) {
      const std::string suffix = std::string(values.suffix) + std::string(elements.suffix);
      if (auto* const kernel = library.function<Quantize>("cquantize_blockwise_" + suffix)) {
        bitsandbytes.blocks.push_back(quantize(cuda, kernel, elements, values));
      }
      if (auto* const kernel = library.function<Dequantize>("cdequantize_blockwise_" + suffix)) {
        bitsandbytes.blocks.push_back(dequantize(cuda, kernel, elements, values));
      }
    }
  }
  if (auto* const kernel = library.function<QuantizeRows>("cint8_vector_quant")) {
    bitsandbytes.blocks.push_back(quantize_rows(cuda, kernel, "bnb-cuda", 0));
    bitsandbytes.blocks.push_back(quantize_rows(cuda, kernel, "bnb-cuda-6", 6));
  }
  return bitsandbytes;
}

}  // namespace halfulp::impl
