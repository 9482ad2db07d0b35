#include "run/block_sweep.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

#include "block/quantize.h"
#include "case/block_cases.h"
#include "case/random_stream.h"
#include "format/elements.h"
#include "judge/sweep_answers.h"
#include "oracle_blocks.h"

namespace halfulp {
namespace {

std::vector<std::uint32_t> patterns_of(const DecisionSweep& sweep, std::uint64_t index) {
  std::vector<std::uint32_t> values(sweep.shape().count());
  sweep.fill(index, values.data());
  return values;
}

TEST(Sweep, its_stretches_hold_every_pattern_of_float32_once) {
  std::vector<std::pair<std::uint64_t, std::uint64_t>> ranges;
  for (const SweepStretch& stretch : DecisionSweep::stretches()) {
    ranges.emplace_back(stretch.first, std::uint64_t{stretch.first} + stretch.patterns);
  }
  std::ranges::sort(ranges);
  std::uint64_t next = 0;
  for (const auto& [first, end] : ranges) {
    EXPECT_EQ(first, next);
    next = end;
  }
  EXPECT_EQ(next, std::uint64_t{1} << 32);
}

TEST(Sweep, its_blocks_ascend_without_gaps_behind_the_anchor) {
  for (const char* format : {"bnb_nf4_b32", "bnb_fp4", "bnb_nf4_b4096"}) {
    const DecisionSweep sweep(block_question(Operation::quantize, format, "nearest"));
    std::uint32_t next = 0;
    for (const std::uint64_t index : {0, 1, 2}) {
      const auto values = patterns_of(sweep, index);
      for (std::size_t i = 0; i < values.size(); ++i) {
        if (i % sweep.block_length() == 0) {
          ASSERT_EQ(values[i], 0x3F800000u);
        } else {
          ASSERT_EQ(values[i], next++);
        }
      }
    }
    EXPECT_EQ(patterns_of(sweep, sweep.size() - 1).back(), 0xFF800000u) << "the last one is -infinity";
  }
}

TEST(Sweep, a_block_beyond_the_end_repeats_the_last_one) {
  const DecisionSweep sweep(block_question(Operation::quantize, "bnb_nf4", "nearest"));
  const SweepStretch& stretch = DecisionSweep::stretches().front();
  std::vector<std::uint32_t> last(64), beyond(64);
  sweep.fill_block(stretch, sweep.blocks_of(stretch) - 1, last.data());
  sweep.fill_block(stretch, sweep.blocks_of(stretch) + 5, beyond.data());
  EXPECT_EQ(last, beyond);
  EXPECT_EQ(last.back(), 0x3F800000u);
  EXPECT_LT(last[1], 0x3F800000u);
}

TEST(Sweep, only_float32_to_sixteen_levels_under_the_largest_magnitude_is_swept) {
  EXPECT_TRUE(is_swept(block_question(Operation::quantize, "bnb_nf4", "bnb-cuda")));
  EXPECT_FALSE(is_swept(block_question(Operation::quantize, "bnb_nf4", "nearest", "float16")));
  EXPECT_FALSE(is_swept(block_question(Operation::quantize, "bnb_nf4_nested", "bnb-cpu")));
  EXPECT_FALSE(is_swept(block_question(Operation::quantize, "bnb_dynamic8", "nearest")));
  EXPECT_FALSE(is_swept(block_question(Operation::quantize, "int4_b32", "quotient")));
  EXPECT_FALSE(is_swept(block_question(Operation::dequantize, "bnb_nf4", "nearest")));
}

class SweptVariant : public testing::TestWithParam<std::tuple<const char*, const char*>> {};

TEST_P(SweptVariant, the_runs_say_what_the_oracle_says_at_their_ends_and_anywhere) {
  const auto [format, variant] = GetParam();
  const BlockQuestion question = block_question(Operation::quantize, format, variant);
  const DecisionSweep sweep(question);
  const SweepAnswers answers(question, sweep);
  const auto check = [&](std::uint64_t index) {
    TensorBytes bytes;
    answers.write(index, bytes);
    const TensorCase tensor = sweep.at(index);
    const Expectation expectation = expectation_of(question, question.rules(), tensor);
    ASSERT_EQ(bytes, expectation.bytes) << index;
  };
  std::uint64_t first_of_stretch = 0;
  for (std::size_t stretch = 0; stretch < DecisionSweep::stretches().size(); ++stretch) {
    const std::uint64_t blocks = sweep.blocks_of(DecisionSweep::stretches()[stretch]);
    const std::uint64_t tensors = (blocks + sweep.blocks_per_tensor() - 1) / sweep.blocks_per_tensor();
    check(first_of_stretch);
    check(first_of_stretch + tensors - 1);
    const auto& runs = answers.runs_of(stretch);
    for (std::size_t i = 0; i < runs.size(); i += 1 + runs.size() / 4) {
      check(first_of_stretch + runs[i].first / sweep.blocks_per_tensor());
    }
    check(first_of_stretch + random_bits(1, stretch) % tensors);
    first_of_stretch += tensors;
  }
  EXPECT_EQ(first_of_stretch, sweep.size());
}

INSTANTIATE_TEST_SUITE_P(Bitsandbytes, SweptVariant,
                         testing::Combine(testing::Values("bnb_nf4", "bnb_fp4_b512"),
                                          testing::Values("nearest", "bnb-cuda", "bnb-default")),
                         [](const auto& tested) {
                           std::string name = std::string(std::get<0>(tested.param)) + "_" + std::get<1>(tested.param);
                           std::ranges::replace(name, '-', '_');
                           return name;
                         });

/// Runs some tensors of a sweep and returns what was found.
BlockChunk run_some(const BlockQuestion& question, const Implementation& implementation,
                    std::initializer_list<std::uint64_t> indices) {
  const DecisionSweep sweep(question);
  const SweepAnswers answers(question, sweep);
  const Cell cell{&implementation, question};
  const PreparedCall call(cell);
  std::vector<BlockLane> lanes(1);
  lanes[0].id = cell.id();
  lanes[0].call = &call;
  lanes[0].chunks.resize(sweep.size() / kChunkTensors + 1);
  BlockChunk all;
  for (const std::uint64_t index : indices) {
    run_sweep_tensor(question, sweep, answers, 1000, index, lanes);
    BlockChunk& chunk = lanes[0].chunks[index / kChunkTensors];
    std::ranges::move(chunk.wrong, std::back_inserter(all.wrong));
    all.unrecorded += chunk.unrecorded;
    chunk.wrong.clear();
    chunk.unrecorded = 0;
  }
  EXPECT_EQ(lanes[0].error, "");
  return all;
}

TEST(SweepRun, one_element_that_goes_the_wrong_way_is_found_with_its_block) {
  const BlockQuestion question = block_question(Operation::quantize, "bnb_nf4", "nearest");
  const auto right = oracle_blocks("sweep-right", "bnb_nf4");
  EXPECT_TRUE(run_some(question, *right, {0, 7, 20000}).wrong.empty());
  const auto wrong =
      oracle_blocks("sweep-wrong", "bnb_nf4", {.results = [](TensorBytes& results, const TensorCase& call) {
                      std::uint32_t second = 0;
                      std::memcpy(&second, call.operands[Part::values].data() + 4, 4);
                      const bool is_seventh = second == 7 * 1024 * 63;
                      if (is_seventh) results[Part::codes][32 * 5 + 3] ^= 0x01;
                    }});
  const BlockChunk found = run_some(question, *wrong, {0, 7, 20000});
  ASSERT_EQ(found.wrong.size(), 1u);
  EXPECT_EQ(found.wrong.front().index, 1007u);
  EXPECT_EQ(found.wrong.front().tensor.shape, (Shape{1, 64}));
  const Expectation expectation = expectation_of(question, question.rules(), found.wrong.front().tensor);
  const auto place = first_wrong(question, found.wrong.front().tensor, expectation, found.wrong.front().result);
  ASSERT_TRUE(place);
  EXPECT_EQ(place->index, 7u);
}

TEST(SweepRun, a_wrong_scale_is_found) {
  const BlockQuestion question = block_question(Operation::quantize, "bnb_fp4", "nearest");
  const auto wrong =
      oracle_blocks("sweep-scale", "bnb_fp4",
                    {.results = [](TensorBytes& results, const TensorCase&) { results[Part::scales].back() ^= 0x01; }});
  const std::uint64_t last = DecisionSweep(question).size() - 3;  // magnitudes above 1
  EXPECT_EQ(run_some(question, *wrong, {0, last}).wrong.size(), 2u);
}

TEST(SweepRun, either_side_of_an_approximate_reciprocal_conforms) {
  const BlockQuestion question = block_question(Operation::quantize, "bnb_nf4", "bnb-cuda");
  const DecisionSweep sweep(question);
  const SweepAnswers answers(question, sweep);
  std::uint64_t index = 0;
  for (const SweepRun& run : answers.runs_of(0)) {
    if (!run.is_unique) index = run.first / sweep.blocks_per_tensor();
  }
  ASSERT_GT(index, 0u) << "no block is left open: this test shows nothing";
  std::size_t changed = 0;
  const auto other =
      oracle_blocks("sweep-other", "bnb_nf4", {.results = [&](TensorBytes& results, const TensorCase& call) {
                      const Expectation own = expectation_of(question, question.rules(), call);
                      for (std::size_t i = 0; i < own.answer.elements.size(); i += 2) {
                        const Admissible& element = own.answer.elements[i];
                        if (element.other == element.code) continue;
                        auto& byte = results[Part::codes][i / 2];
                        byte = static_cast<std::uint8_t>((byte & 0x0F) | element.other << 4);
                        ++changed;
                      }
                    }});
  EXPECT_TRUE(run_some(question, *other, {index}).wrong.empty());
  EXPECT_GT(changed, 0u);
}

TEST(Sweep, the_exhaustive_tier_has_it_as_a_domain_of_its_own) {
  const BlockQuestion question = block_question(Operation::quantize, "bnb_nf4", "nearest");
  const auto sources = tensor_sources_for(question, Tier::exhaustive, 1);
  ASSERT_EQ(sources.size(), 3u);
  EXPECT_EQ(sources.back().coverage(), Coverage::exhaustive);
  EXPECT_GE(sources.back().elements(), std::uint64_t{1} << 32);
  EXPECT_NE(sources.back().sweep(), nullptr);
  EXPECT_EQ(tensor_sources_for(question, Tier::quick, 1).size(), 2u);
}

}  // namespace
}  // namespace halfulp
