// Ranges of blocks on all cores, and the adapters that use vectors.
#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <stdexcept>
#include <thread>

#include "abi/adapter.h"
#include "block_inputs.h"
#include "block_subjects.h"
#include "block_ways.h"
#include "cpu/block/parallel_ranges.h"

namespace halfulp::impl {
adapter::Adapter adapter_cpu();
adapter::Adapter adapter_cpu_parallel();
}  // namespace halfulp::impl

namespace halfulp::cpu::test {
namespace {

using block::Shape;

TEST(BlockAdapters, quantize_a_large_tensor_like_the_portable_way) {
  constexpr Shape kShape{64, 4096};
  const BlockSubject subject{"mxfp4", "floor"};
  const Bytes values = bytes_of(ugly_values(kShape.count(), 2), "float32");
  const Written expected = quantized(prepare_block(subject, "quantize", "float32", kPortable), subject, kShape, values);
  for (const auto make : {&impl::adapter_cpu, &impl::adapter_cpu_parallel}) {
    const halfulp_adapter* const adapter = adapter::expose(make());
    const halfulp_query query{.struct_size = sizeof(halfulp_query),
                              .operation = "quantize",
                              .operand_count = 1,
                              .operands = &values_called("float32"),
                              .result = nullptr,
                              .rounding = "to_even",
                              .profile = "floor",
                              .block = &block_called("mxfp4")};
    halfulp_call call{};
    ASSERT_EQ(adapter->prepare(adapter, &query, &call), HALFULP_OK) << adapter->name;
    const adapter::BlockRun run = [&](const halfulp_blocks& tensor) { return call.run_blocks(call.state, &tensor); };
    EXPECT_TRUE(same(quantized(run, subject, kShape, values), expected)) << adapter->name;
    call.release(call.state);
  }
}

TEST(ParallelRanges, are_each_done_once) {
  constexpr std::size_t kRanges = 1000;
  std::vector<block::BlockRange> ranges;
  for (std::size_t i = 0; i < kRanges; ++i) ranges.push_back({i, 1});
  std::array<std::atomic<int>, kRanges> times{};
  block::for_each_in_parallel(ranges, [&](block::BlockRange range) { ++times[range.first]; });
  for (std::size_t i = 0; i < kRanges; ++i) ASSERT_EQ(times[i], 1) << i;
}

TEST(ParallelRanges, pass_on_what_the_work_throws) {
  const auto fails = [](block::BlockRange) { throw std::runtime_error("no"); };
  EXPECT_THROW(block::for_each_in_parallel({{0, 1}, {1, 1}}, fails), std::runtime_error);
}

TEST(ParallelRanges, are_one_for_a_small_tensor_and_no_more_than_a_few_for_every_core) {
  EXPECT_EQ(block::parallel_parts({0, 0}), 1u);
  EXPECT_EQ(block::parallel_parts({1, 10000}), 1u);
  const std::uint64_t most = block::parallel_parts({1 << 20, 1 << 20});
  EXPECT_GE(most, std::thread::hardware_concurrency());
  EXPECT_EQ(most, block::parallel_parts({1 << 19, 1 << 19}));
}

}  // namespace
}  // namespace halfulp::cpu::test
