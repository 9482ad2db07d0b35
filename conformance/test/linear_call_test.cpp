// "linear" through prepared calls: on host memory, and on a device that stands in for a GPU.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "abi/builtins.h"
#include "block/block_registry.h"
#include "device/chosen_device.h"
#include "format/elements.h"
#include "run/prepared.h"
#include "run/run.h"
#include "stand_in_device.h"

namespace halfulp {
namespace {

constexpr std::size_t kOutputs = 5, kColumns = 70, kRows = 3;

class OnDevice : public testing::Test {
 protected:
  OnDevice() { choose_device(stand_in_device(std::make_shared<StandInState>())); }
};

adapter::Adapter builtin(const std::string& id) {
  return std::ranges::find(impl::builtins(), id, &impl::Builtin::id)->make();
}

Implementation made(adapter::Adapter adapter, const std::string& name, std::uint32_t memory) {
  adapter.name = name;
  adapter.memory = memory;
  return {adapter::expose(std::move(adapter)), "test", name};
}

/// bnb_nf4 weights and inputs that begin wherever a float may.
struct Problem {
  Problem() {
    for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = static_cast<std::uint8_t>(i * 89);
    for (std::size_t i = 0; i < inputs.size(); ++i) inputs[i] = static_cast<float>(i % 17) - 8;
  }

  halfulp_blocks tensor() {
    halfulp_blocks tensor{};
    tensor.struct_size = sizeof tensor;
    tensor.rows = kOutputs;
    tensor.columns = kColumns;
    tensor.codes = codes.data();
    tensor.code_bytes = codes.size();
    tensor.scales = scales.data();
    tensor.scale_bytes = sizeof(float) * scales.size();
    tensor.inputs = inputs.data();
    tensor.input_bytes = sizeof(float) * inputs.size();
    tensor.input_rows = kRows;
    tensor.outputs = outputs.data();
    tensor.output_bytes = sizeof(float) * outputs.size();
    return tensor;
  }

