#include "app/replay_search.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "app/usage_error.h"
#include "judge/answers.h"
#include "judge/expectation.h"
#include "result/value_text.h"
#include "run/buffers.h"
#include "run/fill_operands.h"
#include "run/guard.h"
#include "run/prepared.h"
#include "run/tensor_call.h"

namespace halfulp {
namespace {

constexpr FormatSpec kByte{.name = "byte", .k = 8};

/// One of the two sides: the cell's call, with what messages need.
struct Side {
  const Cell& cell;
  std::string id;
  PreparedCall call;

  explicit Side(const ReplayedCell& replayed) : cell(replayed.cell()), id(cell.id()), call(cell) {}
};

std::vector<unsigned char> results_of(const Side& side, const OperandArrays& operands, void* results, std::size_t count,
                                      std::size_t bytes) {
  std::memset(results, 0x5A, count * bytes);
  {
    const CallMark inside(side.id);
    if (!side.call.run(operands.data(), results, count)) {
      throw LoadError(side.id + ": failed: " + side.call.last_error());
    }
  }
  const auto* first = static_cast<const unsigned char*>(results);
  return {first, first + count * bytes};
}

std::optional<FoundCase> difference_in(const Side& left, const Side& right, const CaseSource& source) {
  const Buffers buffers;
  const auto& question = std::get<Question>(left.cell.question);
  const std::size_t bytes = static_cast<std::size_t>(question.to->container_bits()) / 8;
  for (std::uint64_t first = 0; first < source.size(); first += kBatchCases) {
    const std::size_t count = std::min<std::uint64_t>(kBatchCases, source.size() - first);
    const OperandArrays operands = fill_operands(buffers, question.columns(), source, first, count);
    void* results = buffers.results(count, bytes);
    const auto a = results_of(left, operands, results, count, bytes);
    const auto b = results_of(right, operands, results, count, bytes);
    const auto at = std::ranges::mismatch(a, b).in1 - a.begin();
    if (at < std::ssize(a)) return FoundCase{first + static_cast<std::size_t>(at) / bytes};
  }
  return std::nullopt;
}

TensorResult result_of(const Side& side, TensorMemory& memory, const TensorCase& tensor) {
  const auto& question = std::get<BlockQuestion>(side.cell.question);
  TensorAnswer answer = memory.run(side.call, side.id, question, tensor, poison_of(question, tensor, 0x5A));
  if (!answer.error.empty()) throw LoadError(side.id + ": " + answer.error);
  return std::move(answer.result);
}

std::string place_of_difference(const TensorResult& left, const TensorResult& right) {
  for (const Part part : kParts) {
    const auto &a = left.bytes[part], &b = right.bytes[part];
    const auto [x, y] = std::ranges::mismatch(a, b);
    if (x == a.end() || y == b.end()) continue;
    return std::string(name_of(part)) + " byte " + std::to_string(x - a.begin()) + ": " + hex_of(kByte, *x) + " and " +
           hex_of(kByte, *y);
  }
  return "replies: " + std::string(name_of(left.reply)) + " and " + std::string(name_of(right.reply));
}

std::optional<FoundCase> difference_in(const Side& left, const Side& right, const TensorSource& source) {
  TensorMemory memory;
  for (std::uint64_t index = 0; index < source.size(); ++index) {
    const TensorCase tensor = source.at(index);
    memory.load(std::get<BlockQuestion>(left.cell.question), tensor);
    const TensorResult a = result_of(left, memory, tensor), b = result_of(right, memory, tensor);
    if (a.reply != b.reply || a.bytes != b.bytes) return FoundCase{index, place_of_difference(a, b)};
  }
  return std::nullopt;
}

std::optional<FoundCase> open_in(const Question& question, const CaseSource& source) {
  for (const AnswerRun& run : answers_for(question, source).runs) {
    if (run.expected.match != Match::exact) return FoundCase{run.first};
  }
  return std::nullopt;
}

std::optional<FoundCase> open_in(const BlockQuestion& question, const TensorSource& source) {
  for (std::uint64_t index = 0; index < source.size(); ++index) {
    const TensorCase tensor = source.at(index);
    if (tensor.misuse != Misuse::none) continue;
    const Expectation expectation = expectation_of(question, question.rules(), tensor);
    if (expectation.has_open || !expectation.is_unique) return FoundCase{index};
  }
  return std::nullopt;
}

/// What `find(source)` finds in the first of the sources where it finds anything, counted from the first source.
template <class Find>
std::optional<FoundCase> first_in(const Sources& sources, Find find) {
  return std::visit(
      [&](const auto& list) {
        std::uint64_t before = 0;
        for (const auto& source : list) {
          if (std::optional<FoundCase> found = find(source)) {
            found->index += before;
            return found;
          }
          before += source.size();
        }
        return std::optional<FoundCase>{};
      },
      sources);
}

}  // namespace

std::optional<FoundCase> first_difference(const ReplayedCell& left, const ReplayedCell& right) {
  const QuestionName a = name_of(left.cell().question), b = name_of(right.cell().question);
  if (a.operation != b.operation || a.from != b.from || a.to != b.to || a.rounding != b.rounding ||
      left.group.cases_per_cell() != right.group.cases_per_cell()) {
    throw UsageError(right.cell().id() + " does not ask the same as " + left.cell().id() +
                     "; expected the same operation, formats and rounding");
  }
  const Side one(left), other(right);
  const AdapterGuard guard(kReplayTimeout);
  return first_in(left.group.sources, [&](const auto& source) { return difference_in(one, other, source); });
}

std::optional<FoundCase> first_open(const ReplayedCell& replayed) {
  return std::visit(
      [&](const auto& question) {
        return first_in(replayed.group.sources, [&](const auto& source) -> std::optional<FoundCase> {
          if constexpr (requires { open_in(question, source); }) return open_in(question, source);
          return std::nullopt;  // a question about numbers has no tensors
        });
      },
      replayed.cell().question);
}

}  // namespace halfulp
