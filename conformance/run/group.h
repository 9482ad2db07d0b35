// Cells that read the same operands run together: one fill of the operands serves them all.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <variant>
#include <vector>

#include "case/tensor_source.h"
#include "result/record.h"
#include "run/plan.h"

namespace halfulp {

/// The sources of one group: of operands, or of tensors.
using Sources = std::variant<std::vector<CaseSource>, std::vector<TensorSource>>;

/// Consecutive cells of a plan with the same conversion, or the same question about blocks, and the sources they share.
struct Group {
  std::vector<Cell> cells;
  Sources sources;

  std::uint64_t cases_per_cell() const;
  /// Codes that a cell's results have: of a tensor, as many as it has elements.
  std::uint64_t results_per_cell() const;
  /// What is covered, source by source.
  std::vector<DomainRecord> domain() const;
};

/// How one cell went.
struct CellOutcome {
  std::uint64_t cases = 0, deviating = 0, unspecified = 0;
  std::string digest;
  std::vector<CauseRecord> causes;
  std::string error;    ///< Not empty: the cell is errored and the counts mean nothing.
  std::string skipped;  ///< Not empty: why the cell was not run.
  double seconds = 0;   ///< The group's wall time, shared equally between its cells.
};

/// Cases of a conversion per chunk: the unit of parallel work and of digests.
inline constexpr std::uint64_t kChunkCases = std::uint64_t{1} << 22;

/// Thrown out of run_group when `stop` was set.
struct Interrupted {};

/// Splits a sorted plan into groups.
std::vector<Group> group_cells(const std::vector<Cell>& cells, const Selection& selection);

/// Runs a group on the calling task arena. Calls `on_progress` with the number of results judged since the last call.
/// Errors: Interrupted.
std::vector<CellOutcome> run_group(const Group& group, const std::atomic<bool>& stop,
                                   const std::function<void(std::uint64_t)>& on_progress);

}  // namespace halfulp
