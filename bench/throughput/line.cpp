#include "throughput/line.h"

#include <tuple>

namespace halfulp::throughput {
namespace {

bool are_peers(const Cell& a, const Cell& b) {
  const QuestionName left = name_of(a.question), right = name_of(b.question);
  return std::tie(left.operation, left.from, left.to) == std::tie(right.operation, right.from, right.to);
}

/// Cells side by side that differ in implementation, rounding or profile only.
std::vector<std::vector<Cell>> groups_of(const std::vector<Cell>& cells) {
  std::vector<std::vector<Cell>> groups;
  for (const Cell& cell : cells) {
    if (groups.empty() || !are_peers(groups.back().front(), cell)) groups.emplace_back();
    groups.back().push_back(cell);
  }
  return groups;
}

}  // namespace

std::string Line::id() const {
  return cell.id() + "/" + std::string(mix->name) + "/" + std::string(size->name) + "/" + std::to_string(threads);
}

std::vector<Peers> plan_lines(const std::vector<Cell>& cells, const LineAxes& axes) {
  std::vector<Peers> all;
  for (const std::vector<Cell>& group : groups_of(cells)) {
    for (const Mix* mix : axes.mixes) {
      for (const Size* size : axes.sizes) {
        Peers peers;
        for (const unsigned threads : axes.threads) {
          for (const Cell& cell : group) {
            // A device is fed by one thread, however many cores there are.
            if (threads == 1 || !cell.implementation->is_on_device()) peers.lines.push_back({cell, mix, size, threads});
          }
        }
        if (!peers.lines.empty()) all.push_back(std::move(peers));
      }
    }
  }
  return all;
}

}  // namespace halfulp::throughput
