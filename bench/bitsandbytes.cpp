#include "bitsandbytes.h"

#include <dlfcn.h>

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "format/registry.h"

namespace halfulp {
namespace {

using Quantize8 = void (*)(float* code, float* values, float* scales, std::uint8_t* codes, long long block,
                           long long count);
using Dequantize8 = void (*)(float* code, std::uint8_t* codes, const float* scales, float* values, long long block,
                             long long count);
using Dequantize4 = void (*)(std::uint8_t* codes, const float* scales, float* values, long long block, long long rows,
                             long long columns);

constexpr long long kBlock8 = 4096, kBlock4 = 64;

/// The library, opened once.
void* library() {
  static void* const handle = []() -> void* {
    const char* const path = std::getenv("HALFULP_BITSANDBYTES_LIBRARY");
    if (path == nullptr || *path == '\0') return nullptr;
    setenv("OMP_NUM_THREADS", "1", 1);  // read when the library's runtime starts
    void* const opened = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    if (opened == nullptr) std::fprintf(stderr, "not measured: %s\n", dlerror());
    return opened;
  }();
  return handle;
}

template <class Function>
Function function_called(const char* name) {
  return library() == nullptr ? nullptr : reinterpret_cast<Function>(dlsym(library(), name));
}

/// The library wants to be given the codebook, as something it could write to.
float* dynamic_codebook() {
  static std::vector<float> values = [] {
    const auto codebook = standard_formats().find("bnb_dynamic8")->codebook;
    return std::vector<float>(codebook.begin(), codebook.end());
  }();
  return values.data();
}

std::function<void(const FlatTensor&)> dequantize4(const char* name) {
  const auto function = function_called<Dequantize4>(name);
  if (function == nullptr) return {};
  return [=](const FlatTensor& t) { function(t.codes, t.scales, t.values, kBlock4, 1, t.count); };
}

}  // namespace

std::function<void(const FlatTensor&)> bitsandbytes_call(std::string_view format, Operation operation) {
  if (operation == Operation::dequantize && format == "bnb_nf4")
    return dequantize4("cdequantize_blockwise_cpu_nf4_fp32");
  if (operation == Operation::dequantize && format == "bnb_fp4")
    return dequantize4("cdequantize_blockwise_cpu_fp4_fp32");
  if (format != "bnb_dynamic8") return {};
  if (operation == Operation::quantize) {
    const auto function = function_called<Quantize8>("cquantize_blockwise_cpu_fp32");
    if (function == nullptr) return {};
    return [=](const FlatTensor& t) { function(dynamic_codebook(), t.values, t.scales, t.codes, kBlock8, t.count); };
  }
  const auto function = function_called<Dequantize8>("cdequantize_blockwise_cpu_fp32");
  if (function == nullptr) return {};
  return [=](const FlatTensor& t) { function(dynamic_codebook(), t.codes, t.scales, t.values, kBlock8, t.count); };
}

}  // namespace halfulp
