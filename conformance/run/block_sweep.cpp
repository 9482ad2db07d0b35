#include "run/block_sweep.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "run/poison.h"
#include "run/tensor_call.h"

namespace halfulp {
namespace {

constexpr std::uint8_t kScalePoison = 0xA5;  // a negative number, which no scale is

std::span<const std::uint8_t> results_in(TensorMemory& memory, Part part, std::size_t bytes) {
  return {memory.memory(part, bytes).writable(bytes), bytes};
}

/// One block's part of the results.
std::vector<std::uint8_t> block_of(std::span<const std::uint8_t> bytes, std::size_t blocks, std::size_t block) {
  const std::size_t size = bytes.size() / blocks;
  const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(block * size);
  return {first, first + static_cast<std::ptrdiff_t>(size)};
}

/// The first wrong block of a tensor as a case of its own. Where the rules leave more than one result, a block that
/// differs from the answers may be right.
std::optional<WrongTensor> first_wrong_block(const BlockQuestion& question, const DecisionSweep& sweep,
                                             const SweepAnswers& answers, std::uint64_t index,
                                             const TensorBytes& expected, const TensorBytes& actual) {
  const DecisionSweep::Place place = sweep.place_of(index);
  const std::size_t blocks = sweep.blocks_per_tensor();
  for (std::size_t block = 0; block < blocks; ++block) {
    WrongTensor wrong{.index = index, .tensor = {}, .result = {}};
    bool differs = false;
    for (const Part part : {Part::codes, Part::scales}) {
      wrong.result.bytes[part] = block_of(actual[part], blocks, block);
      differs |= wrong.result.bytes[part] != block_of(expected[part], blocks, block);
    }
    if (!differs) continue;
    const DecisionSweep::Place at{place.stretch, place.block + block};
    wrong.tensor = sweep.block_at(at);
    if (answers.run_of(at).is_unique) return wrong;
    const Expectation expectation = expectation_of(question, question.rules(), wrong.tensor);
    if (first_wrong(question, wrong.tensor, expectation, wrong.result)) return wrong;
  }
  return std::nullopt;
}

}  // namespace

void run_sweep_tensor(const BlockQuestion& question, const DecisionSweep& sweep, const SweepAnswers& answers,
                      std::uint64_t offset, std::uint64_t index, std::vector<BlockLane>& lanes) {
  thread_local TensorBytes expected;
  answers.write(index, expected);
  const std::size_t code_bytes = expected[Part::codes].size(), scale_bytes = expected[Part::scales].size();
  const std::uint64_t right_hash = hash_of(expected[Part::scales], hash_of(expected[Part::codes]));
  TensorMemory& memory = worker_memory();
  const std::size_t value_bytes = sweep.shape().count() * sizeof(std::uint32_t);
  sweep.fill(index, reinterpret_cast<std::uint32_t*>(memory.memory(Part::values, value_bytes).writable(value_bytes)));
  const TensorCase tensor{.shape = sweep.shape(), .operands = {}};
  const bool has_open = answers.run_of(sweep.place_of(index)).has_open;
  for (BlockLane& lane : lanes) {
    if (lane.failed.load(std::memory_order_relaxed)) continue;
    // Codes of a block are alike but for few: the inverse of one is no code of most others.
    const auto inverse = static_cast<std::uint8_t>(~expected[Part::codes][code_bytes / 2]);
    poison(inverse, memory.memory(Part::codes, code_bytes).writable(code_bytes), code_bytes);
    poison(kScalePoison, memory.memory(Part::scales, scale_bytes).writable(scale_bytes), scale_bytes);
    if (const TensorStatus status = memory.call(*lane.call, lane.id, question, tensor); !status.error.empty()) {
      lane.fail(status.error);
      continue;
    }
    BlockChunk& chunk = lane.chunks[index / kChunkTensors];
    chunk.unspecified += has_open ? 1 : 0;
    const auto codes = results_in(memory, Part::codes, code_bytes);
    const auto scales = results_in(memory, Part::scales, scale_bytes);
    if (std::ranges::equal(codes, expected[Part::codes]) && std::ranges::equal(scales, expected[Part::scales])) {
      chunk.digest.add(right_hash, 1);
      continue;
    }
    chunk.digest.add(hash_of(scales, hash_of(codes)), 1);
    TensorBytes actual;
    actual[Part::codes].assign(codes.begin(), codes.end());
    actual[Part::scales].assign(scales.begin(), scales.end());
    auto wrong = first_wrong_block(question, sweep, answers, index, expected, actual);
    if (!wrong) continue;
    wrong->index += offset;
    if (chunk.wrong.empty()) {
      chunk.wrong.push_back(std::move(*wrong));
    } else {
      ++chunk.unrecorded;
    }
  }
}

}  // namespace halfulp
