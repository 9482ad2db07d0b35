#include "run/block_group.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <stdexcept>

#include "diagnose/block_diagnosis.h"
#include "judge/tensor_judge.h"
#include "run/block_lane.h"
#include "run/block_record.h"
#include "run/block_sweep.h"
#include "run/record.h"
#include "run/tensor_call.h"

namespace halfulp {
namespace {

/// The first tensors run twice over different poisons, and before all others: what an implementation does wrong with
/// them is told, whatever it would do with later ones.
constexpr std::uint64_t kTwiceRun = 32;
static_assert(kTwiceRun % kChunkTensors == 0);

std::uint64_t fingerprint_of(const TensorResult& result) {
  const auto reply = static_cast<std::uint8_t>(result.reply);
  std::uint64_t hash = hash_of(std::span(&reply, 1));
  for (const Part part : kParts) hash = hash_of(result.bytes[part], hash);
  return hash;
}

/// Poison that differs from the right results in every bit: what an implementation leaves out cannot look right.
TensorBytes inverse_of(const TensorBytes& bytes) {
  TensorBytes inverse = bytes;
  for (const Part part : kParts) {
    for (std::uint8_t& byte : inverse[part]) byte = static_cast<std::uint8_t>(~byte);
  }
  return inverse;
}

/// Runs a loaded tensor twice over different poisons: what follows the poison was not written.
std::string find_unwritten(const BlockLane& lane, const BlockQuestion& question, const TensorCase& tensor) {
  TensorBytes seen[2];
  for (const int round : {0, 1}) {
    const std::uint8_t poison = round == 0 ? 0x55 : 0xAA;
    TensorAnswer answer =
        worker_memory().run(*lane.call, lane.id, question, tensor, poison_of(question, tensor, poison));
    if (!answer.error.empty()) return answer.error;
    seen[round] = std::move(answer.result.bytes);
  }
  if (seen[0] == seen[1]) return "";
  std::size_t unwritten = 0, all = 0;
  for (const Part part : results_of(question.operation)) {
    all += seen[0][part].size();
    for (std::size_t i = 0; i < seen[0][part].size(); ++i) {
      unwritten += seen[0][part][i] == 0x55 && seen[1][part][i] == 0xAA;
    }
  }
  if (unwritten == 0) return "gives different results for the same operands";
  return "wrote no result for " + std::to_string(unwritten) + " of " + std::to_string(all) + " bytes";
}

/// The oracle's answer. Errors: std::runtime_error that names the case where the oracle has none.
Expectation expectation_for(const BlockQuestion& question, const TensorCase& tensor, const std::string& cell,
                            std::uint64_t index) {
  try {
    return expectation_of(question, question.rules(), tensor);
  } catch (const std::exception& error) {
    throw std::runtime_error(cell + ": case " + std::to_string(index) + ": the oracle failed: " + error.what());
  }
}

/// Runs one case through all lanes. `offset` is the index of the source's first case within the cell.
void run_tensor(const BlockQuestion& question, const TensorSource& source, std::uint64_t offset, std::uint64_t index,
                std::vector<BlockLane>& lanes) {
  const TensorCase tensor = source.at(index);
  const bool is_refusal = tensor.misuse != Misuse::none;
  const Expectation expectation =
      is_refusal ? Expectation{} : expectation_for(question, tensor, lanes.front().id, offset + index);
  const TensorBytes poison = is_refusal ? poison_of(question, tensor, 0x5A) : inverse_of(expectation.bytes);
  worker_memory().load(question, tensor);
  for (BlockLane& lane : lanes) {
    if (lane.failed.load(std::memory_order_relaxed)) continue;
    if (!is_refusal && offset + index < kTwiceRun) {
      if (const std::string problem = find_unwritten(lane, question, tensor); !problem.empty()) {
        lane.fail(problem);
        continue;
      }
    }
    TensorAnswer answer = worker_memory().run(*lane.call, lane.id, question, tensor, poison);
    if (!answer.error.empty()) {
      lane.fail(answer.error);
      continue;
    }
    BlockChunk& chunk = lane.chunks[index / kChunkTensors];
    chunk.digest.add(fingerprint_of(answer.result), 1);
    chunk.unspecified += expectation.has_open ? 1 : 0;
    if (first_wrong(question, tensor, expectation, answer.result)) {
      chunk.wrong.push_back({offset + index, tensor, std::move(answer.result)});
    }
  }
}

}  // namespace

std::vector<CellOutcome> run_blocks(const Group& group, const std::atomic<bool>& stop,
                                    const std::function<void(std::uint64_t)>& on_progress) {
  const auto& question = std::get<BlockQuestion>(group.cells.front().question);
  std::vector<CellOutcome> outcomes(group.cells.size());
  std::vector<std::vector<std::uint64_t>> digests(group.cells.size());
  std::vector<std::vector<WrongTensor>> wrong(group.cells.size());
  std::vector<std::uint64_t> unrecorded(group.cells.size());
  std::vector<std::unique_ptr<PreparedCall>> calls;
  for (const Cell& cell : group.cells) calls.push_back(std::make_unique<PreparedCall>(cell));

  std::uint64_t offset = 0;
  for (const TensorSource& source : std::get<std::vector<TensorSource>>(group.sources)) {
    if (stop) throw Interrupted{};
    const std::uint64_t chunks = (source.size() + kChunkTensors - 1) / kChunkTensors;
    std::vector<BlockLane> lanes(group.cells.size());
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      lanes[i].id = group.cells[i].id();
      lanes[i].call = calls[i].get();
      lanes[i].chunks.resize(chunks);
      lanes[i].failed = !outcomes[i].error.empty();
    }
    std::optional<SweepAnswers> sweep;
    if (source.sweep() != nullptr) sweep.emplace(question, *source.sweep());
    const auto run_chunk = [&](std::uint64_t chunk) {
      const std::uint64_t end = std::min(source.size(), (chunk + 1) * kChunkTensors);
      for (std::uint64_t index = chunk * kChunkTensors; index < end && !stop; ++index) {
        if (sweep) {
          run_sweep_tensor(question, *source.sweep(), *sweep, offset, index, lanes);
        } else {
          run_tensor(question, source, offset, index, lanes);
        }
      }
      on_progress(source.elements() / chunks * lanes.size());
    };
    const std::uint64_t alone = std::min(chunks, (kTwiceRun - std::min(kTwiceRun, offset)) / kChunkTensors);
    for (std::uint64_t chunk = 0; chunk < alone; ++chunk) run_chunk(chunk);
    tbb::parallel_for(alone, chunks, run_chunk);
    if (stop) throw Interrupted{};
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      CellOutcome& outcome = outcomes[i];
      if (lanes[i].failed && outcome.error.empty()) outcome.error = lanes[i].error;
      outcome.cases += source.size();
      for (BlockChunk& chunk : lanes[i].chunks) {
        outcome.deviating += chunk.wrong.size() + chunk.unrecorded;
        unrecorded[i] += chunk.unrecorded;
        outcome.unspecified += chunk.unspecified;
        digests[i].push_back(chunk.digest.finish());
        std::ranges::move(chunk.wrong, std::back_inserter(wrong[i]));
      }
    }
    offset += source.size();
  }
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    outcomes[i].digest = combine_digests(digests[i]);
    if (!outcomes[i].error.empty()) continue;
    for (const BlockCause& cause : diagnose_blocks(question, wrong[i])) {
      outcomes[i].causes.push_back(record_of(question, cause));
    }
    if (unrecorded[i] > 0) outcomes[i].causes.push_back(not_diagnosed(unrecorded[i]));
  }
  return outcomes;
}

}  // namespace halfulp
