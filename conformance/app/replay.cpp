#include "app/replay.h"

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

#include "app/exit_code.h"
#include "app/replay_search.h"
#include "app/replay_tensor.h"
#include "app/usage_error.h"
#include "case/container.h"
#include "result/value_text.h"
#include "run/buffers.h"
#include "run/fill_operands.h"
#include "run/guard.h"
#include "run/prepared.h"
#include "run/record.h"
#include "value/decode.h"

namespace halfulp {
namespace {

/// Runs one case through the adapter's prepared call.
Code run_once(const Cell& cell, const Question& question, Code word) {
  const PreparedCall call(cell);
  const std::string id = cell.id();
  const Buffers buffers;
  const int to_bits = question.to->container_bits();
  const CaseSource source = CaseSource::list(Coverage::boundary, {word});
  const OperandArrays operands = fill_operands(buffers, question.columns(), source, 0, 1);
  void* result = buffers.results(1, to_bits / 8);
  const AdapterGuard guard(kReplayTimeout);
  {
    const CallMark inside(id);
    if (!call.run(operands.data(), result, 1)) throw LoadError(id + ": failed: " + call.last_error());
  }
  return load_code(result, to_bits, 0);
}

void show_line(const char* what, const FormatSpec& format, Code code) {
  const Datum datum = decode(format, code);
  std::printf("%-9s %-12s %s  %s  %s\n", what, hex_of(format, code).c_str(), anatomy_of(format, code).c_str(),
              hexfloat_of(datum).c_str(), decimal_of(datum).c_str());
}

void show_operands(const Question& question, Code word) {
  const Columns columns = question.columns();
  for (const Column& column : columns.all()) {
    if (column.format != nullptr) {
      show_line("input", *column.format, column.in(word));
    } else {
      std::printf("%-9s %llu of 2^%d\n", "random", static_cast<unsigned long long>(column.in(word)), column.bits);
    }
  }
}

/// The exact result of arithmetic, or its leading bits.
void show_unrounded(const Question& question, const Datum& exact) {
  if (question.operation == Operation::convert) return;
  std::printf("%-9s %s  %s\n", "exact", hexfloat_of(exact).c_str(), decimal_of(exact).c_str());
}

int replay_case(const Cell& cell, std::uint64_t index, Code word) {
  const auto& question = std::get<Question>(cell.question);
  const Expected expected = answer(question, word);
  const Code actual = run_once(cell, question, word);
  const bool satisfied = satisfies(*question.to, expected, actual);
  std::printf("%s case %llu\n", cell.id().c_str(), static_cast<unsigned long long>(index));
  show_operands(question, word);
  const Deviation deviation = make_deviation(question, word, expected, actual);
  show_unrounded(question, deviation.operand);
  if (!question.to->is_codebook() && deviation.operand.cls == DatumClass::finite) {
    show_line("below", *question.to, deviation.around.lower);
    show_line("above", *question.to, deviation.around.upper);
  }
  show_line("expected", *question.to, expected.code);
  if (expected.match != Match::exact) std::puts("          (any result of this kind is accepted)");
  show_line("got", *question.to, actual);
  if (satisfied) {
    std::puts("conforms");
    return kConforms;
  }
  for (const Cause& cause : causes()) {
    if (!cause.holds(deviation, deviation)) continue;
    std::printf("deviates: %.*s: %.*s\n", static_cast<int>(cause.name.size()), cause.name.data(),
                static_cast<int>(cause.sentence.size()), cause.sentence.data());
    break;
  }
  return kDeviates;
}

/// Runs the case at `index` of the sources. Returns nothing if there is none.
template <class Source, class Replay>
std::optional<int> replay_at(const std::vector<Source>& sources, std::uint64_t index, Replay replay_one) {
  for (const Source& source : sources) {
    if (index < source.size()) return replay_one(source.at(index));
    index -= source.size();
  }
  return std::nullopt;
}

int replay_at(const ReplayedCell& replayed, std::uint64_t index) {
  const Cell& cell = replayed.cell();
  const Sources& sources = replayed.group.sources;
  const auto* tensors = std::get_if<std::vector<TensorSource>>(&sources);
  const auto code =
      tensors != nullptr
          ? replay_at(*tensors, index, [&](const TensorCase& tensor) { return replay_tensor(cell, index, tensor); })
          : replay_at(std::get<std::vector<CaseSource>>(sources), index,
                      [&](Code word) { return replay_case(cell, index, word); });
  if (code) return *code;
  throw UsageError("index " + std::to_string(index) + " is out of range; expected less than " +
                   std::to_string(replayed.group.cases_per_cell()));
}

int replay_open(const ReplayedCell& replayed) {
  if (const auto found = first_open(replayed)) return replay_at(replayed, found->index);
  std::printf("%s: the profile accepts one result in every case\n", replayed.cell().id().c_str());
  return kConforms;
}

int replay_difference(const ReplayedCell& replayed, const ReplayedCell& other) {
  const auto found = first_difference(replayed, other);
  if (!found) {
    std::printf("no difference: all %llu cases have the same results\n",
                static_cast<unsigned long long>(replayed.group.cases_per_cell()));
    return kConforms;
  }
  std::printf("case %llu is the first with different results%s%s\n\n", static_cast<unsigned long long>(found->index),
              found->place.empty() ? "" : "; ", found->place.c_str());
  const int code = replay_at(replayed, found->index);
  std::puts("");
  return std::max(code, replay_at(other, found->index));
}

}  // namespace

int replay(const ReplayOptions& options) {
  const ReplayedCell replayed = open_cell(options.address);
  switch (options.which) {
    case Replayed::open:
      return replay_open(replayed);
    case Replayed::difference:
      return replay_difference(replayed, open_cell(options.against));
    case Replayed::index:
      break;
  }
  return replay_at(replayed, options.index);
}

}  // namespace halfulp
