#include "run/conversion_group.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cstring>
#include <memory>

#include "judge/judge.h"
#include "run/batch_shapes.h"
#include "run/buffers.h"
#include "run/conversion_lane.h"
#include "run/device_sweep.h"
#include "run/fill_operands.h"
#include "run/guard.h"
#include "run/poison.h"
#include "run/record.h"

namespace halfulp {
namespace {

Buffers& worker_buffers() {
  thread_local Buffers buffers;
  return buffers;
}

/// A byte that the next expected code does not have in its lowest byte.
std::uint8_t poison_for(const Expected& upcoming) { return static_cast<std::uint8_t>(~upcoming.code); }

/// Runs one chunk of one source through all lanes.
void run_chunk(const CaseSource& source, std::uint64_t offset, std::uint64_t chunk,
               std::vector<ConversionLane>& lanes) {
  const Buffers& buffers = worker_buffers();
  const Question& question = lanes.front().question();
  const Columns columns = question.columns();
  const FormatSpec& to = *question.to;
  const std::size_t result_bytes = to.container_bits() / 8;
  const std::uint64_t begin = chunk * kChunkCases;
  const std::uint64_t end = std::min(source.size(), begin + kChunkCases);
  const Merging merging = merging_of(question, source);

  std::vector<ChunkJudge> judges;
  for (const ConversionLane& lane : lanes) judges.emplace_back(to, *lane.answers, merging, begin);
  for (std::uint64_t first = begin; first < end; first += kBatchCases) {
    const std::size_t count = std::min<std::uint64_t>(kBatchCases, end - first);
    const OperandArrays operands = fill_operands(buffers, columns, source, first, count);
    void* results = buffers.results(count, result_bytes);
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      ConversionLane& lane = lanes[i];
      if (lane.failed.load(std::memory_order_relaxed)) continue;
      poison(poison_for(judges[i].upcoming()), static_cast<std::uint8_t*>(results), count * result_bytes);
      bool succeeded = false;
      {
        const CallMark inside(lane.id);
        succeeded = lane.call->run(operands.data(), results, count);
      }
      if (!succeeded) {
        lane.failed = true;
        continue;
      }
      judges[i].judge(results, count);
    }
  }
  for (std::size_t i = 0; i < lanes.size(); ++i) {
    lanes[i].take(judges[i].verdict(), source, offset, chunk);
  }
}

/// Runs the first cases of every lane twice over different poisons: what follows the poison was not written.
std::string find_unwritten(const ConversionLane& lane, const CaseSource& source) {
  const Question& question = lane.question();
  const std::size_t count = std::min<std::uint64_t>(kBatchCases, source.size());
  const int bits = question.to->container_bits();
  const Buffers& buffers = worker_buffers();
  const OperandArrays operands = fill_operands(buffers, question.columns(), source, 0, count);
  void* results = buffers.results(count, bits / 8);
  std::vector<unsigned char> seen[2];
  for (const int round : {0, 1}) {
    std::memset(results, round == 0 ? 0x55 : 0xAA, count * bits / 8);
    const CallMark inside(lane.id);
    if (!lane.call->run(operands.data(), results, count)) return "";
    const auto* bytes = static_cast<const unsigned char*>(results);
    seen[round].assign(bytes, bytes + count * bits / 8);
  }
  if (seen[0] == seen[1]) return "";
  std::size_t unwritten = 0;
  for (std::size_t i = 0; i < seen[0].size(); ++i) unwritten += seen[0][i] == 0x55 && seen[1][i] == 0xAA;
  if (unwritten == 0) return "gives different results for the same operands";
  return "wrote no result for " + std::to_string(unwritten * 8 / bits) + " of " + std::to_string(count) + " operands";
}

/// The answers to each distinct question of the lanes, worked out in parallel.
std::vector<Answers> work_out_answers(const std::vector<Cell>& cells, const CaseSource& source,
                                      std::vector<std::size_t>& index_of_cell) {
  std::vector<const Question*> distinct;
  for (const Cell& cell : cells) {
    const Question& question = conversion_of(cell);
    const auto same = std::ranges::find_if(distinct, [&](const Question* known) {
      return known->rounding == question.rounding && known->profile == question.profile;
    });
    index_of_cell.push_back(static_cast<std::size_t>(same - distinct.begin()));
    if (same == distinct.end()) distinct.push_back(&question);
  }
  std::vector<Answers> answers(distinct.size());
  tbb::parallel_for(std::size_t{0}, distinct.size(),
                    [&](std::size_t i) { answers[i] = answers_for(*distinct[i], source); });
  return answers;
}

}  // namespace

std::vector<CellOutcome> run_conversions(const Group& group, const std::atomic<bool>& stop,
                                         const std::function<void(std::uint64_t)>& on_progress) {
  std::vector<CellOutcome> outcomes(group.cells.size());
  std::vector<std::vector<std::uint64_t>> digests(group.cells.size());
  std::vector<Diagnosis> diagnoses(group.cells.size());
  std::vector<std::unique_ptr<PreparedCall>> calls;
  for (const Cell& cell : group.cells) calls.push_back(std::make_unique<PreparedCall>(cell));

  std::uint64_t offset = 0;
  for (const CaseSource& source : std::get<std::vector<CaseSource>>(group.sources)) {
    if (stop) throw Interrupted{};
    std::vector<std::size_t> answers_of_cell;
    const std::vector<Answers> answers = work_out_answers(group.cells, source, answers_of_cell);
    const std::uint64_t chunks = (source.size() + kChunkCases - 1) / kChunkCases;
    std::vector<ConversionLane> lanes(group.cells.size());
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      lanes[i].cell = &group.cells[i];
      lanes[i].id = group.cells[i].id();
      lanes[i].call = calls[i].get();
      lanes[i].answers = &answers[answers_of_cell[i]];
      lanes[i].diagnoses.resize(chunks);
      lanes[i].digests.resize(chunks);
      if (offset == 0) outcomes[i].error = find_unwritten(lanes[i], source);
      if (offset == 0 && outcomes[i].error.empty()) outcomes[i].error = find_shape_dependence(lanes[i]);
      if (!outcomes[i].error.empty()) lanes[i].failed = true;
    }
    if (lanes.size() == 1 && is_swept_on_device(lanes.front(), source)) {
      sweep_on_device(lanes.front(), source, offset, stop, on_progress);
    } else {
      tbb::parallel_for(std::uint64_t{0}, chunks, [&](std::uint64_t chunk) {
        if (stop) return;
        run_chunk(source, offset, chunk, lanes);
        on_progress(std::min(kChunkCases, source.size() - chunk * kChunkCases) * lanes.size());
      });
    }
    if (stop) throw Interrupted{};
    for (std::size_t i = 0; i < lanes.size(); ++i) {
      CellOutcome& outcome = outcomes[i];
      if (lanes[i].failed && outcome.error.empty()) outcome.error = "failed: " + calls[i]->last_error();
      outcome.cases += source.size();
      outcome.deviating += lanes[i].deviating;
      outcome.unspecified += lanes[i].unspecified;
      digests[i].insert(digests[i].end(), lanes[i].digests.begin(), lanes[i].digests.end());
      for (const Diagnosis& diagnosis : lanes[i].diagnoses) diagnoses[i].merge(diagnosis);
    }
    offset += source.size();
  }
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    outcomes[i].digest = combine_digests(digests[i]);
    const Question& question = conversion_of(group.cells[i]);
    for (const CauseCount& found : diagnoses[i].result()) outcomes[i].causes.push_back(record_of(question, found));
  }
  return outcomes;
}

}  // namespace halfulp
