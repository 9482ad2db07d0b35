#include "run/block_record.h"

#include <algorithm>

#include "block/layout.h"
#include "case/block_form.h"
#include "format/elements.h"
#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

using Kind = WrongPlace::Kind;

std::string shape_text(Shape shape) { return std::to_string(shape.rows) + "x" + std::to_string(shape.columns); }

/// The block that holds an element, and its elements.
struct BlockOf {
  std::size_t block = 0;
  std::vector<std::size_t> places;
};

BlockOf block_of(const BlockSpec& spec, Shape shape, std::size_t element) {
  const auto areas = areas_of(spec, shape);
  for (std::size_t block = 0; block < areas.size(); ++block) {
    auto places = places_of(spec, shape, areas[block]);
    if (std::ranges::binary_search(places, element)) return {block, std::move(places)};
  }
  return {};
}

std::string value_text(const FormatSpec& format, Code code) {
  const bool is_code = (code & ~format.code_mask()) == 0;
  return is_code ? hexfloat_of(decode(format, code)) : "no code of the format";
}

void set_operand(ExampleRecord& record, const FormatSpec& format, Code code) {
  record.input += ": " + hex_of(format, code);
  record.input_value = hexfloat_of(decode(format, code));
  record.input_decimal = decimal_of(decode(format, code));
}

void set_codes(ExampleRecord& record, const FormatSpec& format, const Admissible& expected, Code actual) {
  record.expected = expected.is_open ? "any code" : hex_of(format, expected.code);
  if (expected.other != expected.code) record.expected += " or " + hex_of(format, expected.other);
  if (expected.tolerance != 0) record.expected += " +- " + std::to_string(expected.tolerance);
  record.expected_value = value_text(format, expected.code);
  record.actual = hex_of(format, actual);
  record.actual_value = value_text(format, actual);
}

void set_value(ExampleRecord& record, const FormatSpec& format, const ExpectedValue& expected, Code actual) {
  const bool is_any_nan = expected.expected.match == Match::any_nan || expected.expected.match == Match::signed_nan;
  record.expected = is_any_nan ? "any NaN" : expected.any_zero ? "either zero" : hex_of(format, expected.expected.code);
  record.expected_value = value_text(format, expected.expected.code);
  record.actual = hex_of(format, actual);
  record.actual_value = value_text(format, actual);
}

/// The operand that decides the place: the element's own value or code; of a scale, the largest magnitude of its block.
void describe_operand(ExampleRecord& record, const BlockQuestion& question, const TensorCase& tensor,
                      const WrongPlace& place) {
  const BlockSpec& spec = *question.spec;
  const std::string of_shape = " of " + shape_text(tensor.shape);
  const bool is_element = place.kind == Kind::element || place.kind == Kind::value;
  if (place.kind == Kind::tensor) {
    record.input = "number " + std::to_string(place.index) + " of the whole tensor" + of_shape;
    return;
  }
  if (is_element && place.index >= tensor.shape.count()) {
    record.input = "the filling of the last byte" + of_shape;
    return;
  }
  if (is_element) {
    const BlockOf block = block_of(spec, tensor.shape, place.index);
    record.input = "element " + std::to_string(place.index) + of_shape + " in block " + std::to_string(block.block);
    if (question.operation == Operation::quantize) {
      set_operand(record, *question.values, to_codes(*question.values, tensor.operands[Part::values])[place.index]);
    } else {
      const Items items = unpacked(spec, question.rules(), tensor.shape, tensor.operands);
      set_operand(record, *spec.element, items.elements[place.index]);
    }
    return;
  }
  const std::size_t block = place.index / spec.scales_per_block;
  record.input = "scale of block " + std::to_string(block) + of_shape;
  if (question.operation != Operation::quantize) return;
  const auto values = to_codes(*question.values, tensor.operands[Part::values]);
  const auto places = places_of(spec, tensor.shape, areas_of(spec, tensor.shape)[block]);
  const auto largest = std::ranges::max_element(
      places, {}, [&](std::size_t at) { return values[at] & question.values->magnitude_mask(); });
  record.input += ", largest magnitude";
  set_operand(record, *question.values, values[*largest]);
}

std::string misuse_text(const TensorCase& tensor) {
  const std::string part(name_of(tensor.part));
  switch (tensor.misuse) {
    case Misuse::shape:
      return "a tensor of " + shape_text(tensor.shape);
    case Misuse::null_part:
      return shape_text(tensor.shape) + " with NULL for " + part;
    case Misuse::short_part:
      return shape_text(tensor.shape) + " with " + part + " a byte short";
    case Misuse::none:
      break;
  }
  return "";
}

}  // namespace

ExampleRecord record_of(const BlockQuestion& question, const WrongTensor& wrong) {
  const TensorCase& tensor = wrong.tensor;
  ExampleRecord record;
  record.index = wrong.index;
  if (tensor.misuse != Misuse::none) {
    record.input = misuse_text(tensor);
    record.expected = name_of(due_reply(tensor.misuse));
    record.actual = name_of(wrong.result.reply);
    record.actual_value = wrong.result.is_touched ? "results were written" : "nothing was written";
    return record;
  }
  const Expectation expectation = expectation_of(question, question.rules(), tensor);
  const auto place = first_wrong(question, tensor, expectation, wrong.result);
  if (!place) return record;
  switch (place->kind) {
    case Kind::scale:
      describe_operand(record, question, tensor, *place);
      set_codes(record, *question.spec->scale, place->expected, place->actual);
      break;
    case Kind::tensor:
      describe_operand(record, question, tensor, *place);
      set_codes(record, kFloat32, place->expected, place->actual);
      break;
    case Kind::element:
      describe_operand(record, question, tensor, *place);
      set_codes(record, *question.spec->element, place->expected, place->actual);
      break;
    case Kind::value:
      describe_operand(record, question, tensor, *place);
      set_value(record, *question.values, place->value, place->actual);
      break;
    case Kind::byte:
    case Kind::reply: {
      constexpr FormatSpec kByte{.name = "byte", .k = 8};
      record.input = "byte " + std::to_string(place->index) + " of " + std::string(name_of(place->part)) + " of " +
                     shape_text(tensor.shape);
      record.expected = hex_of(kByte, place->expected.code);
      record.actual = hex_of(kByte, place->actual);
      break;
    }
  }
  return record;
}

CauseRecord record_of(const BlockQuestion& question, const BlockCause& cause) {
  CauseRecord record{cause.cause, cause.sentence, cause.count, {}};
  for (const WrongTensor& wrong : cause.examples) record.examples.push_back(record_of(question, wrong));
  return record;
}

}  // namespace halfulp
