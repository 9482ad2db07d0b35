// A list of waivers, held against the cells of a run.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "waive/waiver.h"

namespace halfulp {

class WaiverList {
 public:
  /// For a run of these cells, by id. Of its header tier and start count. Errors: ReadError where two waivers are about
  /// one cause of one cell.
  WaiverList(const std::vector<Waiver>& waivers, const HeaderRecord& run, const std::vector<std::string>& cells);

  /// Marks the causes of the cell that are accepted, and no others.
  void apply(CellRecord& cell) const;

  /// What is not as the list says, one line each: causes that nothing accepts, other counts, waivers that have expired,
  /// and those of a cell that ran and does not show the cause.
  std::vector<std::string> complaints(const std::vector<CellRecord>& cells) const;

 private:
  const Waiver* find(const std::string& cell, const std::string& cause) const;
  /// Why a waiver does not accept so many wrong results; empty if it does.
  std::string objection(const Waiver& waiver, std::uint64_t found) const;

  std::vector<Waiver> waivers_;  ///< Those of the run's tier.
  std::string day_;              ///< On which the run began, in UTC.
};

}  // namespace halfulp
