// Under test: the CPU kernels of bitsandbytes, called as its own backends/cpu/ops.py calls them. There is none that
// quantizes to 4 bits: that is done in PyTorch operations.
#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <string_view>
#include <system_error>

#include "abi/adapter.h"
#include "thirdparty/block_buffers.h"
#include "thirdparty/shared_library.h"

namespace halfulp::impl {
namespace {

using Size = long long;  // as the library declares it
using Quantize8 = void(float* codebook, void* values, float* absmax, std::uint8_t* codes, Size block, Size count);
using Dequantize8 = void(float* codebook, std::uint8_t* codes, const float* absmax, void* values, Size block,
                         Size count);
using Dequantize4 = void(std::uint8_t* codes, const float* absmax, void* values, Size block, Size rows, Size columns);

/// A value format: the size of its container and what the library's functions call it.
struct Values {
  std::string_view format, suffix;
  std::uint64_t bytes;
};
constexpr std::array kValues{Values{"float32", "fp32", 4}, Values{"bfloat16", "bf16", 2}, Values{"float16", "fp16", 2}};

/// Halfulp's threads call at the same time: each keeps the library from starting more of its own.
class OneThread {
 public:
  explicit OneThread(const SharedLibrary& library) : set_(library.function<void(int)>("omp_set_num_threads")) {}
  void operator()() const {
    if (set_ != nullptr) set_(1);
  }

 private:
  void (*set_)(int);
};

/// Checks shape and buffers, then calls `work`.
template <class Work>
std::int32_t run(const halfulp_blocks& tensor, std::uint64_t value_bytes, std::uint64_t codes_per_byte,
                 std::uint64_t block, Work work) {
  const auto count = element_count(tensor);
  if (!count) return HALFULP_BAD_SHAPE;
  if (!holds(tensor.values, tensor.value_bytes, *count * value_bytes) ||
      !holds(tensor.codes, tensor.code_bytes, (*count + codes_per_byte - 1) / codes_per_byte) ||
      !holds(tensor.scales, tensor.scale_bytes, (*count + block - 1) / block * sizeof(float))) {
    return HALFULP_BAD_BUFFER;
  }
  if (*count != 0) work(static_cast<Size>(*count));
  return HALFULP_OK;
}

/// The library remembers tables by address, so that each needs one of its own for as long as it is used.
std::shared_ptr<std::array<float, 256>> codebook_of(const halfulp_query& query) {
  auto codebook = std::make_shared<std::array<float, 256>>();
  std::copy_n(query.block->element->codebook, codebook->size(), codebook->begin());
  return codebook;
}

adapter::BlockOperation quantize8(Quantize8* quantize, const Values& values, OneThread one_thread) {
  return {"quantize", std::string(values.format), "bnb_dynamic8*", "*", "bnb-cpu", [=](const halfulp_query& query) {
            return [=, codebook = codebook_of(query), block = query.block->tile_columns](const halfulp_blocks& tensor) {
              return run(tensor, values.bytes, 1, block, [&](Size count) {
                one_thread();
                quantize(codebook->data(), tensor.values, static_cast<float*>(tensor.scales),
                         static_cast<std::uint8_t*>(tensor.codes), static_cast<Size>(block), count);
              });
            };
          }};
}

adapter::BlockOperation dequantize8(Dequantize8* dequantize, const Values& values, OneThread one_thread) {
  return {"dequantize", "bnb_dynamic8*", std::string(values.format), "*", "bnb-cpu", [=](const halfulp_query& query) {
            return [=, codebook = codebook_of(query), block = query.block->tile_columns](const halfulp_blocks& tensor) {
              return run(tensor, values.bytes, 1, block, [&](Size count) {
                one_thread();
                dequantize(codebook->data(), static_cast<std::uint8_t*>(tensor.codes),
                           static_cast<const float*>(tensor.scales), tensor.values, static_cast<Size>(block), count);
              });
            };
          }};
}

/// `largest_block`: from the next size on the library does not call this kernel.
adapter::BlockOperation dequantize4(Dequantize4* dequantize, std::string formats, const Values& values,
                                    std::uint64_t largest_block, OneThread one_thread) {
  return {"dequantize",
          std::move(formats),
          std::string(values.format),
          "*",
          "bnb-default",
          [=](const halfulp_query& query) -> adapter::BlockRun {
            const std::uint64_t block = query.block->tile_columns;
            if (block > largest_block) return {};
            return [=](const halfulp_blocks& tensor) {
              return run(tensor, values.bytes, 2, block, [&](Size) {
                one_thread();
                dequantize(static_cast<std::uint8_t*>(tensor.codes), static_cast<const float*>(tensor.scales),
                           tensor.values, static_cast<Size>(block), static_cast<Size>(tensor.rows),
                           static_cast<Size>(tensor.columns));
              });
            };
          }};
}

/// The library cannot tell its version; the package that it is part of has it in the name of a directory.
std::string version_beside(const std::filesystem::path& library) {
  std::error_code unreadable;
  for (const auto& entry : std::filesystem::directory_iterator(library.parent_path().parent_path(), unreadable)) {
    const std::string name = entry.path().filename().string();
    constexpr std::string_view kBefore = "bitsandbytes-", kAfter = ".dist-info";
    if (name.starts_with(kBefore) && name.ends_with(kAfter)) {
      return name.substr(kBefore.size(), name.size() - kBefore.size() - kAfter.size());
    }
  }
  return "unknown";
}

}  // namespace

adapter::Adapter adapter_bitsandbytes() {
  const SharedLibrary library("HALFULP_BITSANDBYTES_LIBRARY", HALFULP_BITSANDBYTES_LIBRARY);
  adapter::Adapter bitsandbytes{.name = "bitsandbytes",
                                .version = version_beside(library.path()),
                                .homepage = "https://github.com/bitsandbytes-foundation/bitsandbytes"};
  if (!library.problem().empty()) {
    const auto fails = [run = throwing(library.problem())](const halfulp_query&) { return run; };
    bitsandbytes.blocks = {
        {"quantize", "float32", "bnb_dynamic8*", "*", "bnb-cpu", fails},
        {"dequantize", "bnb_dynamic8*", "float32", "*", "bnb-cpu", fails},
        {"dequantize", "bnb_nf4,bnb_nf4_b*,bnb_fp4,bnb_fp4_b*", "float32", "*", "bnb-default", fails}};
    return bitsandbytes;
  }
  const OneThread one_thread(library);
  auto* const has_avx512f = library.function<bool()>("has_avx512f_cpu");
  const std::uint64_t largest_block = has_avx512f != nullptr && has_avx512f() ? 1024 : 4096;
  for (const Values& values : kValues) {
    const std::string suffix(values.suffix);
    if (auto* const quantize = library.function<Quantize8>("cquantize_blockwise_cpu_" + suffix)) {
      bitsandbytes.blocks.push_back(quantize8(quantize, values, one_thread));
    }
    if (auto* const dequantize = library.function<Dequantize8>("cdequantize_blockwise_cpu_" + suffix)) {
      bitsandbytes.blocks.push_back(dequantize8(dequantize, values, one_thread));
    }
    for (const std::string name : {"nf4", "fp4"}) {
      if (auto* const dequantize = library.function<Dequantize4>("cdequantize_blockwise_cpu_" + name + "_" + suffix)) {
        bitsandbytes.blocks.push_back(
            dequantize4(dequantize, "bnb_" + name + ",bnb_" + name + "_b*", values, largest_block, one_thread));
      }
    }
  }
  return bitsandbytes;
}

}  // namespace halfulp::impl
