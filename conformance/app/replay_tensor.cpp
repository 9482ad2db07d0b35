#include "app/replay_tensor.h"

#include <algorithm>
#include <iostream>

#include "app/exit_code.h"
#include "app/replayed_cell.h"
#include "app/table.h"
#include "block/layout.h"
#include "case/block_form.h"
#include "diagnose/block_diagnosis.h"
#include "format/elements.h"
#include "result/value_text.h"
#include "run/block_record.h"
#include "run/guard.h"
#include "run/tensor_call.h"
#include "value/decode.h"

namespace halfulp {
namespace {

using Kind = WrongPlace::Kind;

/// Of longer blocks only the wrong elements are shown, and this many of those.
constexpr std::size_t kWholeBlock = 256, kShownWrong = 64;

std::string code_text(const FormatSpec& format, Code code) {
  const bool is_code = (code & ~format.code_mask()) == 0;
  return hex_of(format, code) + " " + (is_code ? decimal_of(decode(format, code)) : "no code of the format");
}

std::string admissible_text(const FormatSpec& format, const Admissible& place) {
  if (place.is_open) return "any";
  std::string text = code_text(format, place.code);
  if (place.other != place.code) text += " or " + hex_of(format, place.other);
  if (place.tolerance != 0) text += " +- " + std::to_string(place.tolerance);
  return text;
}

std::string_view mark_of(const Admissible& place, Code actual) { return place.admits(actual) ? "" : "<"; }

/// Everything about one case that has been run.
struct Seen {
  const BlockQuestion& question;
  const TensorCase& tensor;
  Expectation expectation;
  TensorResult result;
};

/// The block that a wrong place belongs to; the first one where nothing is wrong or no block is meant.
std::size_t block_to_show(const BlockSpec& spec, Shape shape, const std::optional<WrongPlace>& place) {
  if (!place) return 0;
  if (place->kind == Kind::scale) return place->index / spec.scales_per_block;
  if (place->kind != Kind::element && place->kind != Kind::value) return 0;
  const auto areas = areas_of(spec, shape);
  for (std::size_t block = 0; block < areas.size(); ++block) {
    if (std::ranges::binary_search(places_of(spec, shape, areas[block]), place->index)) return block;
  }
  return 0;
}

/// Which elements of a block get a row.
std::vector<std::size_t> places_to_show(const std::vector<std::size_t>& places, auto is_wrong) {
  if (places.size() <= kWholeBlock) return places;
  std::vector<std::size_t> shown;
  for (const std::size_t place : places) {
    if (shown.size() < kShownWrong && is_wrong(place)) shown.push_back(place);
  }
  return shown;
}

void show_numbers(const std::string& what, const FormatSpec& format, const std::vector<Admissible>& expected,
                  const std::vector<Code>& actual, std::size_t first, std::size_t count) {
  for (std::size_t i = first; i < first + count && i < expected.size(); ++i) {
    std::cout << what << " " << i << ": expected " << admissible_text(format, expected[i]) << "; got "
              << code_text(format, actual[i]) << " " << mark_of(expected[i], actual[i]) << "\n";
  }
}

void show_quantized(const Seen& seen, std::size_t block, const std::vector<std::size_t>& places) {
  const BlockSpec& spec = *seen.question.spec;
  const FormatSpec& format = *seen.question.values;
  const auto values = to_codes(format, seen.tensor.operands[Part::values]);
  const Items items = unpacked(spec, seen.question.rules(), seen.tensor.shape, seen.result.bytes);
  const BlockAnswer answer =
      expectation_of(seen.question, seen.question.rules(), seen.tensor, &seen.result.bytes).answer;
  constexpr std::size_t kShownNumbers = 8;
  show_numbers("tensor", kFloat32, answer.tensor, items.tensor, 0, kShownNumbers);
  show_numbers("scale", *spec.scale, answer.scales, items.scales, block * spec.scales_per_block, spec.scales_per_block);
  Table table(2);
  table.add({"element", "value", "", "", "expected", "got"});
  for (const std::size_t at :
       places_to_show(places, [&](std::size_t i) { return !answer.elements[i].admits(items.elements[i]); })) {
    const Datum value = decode(format, values[at]);
    table.add({std::to_string(at), hex_of(format, values[at]), hexfloat_of(value), decimal_of(value),
               admissible_text(*spec.element, answer.elements[at]), code_text(*spec.element, items.elements[at]),
               std::string(mark_of(answer.elements[at], items.elements[at]))});
  }
  std::cout << table.text();
}

void show_dequantized(const Seen& seen, std::size_t block, const std::vector<std::size_t>& places) {
  const BlockSpec& spec = *seen.question.spec;
  const FormatSpec& format = *seen.question.values;
  const Items items = unpacked(spec, seen.question.rules(), seen.tensor.shape, seen.tensor.operands);
  const auto actual = to_codes(format, seen.result.bytes[Part::values]);
  const auto is_wrong = [&](std::size_t i) { return !satisfies(format, seen.expectation.values[i], actual[i]); };
  for (const Code code : items.tensor) std::cout << "tensor: " << code_text(kFloat32, code) << "\n";
  for (std::size_t i = 0; i < spec.scales_per_block; ++i) {
    std::cout << "scale: " << code_text(*spec.scale, items.scales[block * spec.scales_per_block + i]) << "\n";
  }
  Table table(2);
  table.add({"element", "code", "expected", "got"});
  for (const std::size_t at : places_to_show(places, is_wrong)) {
    const ExpectedValue& expected = seen.expectation.values[at];
    const std::string set = expected.any_zero                         ? "either zero"
                            : expected.expected.match != Match::exact ? "any such"
                                                                      : "";
    table.add({std::to_string(at), code_text(*spec.element, items.elements[at]),
               code_text(format, expected.expected.code) + " " + set, code_text(format, actual[at]),
               is_wrong(at) ? "<" : ""});
  }
  std::cout << table.text();
}

/// Parts byte by byte, sixteen to a line, with the wrong lines marked.
void show_bytes(const Seen& seen) {
  constexpr std::size_t kPerLine = 16;
  constexpr FormatSpec kByte{.name = "byte", .k = 8};
  for (const Part part : results_of(seen.question.operation)) {
    const auto& expected = seen.expectation.bytes[part];
    const auto& actual = seen.result.bytes[part];
    for (std::size_t first = 0; first < expected.size(); first += kPerLine) {
      const std::size_t count = std::min(kPerLine, expected.size() - first);
      const bool is_right = std::equal(expected.begin() + static_cast<std::ptrdiff_t>(first),
                                       expected.begin() + static_cast<std::ptrdiff_t>(first + count),
                                       actual.begin() + static_cast<std::ptrdiff_t>(first));
      if (is_right && expected.size() > kWholeBlock) continue;
      const auto line = [&](const std::vector<std::uint8_t>& bytes) {
        std::string text;
        for (std::size_t i = first; i < first + count; ++i) text += hex_of(kByte, bytes[i]).substr(2) + " ";
        return text;
      };
      std::cout << name_of(part) << " " << first << ": expected " << line(expected) << "got " << line(actual)
                << (is_right ? "" : "<") << "\n";
    }
  }
}

void show_block(const Seen& seen, const std::optional<WrongPlace>& place) {
  const BlockSpec& spec = *seen.question.spec;
  const Operation operation = seen.question.operation;
  const bool has_numbers = operation == Operation::quantize || operation == Operation::dequantize;
  if (!has_numbers || (place && place->kind == Kind::byte)) return show_bytes(seen);
  const auto areas = areas_of(spec, seen.tensor.shape);
  if (areas.empty()) return;
  const std::size_t block = block_to_show(spec, seen.tensor.shape, place);
  const BlockArea& area = areas[block];
  std::cout << "block " << block << " of " << areas.size() << ": rows " << area.first_row << " to "
            << area.first_row + area.rows - 1 << ", columns " << area.first_column << " to "
            << area.first_column + area.columns - 1 << (spec.rows == Rows::flat ? " of all rows in one" : "") << "\n";
  const auto places = places_of(spec, seen.tensor.shape, area);
  operation == Operation::quantize ? show_quantized(seen, block, places) : show_dequantized(seen, block, places);
}

}  // namespace

int replay_tensor(const Cell& cell, std::uint64_t index, const TensorCase& tensor) {
  const auto& question = std::get<BlockQuestion>(cell.question);
  const bool is_refusal = tensor.misuse != Misuse::none;
  Seen seen{question, tensor, {}, {}};
  if (!is_refusal) seen.expectation = expectation_of(question, question.rules(), tensor);
  const PreparedCall call(cell);
  const std::string id = cell.id();
  TensorMemory memory;
  memory.load(question, tensor);
  {
    const AdapterGuard guard(kReplayTimeout);
    TensorAnswer answer = memory.run(call, id, question, tensor, poison_of(question, tensor, 0x5A));
    if (!answer.error.empty()) throw LoadError(id + ": " + answer.error);
    seen.result = std::move(answer.result);
  }
  std::cout << id << " case " << index << ": a tensor of " << tensor.shape.rows << "x" << tensor.shape.columns << "\n";
  const auto place = first_wrong(question, tensor, seen.expectation, seen.result);
  const WrongTensor wrong{index, tensor, seen.result};
  if (is_refusal) {
    const ExampleRecord text = record_of(question, wrong);
    std::cout << text.input << ": expected " << text.expected << "; got " << text.actual << ", " << text.actual_value
              << "\n";
  } else {
    show_block(seen, place);
  }
  if (!place) {
    std::cout << "conforms\n";
    return kConforms;
  }
  for (const BlockCause& cause : diagnose_blocks(question, {wrong})) {
    std::cout << "deviates: " << cause.cause << ": " << cause.sentence << "\n";
  }
  return kDeviates;
}

}  // namespace halfulp
