#include "run/group.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <chrono>
#include <mutex>

#include "case/block_cases.h"
#include "case/tier.h"
#include "case/tuple_cases.h"
#include "device/chosen_device.h"
#include "run/block_group.h"
#include "run/conversion_group.h"

namespace halfulp {
namespace {

bool belong_together(const Question& a, const Question& b) {
  return a.from == b.from && a.to == b.to && a.operation == b.operation && a.random_bits == b.random_bits;
}
bool belong_together(const BlockQuestion& a, const BlockQuestion& b) { return a == b; }

bool belong_together(const AnyQuestion& a, const AnyQuestion& b) {
  return a.index() == b.index() &&
         std::visit(
             [&](const auto& question) {
               return belong_together(question, std::get<std::decay_t<decltype(question)>>(b));
             },
             a);
}

Sources sources_of(const Question& question, const Selection& selection) {
  if (has_one_operand(question)) return sources_for(*question.from, *question.to, selection.tier, selection.seed);
  return tuple_sources(question.columns(), *question.to, selection.tier, selection.seed);
}
Sources sources_of(const BlockQuestion& question, const Selection& selection) {
  return tensor_sources_for(question, selection.tier, selection.seed);
}

/// The sum of `amount` over a group's sources.
template <class Amount>
std::uint64_t sum_over(const Sources& sources, Amount amount) {
  std::uint64_t sum = 0;
  std::visit(
      [&](const auto& all) {
        for (const auto& source : all) sum += amount(source);
      },
      sources);
  return sum;
}

std::uint64_t results_of(const CaseSource& source) { return source.size(); }
std::uint64_t results_of(const TensorSource& source) { return source.elements(); }

std::vector<CellOutcome> run_cells(const Group& group, const std::atomic<bool>& stop,
                                   const std::function<void(std::uint64_t)>& on_progress) {
  const bool is_conversion = std::holds_alternative<Question>(group.cells.front().question);
  return is_conversion ? run_conversions(group, stop, on_progress) : run_blocks(group, stop, on_progress);
}

/// Runs a group of one cell on the device. One after the other, so that a device that was lost has a fresh context
/// before the next one; what waits in between must not take up other groups, which would wait for this one.
CellOutcome run_device_cell(const Group& group, const std::atomic<bool>& stop,
                            const std::function<void(std::uint64_t)>& on_progress) {
  if (const std::string& problem = why_no_device(); !problem.empty()) {
    on_progress(group.results_per_cell());
    CellOutcome skipped;
    skipped.skipped = problem;
    return skipped;
  }
  static std::mutex one_at_a_time;
  const std::lock_guard lock(one_at_a_time);
  return tbb::this_task_arena::isolate([&] { return std::move(run_cells(group, stop, on_progress).front()); });
}

}  // namespace

std::uint64_t Group::cases_per_cell() const {
  return sum_over(sources, [](const auto& source) { return source.size(); });
}

std::uint64_t Group::results_per_cell() const {
  return sum_over(sources, [](const auto& source) { return results_of(source); });
}

std::vector<DomainRecord> Group::domain() const {
  std::vector<DomainRecord> parts;
  std::visit(
      [&](const auto& all) {
        for (const auto& source : all) parts.push_back({std::string(name_of(source.coverage())), source.size()});
      },
      sources);
  return parts;
}

std::vector<Group> group_cells(const std::vector<Cell>& cells, const Selection& selection) {
  std::vector<Group> groups;
  for (const Cell& cell : cells) {
    const bool continues = !groups.empty() && belong_together(groups.back().cells.front().question, cell.question);
    if (!continues) groups.emplace_back();
    groups.back().cells.push_back(cell);
  }
  tbb::parallel_for(std::size_t{0}, groups.size(), [&](std::size_t i) {
    groups[i].sources = std::visit([&](const auto& question) { return sources_of(question, selection); },
                                   groups[i].cells.front().question);
  });
  return groups;
}

std::vector<CellOutcome> run_group(const Group& group, const std::atomic<bool>& stop,
                                   const std::function<void(std::uint64_t)>& on_progress) {
  const auto started = std::chrono::steady_clock::now();
  Group on_host{.cells = {}, .sources = group.sources};
  for (const Cell& cell : group.cells) {
    if (!cell.implementation->is_on_device()) on_host.cells.push_back(cell);
  }
  std::vector<CellOutcome> host_outcomes;
  if (!on_host.cells.empty()) host_outcomes = run_cells(on_host, stop, on_progress);
  std::vector<CellOutcome> outcomes;
  std::size_t next = 0;
  for (const Cell& cell : group.cells) {
    if (cell.implementation->is_on_device()) {
      outcomes.push_back(run_device_cell({.cells = {cell}, .sources = group.sources}, stop, on_progress));
    } else {
      outcomes.push_back(std::move(host_outcomes[next++]));
    }
  }
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - started;
  for (CellOutcome& outcome : outcomes) outcome.seconds = elapsed.count() / static_cast<double>(outcomes.size());
  return outcomes;
}

}  // namespace halfulp
