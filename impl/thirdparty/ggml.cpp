// Under test: GGML's reference quantizers quantize_row_*_ref and its dequantize_row_*, from libggml-base. The block
// structures are tightly packed, so that one call does all rows.
#include <array>
#include <string_view>

#include "abi/adapter.h"
#include "thirdparty/block_buffers.h"
#include "thirdparty/shared_library.h"

namespace halfulp::impl {
namespace {

using Quantize = void(const float* values, void* blocks, std::int64_t count);
using Dequantize = void(const void* blocks, float* values, std::int64_t count);

/// A structure of ggml-common.h: what it is called, how many elements it holds, and its size in bytes.
struct Structure {
  std::string_view name;
  std::uint64_t elements, bytes;
};
constexpr std::array kStructures{Structure{"q4_0", 32, 18},  Structure{"q4_1", 32, 20},  Structure{"q5_0", 32, 22},
                                 Structure{"q5_1", 32, 24},  Structure{"q8_0", 32, 34},  Structure{"iq4_nl", 32, 18},
                                 Structure{"mxfp4", 32, 17}, Structure{"nvfp4", 64, 36}, Structure{"tq1_0", 256, 54},
                                 Structure{"tq2_0", 256, 66}};

/// Checks shape and buffers, then calls `work` with the number of elements.
template <class Work>
std::int32_t run(const halfulp_blocks& tensor, const Structure& structure, Work work) {
  const auto count = element_count(tensor);
  if (!count || tensor.columns % structure.elements != 0) return HALFULP_BAD_SHAPE;
  if (!holds(tensor.values, tensor.value_bytes, *count * sizeof(float)) ||
      !holds(tensor.codes, tensor.code_bytes, *count / structure.elements * structure.bytes)) {
    return HALFULP_BAD_BUFFER;
  }
  if (*count != 0) work(static_cast<std::int64_t>(*count));
  return HALFULP_OK;
}

adapter::BlockRun quantize_run(Quantize* quantize, const Structure& structure) {
  return [=](const halfulp_blocks& tensor) {
    return run(tensor, structure,
               [&](std::int64_t count) { quantize(static_cast<const float*>(tensor.values), tensor.codes, count); });
  };
}

adapter::BlockRun dequantize_run(Dequantize* dequantize, const Structure& structure) {
  return [=](const halfulp_blocks& tensor) {
    return run(tensor, structure,
               [&](std::int64_t count) { dequantize(tensor.codes, static_cast<float*>(tensor.values), count); });
  };
}

adapter::BlockOperation row(std::string operation, std::string operand, std::string result, adapter::BlockRun blocks) {
  return {std::move(operation), std::move(operand), std::move(result), "*", "ggml", [blocks](const halfulp_query&) {
            return blocks;
          }};
}

}  // namespace

adapter::Adapter adapter_ggml() {
  const SharedLibrary library("HALFULP_GGML_LIBRARY", HALFULP_GGML_LIBRARY);
  auto* const version = library.function<const char*()>("ggml_version");
  adapter::Adapter ggml{.name = "ggml",
                        .version = version != nullptr ? version() : "unknown",
                        .homepage = "https://github.com/ggml-org/ggml"};
  if (!library.problem().empty()) {
    const adapter::BlockRun fails = throwing(library.problem());
    ggml.blocks = {row("quantize", "float32", "ggml_*", fails), row("dequantize", "ggml_*", "float32", fails)};
    return ggml;
  }
  for (const Structure& structure : kStructures) {
    const std::string name(structure.name), format = "ggml_" + name;
    if (auto* const quantize = library.function<Quantize>("quantize_row_" + name + "_ref")) {
      ggml.blocks.push_back(row("quantize", "float32", format, quantize_run(quantize, structure)));
    }
    if (auto* const dequantize = library.function<Dequantize>("dequantize_row_" + name)) {
      ggml.blocks.push_back(row("dequantize", format, "float32", dequantize_run(dequantize, structure)));
    }
  }
  return ggml;
}

}  // namespace halfulp::impl