  std::vector<std::uint8_t> codes = std::vector<std::uint8_t>(kOutputs * kColumns / 2);
  std::vector<float> scales = std::vector<float>((kOutputs * kColumns + 63) / 64, 0.5f);
  std::vector<float> inputs = std::vector<float>(kRows * kColumns), outputs = std::vector<float>(kRows * kOutputs, -1);
};

Cell nf4_cell(const Implementation& implementation) {
  const BlockSpec* const spec = block_called("bnb_nf4");
  return {&implementation, BlockQuestion{Operation::linear, spec, &spec->variants.front(), &kFloat32}};
}

/// An adapter whose "linear", with any weights, is `run`.
adapter::Adapter doing(adapter::BlockRun run) {
  adapter::Adapter adapter{.name = "", .version = "1", .homepage = ""};
  adapter.blocks = {{"linear", "*", "float32", "*", "*", [run](const halfulp_query&) { return run; }}};
  return adapter;
}

TEST_F(OnDevice, weights_in_blocks_give_what_they_give_on_the_host) {
  const Implementation host = made(builtin("cuda-blocks-functions"), "host", HALFULP_MEMORY_HOST);
  const Implementation device = made(builtin("cuda-blocks-functions"), "device", HALFULP_MEMORY_CUDA_DEVICE);
  Problem one, two;
  EXPECT_EQ(PreparedCall(nf4_cell(host)).run(one.tensor()), HALFULP_OK);
  EXPECT_EQ(PreparedCall(nf4_cell(device)).run(two.tensor()), HALFULP_OK);
  EXPECT_THAT(one.outputs, testing::Not(testing::Contains(-1)));
  EXPECT_EQ(one.outputs, two.outputs);
}

TEST_F(OnDevice, weights_in_codes_give_what_they_give_on_the_host) {
  const Implementation host = made(builtin("cuda-functions"), "host-codes", HALFULP_MEMORY_HOST);
  const Implementation device = made(builtin("cuda-functions"), "device-codes", HALFULP_MEMORY_CUDA_DEVICE);
  Problem one, two;
  for (Problem* problem : {&one, &two}) {
    problem->codes.resize(kOutputs * kColumns, 0x38);
    for (std::uint8_t& code : problem->codes) code &= 0xBF;  // no NaN
  }
  EXPECT_EQ(PreparedCall(host, kFloat8E4m3fn).run(one.tensor()), HALFULP_OK);
  EXPECT_EQ(PreparedCall(device, kFloat8E4m3fn).run(two.tensor()), HALFULP_OK);
  EXPECT_THAT(one.outputs, testing::Not(testing::Contains(-1)));
  EXPECT_EQ(one.outputs, two.outputs);
}

TEST_F(OnDevice, writing_to_the_inputs_is_an_error) {
  const Implementation device = made(doing([](const halfulp_blocks& tensor) {
                                       std::memset(tensor.inputs, 7, tensor.input_bytes);
                                       return HALFULP_OK;
                                     }),
                                     "to-inputs", HALFULP_MEMORY_CUDA_DEVICE);
  Problem problem;
  const PreparedCall call(nf4_cell(device));
  EXPECT_EQ(call.run(problem.tensor()), HALFULP_FAILED);
  EXPECT_EQ(call.last_error(), "wrote to its operands on the device");
}

TEST_F(OnDevice, writing_behind_the_outputs_is_an_error) {
  const Implementation device = made(doing([](const halfulp_blocks& tensor) {
                                       std::memset(tensor.outputs, 7, tensor.output_bytes + 1);
                                       return HALFULP_OK;
                                     }),
                                     "behind-outputs", HALFULP_MEMORY_CUDA_DEVICE);
  Problem problem;
  const PreparedCall call(device, kFloat16);
  EXPECT_EQ(call.run(problem.tensor()), HALFULP_FAILED);
  EXPECT_EQ(call.last_error(), "wrote outside its buffers on the device");
}

TEST(NoDevice, fails_a_product_with_the_reason) {
  choose_no_device("no CUDA-capable device is detected");
  const Implementation device = made(builtin("cuda-functions"), "nowhere", HALFULP_MEMORY_CUDA_DEVICE);
  Problem problem;
  const PreparedCall call(device, kFloat8E4m3fn);
  EXPECT_EQ(call.run(problem.tensor()), HALFULP_FAILED);
  EXPECT_EQ(call.last_error(), "no CUDA device: no CUDA-capable device is detected");
}

TEST(Linear, is_asked_with_the_format_of_the_weights_and_float32) {
  std::vector<std::string> asked;
  adapter::Adapter adapter = doing({});
  adapter.blocks[0].prepare = [&](const halfulp_query& query) -> adapter::BlockRun {
    const std::string weights = query.block != nullptr ? query.block->name : query.operands[0].name;
    asked.push_back(weights + "->" + query.result->name + " " + query.rounding + " " + query.profile);
    return {};
  };
  const Implementation implementation = made(adapter, "curious", HALFULP_MEMORY_HOST);
  EXPECT_FALSE(PreparedCall(nf4_cell(implementation)).offered());
  EXPECT_FALSE(PreparedCall(implementation, kFloat16).offered());
  EXPECT_THAT(asked, testing::ElementsAre("bnb_nf4->float32 down nearest", "float16->float32 ties_to_even ieee"));
}

TEST(Linear, is_declared_without_becoming_a_cell) {
  const Implementation implementation = made(doing({}), "unjudged", HALFULP_MEMORY_HOST);
  EXPECT_TRUE(plan_cells({&implementation}, standard_formats(), {}).empty());
  const auto cells = plan_cells({open_implementation("cuda-blocks-functions").get()}, standard_formats(), {});
  EXPECT_FALSE(cells.empty());
  for (const Cell& cell : cells) EXPECT_NE(name_of(cell.question).operation, "linear");
}

}  // namespace
}  // namespace halfulp
