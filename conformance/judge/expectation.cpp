#include "judge/expectation.h"

#include <algorithm>

#include "block/layout.h"
#include "block/pack.h"

namespace halfulp {
namespace {

bool is_open(const Admissible& place) { return place.is_open; }
bool is_set(const Admissible& place) { return place.is_open || place.other != place.code || place.tolerance != 0; }

bool any_place(const BlockAnswer& answer, bool (*holds)(const Admissible&)) {
  return std::ranges::any_of(answer.elements, holds) || std::ranges::any_of(answer.scales, holds) ||
         std::ranges::any_of(answer.tensor, holds);
}

Expectation quantized(const BlockQuestion& question, const BlockRules& rules, const TensorCase& tensor,
                      const TensorBytes* actual) {
  const BlockSpec& spec = *question.spec;
  const Tensor values{question.values, tensor.shape, to_codes(*question.values, tensor.operands[Part::values])};
  Expectation expectation;
  if (actual == nullptr) {
    expectation.answer = quantize(spec, rules, values);
  } else {
    const Items items = unpacked(spec, rules, tensor.shape, *actual);
    expectation.answer = quantize(spec, rules, values, &items);
  }
  expectation.bytes = bytes_of_planes(pack(spec, rules, tensor.shape, items_of(expectation.answer)));
  expectation.is_unique = !any_place(expectation.answer, &is_set);
  expectation.has_open = any_place(expectation.answer, &is_open);
  return expectation;
}

Expectation dequantized(const BlockQuestion& question, const BlockRules& rules, const TensorCase& tensor) {
  const BlockSpec& spec = *question.spec;
  Expectation expectation;
  expectation.values =
      dequantize(spec, rules, tensor.shape, unpacked(spec, rules, tensor.shape, tensor.operands), *question.values);
  std::vector<Code> codes;
  codes.reserve(expectation.values.size());
  for (const ExpectedValue& value : expectation.values) {
    codes.push_back(value.expected.code);
    expectation.is_unique &= value.expected.match == Match::exact && !value.any_zero;
    expectation.has_open |= value.expected.match == Match::unspecified;
  }
  expectation.bytes = bytes_of_values(*question.values, codes);
  return expectation;
}

}  // namespace

Items unpacked(const BlockSpec& spec, const BlockRules& rules, Shape shape, const TensorBytes& bytes) {
  Planes planes = planes_in(bytes);
  planes.tensor.resize(plane_sizes(spec, rules, shape).tensor);
  return unpack(spec, rules, shape, planes);
}

Expectation expectation_of(const BlockQuestion& question, const BlockRules& rules, const TensorCase& tensor,
                           const TensorBytes* actual) {
  const BlockSpec& spec = *question.spec;
  Expectation expectation;
  switch (question.operation) {
    case Operation::quantize:
      return quantized(question, rules, tensor, actual);
    case Operation::dequantize:
      return dequantized(question, rules, tensor);
    case Operation::pack: {
      Items items = items_in(spec, tensor.operands);
      items.tensor.resize(tensor_items(spec, tensor.shape));
      expectation.bytes = bytes_of_planes(pack(spec, rules, tensor.shape, items));
      expectation.bytes[Part::tensor].clear();
      break;
    }
    case Operation::unpack:
      expectation.bytes = bytes_of_items(spec, unpacked(spec, rules, tensor.shape, tensor.operands));
      break;
    default:  // not on blocks
      break;
  }
  return expectation;
}

}  // namespace halfulp
