// cpu: the vector codec behind the adapter interface.
#include <algorithm>
#include <array>
#include <cstddef>

#include "cpu/adapter_rows.h"
#include "cpu/block/operations.h"
#include "cpu/block/simd_dequantize.h"
#include "cpu/block/simd_kernels.h"
#include "cpu/block/simd_quantize.h"
#include "cpu/decode.h"
#include "cpu/format_facts.h"
#include "cpu/simd.h"

namespace halfulp::impl {
namespace {

using adapter::Batch;

constexpr int kWidest = 16;

/// Decodes to float32, exactly.
Batch decode_batch(const halfulp_format& operand) {
  const auto batch = [](cpu::BatchDecoder decoder) -> Batch {
    return [=](const void* codes, void* x, std::size_t count) { decoder.decode(codes, static_cast<float*>(x), count); };
  };
  if (cpu::is_codebook(operand)) return operand.k <= 8 ? batch(cpu::BatchDecoder(cpu::codebook_of(operand))) : Batch();
  const auto layout = cpu::layout_of(operand, kWidest);
  return layout && cpu::is_exact_in<float>(*layout) ? batch(cpu::BatchDecoder(*layout)) : Batch();
}

Batch encode_batch(const halfulp_format& operand, const halfulp_format& result, cpu::BatchEncoder encoder) {
  if (cpu::is_float32(operand)) {
    return [=](const void* x, void* codes, std::size_t count) {
      encoder.encode(static_cast<const float*>(x), codes, count);
    };
  }
  if (cpu::is_float64(operand)) {
    return [=](const void* x, void* codes, std::size_t count) {
      encoder.encode(static_cast<const double*>(x), codes, count);
    };
  }
  const Batch widen = decode_batch(operand);
  if (!widen) return {};
  const std::size_t from_size = operand.k <= 8 ? 1 : 2, to_size = result.k <= 8 ? 1 : 2;
  return [=](const void* operands, void* codes, std::size_t count) {
    std::array<float, 1024> exact;
    for (std::size_t i = 0; i < count; i += exact.size()) {
      const std::size_t size = std::min(exact.size(), count - i);
      widen(static_cast<const std::byte*>(operands) + i * from_size, exact.data(), size);
      encoder.encode(exact.data(), static_cast<std::byte*>(codes) + i * to_size, size);
    }
  };
}

Batch prepare(const halfulp_query& query) {
  const auto rounding = cpu::rounding_called(query.rounding);
  const auto policy = cpu::policy_called(query.profile);
  if (!rounding || !policy) return {};
  const halfulp_format& operand = query.operands[0];
  const halfulp_format& result = *query.result;
  if (cpu::is_float32(result)) return decode_batch(operand);
  if (cpu::is_codebook(result)) {
    return result.k <= 8 ? encode_batch(operand, result, {cpu::codebook_of(result), *rounding}) : Batch();
  }
  const auto layout = cpu::layout_of(result, kWidest);
  return layout ? encode_batch(operand, result, {*layout, *rounding, *policy}) : Batch();
}

constexpr cpu::block::Functions kBlockFunctions{.kernels = &cpu::block::kVectorKernels,
                                                .quantize_blocks = &cpu::block::quantize_by_vectors,
                                                .dequantize_blocks = &cpu::block::dequantize_by_vectors};

adapter::BlockRun prepare_blocks(const halfulp_query& query) { return cpu::block::prepare(query, kBlockFunctions); }

}  // namespace

adapter::Adapter adapter_cpu() {
  return {.name = "cpu",
          .version = "0.1.0",
          .homepage = "",
          .conversions =
              cpu::conversions_into({{"binary*", {"p3109-satfinite", "p3109-satnone"}, "ties_to_even"},
                                     {"float16,bfloat16", {"ieee", "ieee-sat"}, ""},
                                     {"float8*,float6*,float4*,ue4m3", {"ocp-sat", "ocp-nonsat"}, cpu::kEveryRounding},
                                     {"nf4,bnb_fp4,af4,bnb_dynamic8", {"ocp-sat"}, "ties_to_even"}},
                                    &prepare),
          .blocks = cpu::block_operations(&prepare_blocks)};
}

}  // namespace halfulp::impl
