#include "linear_calls.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace halfulp::impl {
adapter::Adapter adapter_cuda_functions();
adapter::Adapter adapter_cuda_blocks_functions();
}  // namespace halfulp::impl

namespace halfulp::cuda::test {
namespace {

constexpr std::size_t kCanaries = 64;  // floats before and behind the outputs
constexpr float kCanary = -12345.5f;

adapter::BlockRun prepare(const adapter::Adapter& adapter, const halfulp_query& query) {
  for (const adapter::BlockOperation& row : adapter.blocks) {
    if (row.operation == query.operation) return row.prepare(query);
  }
  return {};
}

}  // namespace

adapter::BlockRun linear_of(const cpu::test::BlockSubject& subject) {
  return prepare(impl::adapter_cuda_blocks_functions(), {.struct_size = sizeof(halfulp_query),
                                                         .operation = "linear",
                                                         .operand_count = 0,
                                                         .operands = nullptr,
                                                         .result = &cpu::test::values_called("float32"),
                                                         .rounding = "*",
                                                         .profile = subject.variant.c_str(),
                                                         .block = &cpu::test::block_called(subject.format)});
}

adapter::BlockRun linear_of(const halfulp_format& weights) {
  return prepare(impl::adapter_cuda_functions(), {.struct_size = sizeof(halfulp_query),
                                                  .operation = "linear",
                                                  .operand_count = 1,
                                                  .operands = &weights,
                                                  .result = &cpu::test::values_called("float32"),
                                                  .rounding = "ties_to_even",
                                                  .profile = "ieee",
                                                  .block = nullptr});
}

halfulp_blocks tensor_of(Operands& operands) {
  halfulp_blocks tensor{};
  tensor.struct_size = sizeof tensor;
  tensor.rows = operands.sizes.outputs;
  tensor.columns = operands.sizes.columns;
  tensor.codes = operands.planes[0].data();
  tensor.code_bytes = operands.planes[0].size();
  tensor.scales = operands.planes[1].data();
  tensor.scale_bytes = operands.planes[1].size();
  tensor.tensor = operands.planes[2].data();
  tensor.tensor_bytes = operands.planes[2].size();
  tensor.inputs = operands.inputs.data();
  tensor.input_bytes = operands.inputs.size() * sizeof(float);
  tensor.input_rows = operands.sizes.rows;
  return tensor;
}

std::vector<float> outputs_of(const adapter::BlockRun& run, Operands operands) {
  const Operands before = operands;
  const std::size_t count = operands.sizes.rows * operands.sizes.outputs;
  std::vector<float> memory(count + 2 * kCanaries, kCanary);
  halfulp_blocks tensor = tensor_of(operands);
  tensor.outputs = memory.data() + kCanaries;
  tensor.output_bytes = count * sizeof(float);
  EXPECT_EQ(run(tensor), HALFULP_OK);
  EXPECT_EQ(operands.planes, before.planes);
  // As bytes: a NaN is not equal to itself.
  EXPECT_TRUE(before.inputs.empty() ||
              std::memcmp(operands.inputs.data(), before.inputs.data(), tensor.input_bytes) == 0);
  const auto is_canary = [](float value) { return value == kCanary; };
  EXPECT_TRUE(std::all_of(memory.begin(), memory.begin() + kCanaries, is_canary));
  EXPECT_TRUE(std::all_of(memory.end() - kCanaries, memory.end(), is_canary));
  return {memory.begin() + kCanaries, memory.end() - kCanaries};
}

std::vector<Sizes> many_sizes() {
  return {{1, 1, 1},    {5, 7, 3},     {3, 33, 1},  {8, 128, 32}, {9, 129, 33},
          {16, 256, 1}, {10, 300, 40}, {2, 512, 5}, {17, 64, 70}, {4, 1000, 2}};
}

}  // namespace halfulp::cuda::test
