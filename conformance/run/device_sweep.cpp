#include "run/device_sweep.h"

#include <algorithm>
#include <cstring>
#include <mutex>
#include <vector>

#include "run/group.h"
#include "run/guard.h"

namespace halfulp {
namespace {

/// Answers in the memory of the device.
class DeviceAnswers {
 public:
  DeviceAnswers(Device& device, const Answers& answers) : firsts_(device), codes_(device) {
    std::vector<std::uint64_t> firsts, codes;
    for (const AnswerRun& run : answers.runs) {
      firsts.push_back(run.first);
      codes.push_back(run.expected.code);
    }
    const std::size_t bytes = firsts.size() * sizeof(std::uint64_t);
    device.upload(firsts_.at(bytes), firsts.data(), bytes);
    device.upload(codes_.at(bytes), codes.data(), bytes);
    view_ = {reinterpret_cast<const std::uint64_t*>(firsts_.at(bytes)),
             reinterpret_cast<const std::uint64_t*>(codes_.at(bytes)), firsts.size()};
  }

  AnswerRunsView view() const { return view_; }

 private:
  DeviceMemory firsts_, codes_;
  AnswerRunsView view_;
};

/// A sweep of one lane.
class Sweep {
 public:
  Sweep(ConversionLane& lane, const CaseSource& source, std::uint64_t offset)
      : lane_(lane),
        source_(source),
        offset_(offset),
        device_(chosen_device()),
        answers_(device_, *lane.answers),
        operands_(device_),
        results_(device_) {}

  /// Runs one chunk. False if the call failed.
  bool run(std::uint64_t chunk) {
    const std::uint64_t begin = chunk * kChunkCases;
    const std::size_t count = std::min(kChunkCases, source_.size() - begin);
    unsigned char* const operands = operands_.at(count * from_bits() / 8);
    unsigned char* const results = results_.at(count * to_bits() / 8);
    device_.ascend(operands, from_bits(), source_.at(begin), count);
    device_.poison(results, to_bits(), answers_.view(), begin, count);
    std::uint64_t differing = 0;
    {
      const CallMark inside(lane_.id);  // also while the stream is waited for: that is where kernels hang
      const void* const columns[] = {operands};
      if (!lane_.call->on_device()->start(columns, results, count)) return false;
      differing = device_.count_differing(results, to_bits(), answers_.view(), begin, count);
    }
    ChunkJudge judge(*lane_.question().to, *lane_.answers, merging_of(lane_.question(), source_), begin);
    if (differing == 0) {
      judge.agree(count);
    } else {
      std::vector<unsigned char> codes(count * to_bits() / 8);
      device_.download(codes.data(), results, codes.size());
      judge.judge(codes.data(), count);
    }
    lane_.take(judge.verdict(), source_, offset_, chunk);
    return true;
  }

  /// What a call did besides its task, seen after the last chunk; empty if nothing.
  std::string find_damage(std::uint64_t last_chunk) {
    if (!operands_.is_intact() || !results_.is_intact()) return kWroteOutside;
    const std::uint64_t begin = last_chunk * kChunkCases;
    const std::size_t count = source_.size() - begin, bytes = count * from_bits() / 8;
    std::vector<unsigned char> before(bytes), after(bytes);
    source_.fill(begin, count, from_bits(), before.data());
    device_.download(after.data(), operands_.at(bytes), bytes);
    return before == after ? "" : kWroteToOperands;
  }

 private:
  int from_bits() const { return lane_.question().from->container_bits(); }
  int to_bits() const { return lane_.question().to->container_bits(); }

  ConversionLane& lane_;
  const CaseSource& source_;
  const std::uint64_t offset_;
  Device& device_;
  const DeviceAnswers answers_;
  DeviceMemory operands_, results_;
};

}  // namespace

bool is_swept_on_device(const ConversionLane& lane, const CaseSource& source) {
  return lane.call->on_device() != nullptr && source.is_contiguous() && has_one_operand(lane.question());
}

void sweep_on_device(ConversionLane& lane, const CaseSource& source, std::uint64_t offset,
                     const std::atomic<bool>& stop, const std::function<void(std::uint64_t)>& on_progress) {
  if (lane.failed) return;
  const std::lock_guard turn(device_turn());
  try {
    Sweep sweep(lane, source, offset);
    const std::uint64_t chunks = (source.size() + kChunkCases - 1) / kChunkCases;
    for (std::uint64_t chunk = 0; chunk < chunks; ++chunk) {
      if (stop) return;
      if (!sweep.run(chunk)) {
        lane.failed = true;
        return;
      }
      on_progress(std::min(kChunkCases, source.size() - chunk * kChunkCases));
    }
    const std::string damage = sweep.find_damage(chunks - 1);
    if (!damage.empty()) {
      lane.call->on_device()->lose(damage);
      lane.failed = true;
    }
  } catch (const DeviceError& error) {
    lane.call->on_device()->lose(error.what());
    lane.failed = true;
  }
}

}  // namespace halfulp
