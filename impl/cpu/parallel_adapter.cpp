// cpu-parallel: the vector kernels for blocks on all cores, behind the adapter interface.
#include "cpu/adapter_rows.h"
#include "cpu/block/operations.h"
#include "cpu/block/parallel_ranges.h"
#include "cpu/block/simd_dequantize.h"
#include "cpu/block/simd_kernels.h"
#include "cpu/block/simd_quantize.h"

namespace halfulp::impl {
namespace {

constexpr cpu::block::Functions kFunctions{.kernels = &cpu::block::kVectorKernels,
                                           .quantize_blocks = &cpu::block::quantize_by_vectors,
                                           .dequantize_blocks = &cpu::block::dequantize_by_vectors,
                                           .parts = &cpu::block::parallel_parts,
                                           .for_each = &cpu::block::for_each_in_parallel};

adapter::BlockRun prepare(const halfulp_query& query) { return cpu::block::prepare(query, kFunctions); }

}  // namespace

adapter::Adapter adapter_cpu_parallel() {
  return {.name = "cpu-parallel", .version = "0.1.0", .homepage = "", .blocks = cpu::block_operations(&prepare)};
}

}  // namespace halfulp::impl
