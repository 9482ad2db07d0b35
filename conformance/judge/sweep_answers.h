// What a decision sweep must give: runs of blocks whose codes are all alike. Along a stretch the codes of a block step
// from one level to the next and never back, so that blocks between two alike ones are alike too; the oracle decides
// every block at the end of a run, and every block that a step goes through.
#pragma once

#include <cstdint>
#include <vector>

#include "case/decision_sweep.h"
#include "judge/expectation.h"

namespace halfulp {

/// Blocks of a stretch with one answer.
struct SweepRun {
  std::uint64_t first = 0;          ///< The first block.
  std::vector<std::uint8_t> codes;  ///< Of one block, packed.
  std::uint32_t scale = 0;          ///< Unless it is the magnitude of the block's last value.
  bool is_scale_last = false;
  bool is_steady = true;  ///< All elements beside the anchor have one answer.
  bool is_unique = true;  ///< No other bytes are right.
  bool has_open = false;
};

/// The answers to a sweep.
class SweepAnswers {
 public:
  /// Asks the oracle about some blocks of every stretch, on the calling task arena. Errors: std::logic_error if the
  /// answers do not step from level to level.
  SweepAnswers(const BlockQuestion& question, const DecisionSweep& sweep);

  /// The run that holds a block. A block beyond the end of its stretch is the last one.
  const SweepRun& run_of(const DecisionSweep::Place& place) const;

  /// Writes the parts that a tensor must become.
  void write(std::uint64_t index, TensorBytes& bytes) const;

  /// The runs of a stretch, ascending.
  const std::vector<SweepRun>& runs_of(std::size_t stretch) const { return runs_[stretch]; }

 private:
  SweepRun ask(const DecisionSweep::Place& place) const;
  std::vector<SweepRun> build_runs(std::size_t stretch) const;

  const BlockQuestion& question_;
  const DecisionSweep& sweep_;
  std::vector<std::vector<SweepRun>> runs_;
};

}  // namespace halfulp
