// What is timed: one line per cell, mix, size and number of threads.
#pragma once

#include <string>
#include <vector>

#include "run/plan.h"
#include "throughput/mix.h"
#include "throughput/size.h"

namespace halfulp::throughput {

/// One thing to time.
struct Line {
  Cell cell;
  const Mix* mix = nullptr;
  const Size* size = nullptr;
  unsigned threads = 1;

  /// "CELL/mix/size/threads".
  std::string id() const;
};

/// Lines that answer the same question on the same data. They are timed together, so that what else the machine does
/// meets all of them.
struct Peers {
  std::vector<Line> lines;
};

/// What cells are timed on.
struct LineAxes {
  std::vector<const Mix*> mixes;
  std::vector<const Size*> sizes;
  std::vector<unsigned> threads;
};

/// Every cell on every mix, size and number of threads, those on a device on one thread alone. Peers follow the cells'
/// order, then mixes, then sizes; among peers lines are ordered by threads, then as the cells are.
std::vector<Peers> plan_lines(const std::vector<Cell>& cells, const LineAxes& axes);

}  // namespace halfulp::throughput
