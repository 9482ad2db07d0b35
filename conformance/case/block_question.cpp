#include "case/block_question.h"

#include <array>
#include <tuple>

#include "format/elements.h"

namespace halfulp {
namespace {

std::string_view other_side(const BlockQuestion& question) {
  return question.values != nullptr ? question.values->name : question.spec->element->name;
}

bool leaves_blocks(Operation operation) {
  return operation == Operation::dequantize || operation == Operation::unpack || operation == Operation::linear;
}

}  // namespace

std::string_view BlockQuestion::from() const {
  return leaves_blocks(operation) ? std::string_view(spec->name) : other_side(*this);
}

std::string_view BlockQuestion::to() const {
  return leaves_blocks(operation) ? other_side(*this) : std::string_view(spec->name);
}

std::span<const FormatSpec* const> value_formats() {
  static constexpr std::array<const FormatSpec*, 3> kFormats{&kFloat32, &kFloat16, &kBfloat16};
  return kFormats;
}

bool asks_same(Operation operation, const BlockRules& a, const BlockRules& b) {
  const auto decoding = [](const BlockRules& rules) {
    return std::tuple(rules.order, rules.decode, rules.subnormals, rules.zero_sign, rules.limit);
  };
  switch (operation) {
    case Operation::pack:
    case Operation::unpack:
      return a.order == b.order;
    case Operation::dequantize:
      return decoding(a) == decoding(b);
    case Operation::quantize:
    default:  // not on blocks
      break;
  }
  return a == b;
}

}  // namespace halfulp
