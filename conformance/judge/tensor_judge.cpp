#include "judge/tensor_judge.h"

#include <algorithm>
#include <stdexcept>

#include "block/pack.h"

namespace halfulp {
namespace {

using Kind = WrongPlace::Kind;

/// The first place that does not admit what is there.
std::optional<WrongPlace> first_wrong_code(Kind kind, const std::vector<Admissible>& places,
                                           const std::vector<Code>& codes) {
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (!places[i].admits(codes[i]))
      return WrongPlace{.kind = kind, .index = i, .expected = places[i], .actual = codes[i]};
  }
  return std::nullopt;
}

std::optional<WrongPlace> first_wrong_byte(const TensorBytes& expected, const TensorBytes& actual) {
  for (const Part part : kParts) {
    const auto [due, got] = std::ranges::mismatch(expected[part], actual[part]);
    if (due == expected[part].end()) continue;
    return WrongPlace{.kind = Kind::byte,
                      .part = part,
                      .index = static_cast<std::size_t>(due - expected[part].begin()),
                      .expected = Admissible::only(*due),
                      .actual = *got};
  }
  return std::nullopt;
}

std::optional<WrongPlace> first_wrong_item(const BlockAnswer& answer, const Items& items) {
  if (const auto wrong = first_wrong_code(Kind::tensor, answer.tensor, items.tensor)) return wrong;
  if (const auto wrong = first_wrong_code(Kind::scale, answer.scales, items.scales)) return wrong;
  return first_wrong_code(Kind::element, answer.elements, items.elements);
}

bool have_equal_sizes(const TensorBytes& a, const TensorBytes& b) {
  return std::ranges::all_of(kParts, [&](Part part) { return a[part].size() == b[part].size(); });
}

bool have_equal_sizes(const BlockAnswer& answer, const Items& items) {
  return answer.elements.size() == items.elements.size() && answer.scales.size() == items.scales.size() &&
         answer.tensor.size() == items.tensor.size();
}

std::optional<WrongPlace> first_wrong_in_planes(const BlockQuestion& question, const BlockRules& rules,
                                                const TensorCase& tensor, const Expectation& expectation,
                                                const TensorBytes& actual) {
  const BlockSpec& spec = *question.spec;
  const Items items = unpacked(spec, rules, tensor.shape, actual);
  const BlockAnswer answer =
      expectation.is_unique ? expectation.answer : expectation_of(question, rules, tensor, &actual).answer;
  if (!have_equal_sizes(answer, items)) throw std::invalid_argument("these rules make other items");
  if (const auto wrong = first_wrong_item(answer, items)) return wrong;
  return first_wrong_byte(bytes_of_planes(pack(spec, rules, tensor.shape, items)), actual);
}

std::optional<WrongPlace> first_wrong_value(const FormatSpec& format, const std::vector<ExpectedValue>& expected,
                                            const std::vector<Code>& actual) {
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (satisfies(format, expected[i], actual[i])) continue;
    return WrongPlace{.kind = Kind::value, .index = i, .value = expected[i], .actual = actual[i]};
  }
  return std::nullopt;
}

std::optional<WrongPlace> first_wrong_loose_code(const BlockSpec& spec, const TensorBytes& expected,
                                                 const TensorBytes& actual) {
  const Items due = items_in(spec, expected), got = items_in(spec, actual);
  const auto places = [](const std::vector<Code>& codes) {
    std::vector<Admissible> all;
    for (const Code code : codes) all.push_back(Admissible::only(code));
    return all;
  };
  if (const auto wrong = first_wrong_code(Kind::scale, places(due.scales), got.scales)) return wrong;
  return first_wrong_code(Kind::element, places(due.elements), got.elements);
}

std::optional<WrongPlace> first_wrong_under(const BlockQuestion& question, const BlockRules& rules,
                                            const TensorCase& tensor, const Expectation& expectation,
                                            const TensorBytes& actual) {
  if (expectation.bytes == actual) return std::nullopt;
  if (!have_equal_sizes(expectation.bytes, actual)) throw std::invalid_argument("these rules make other parts");
  switch (question.operation) {
    case Operation::quantize:
      return first_wrong_in_planes(question, rules, tensor, expectation, actual);
    case Operation::dequantize:
      return first_wrong_value(*question.values, expectation.values, to_codes(*question.values, actual[Part::values]));
    case Operation::unpack:
      return first_wrong_loose_code(*question.spec, expectation.bytes, actual);
    case Operation::pack:
    default:  // not on blocks
      break;
  }
  return first_wrong_byte(expectation.bytes, actual);
}

/// Whether a place is open where it is not in `before`.
bool opens_places(const std::vector<Admissible>& places, const std::vector<Admissible>& before) {
  return !std::ranges::equal(
      places, before, [](const Admissible& place, const Admissible& was) { return !place.is_open || was.is_open; });
}

bool opens_places(const BlockAnswer& answer, const BlockAnswer& before) {
  return opens_places(answer.elements, before.elements) || opens_places(answer.scales, before.scales) ||
         opens_places(answer.tensor, before.tensor);
}

}  // namespace

Reply due_reply(Misuse misuse) {
  switch (misuse) {
    case Misuse::none:
      return Reply::done;
    case Misuse::shape:
      return Reply::bad_shape;
    case Misuse::null_part:
    case Misuse::short_part:
      return Reply::bad_buffer;
  }
  return Reply::done;
}

std::optional<WrongPlace> first_wrong(const BlockQuestion& question, const TensorCase& tensor,
                                      const Expectation& expectation, const TensorResult& result) {
  const bool is_wrong_reply =
      result.reply != due_reply(tensor.misuse) || (tensor.misuse != Misuse::none && result.is_touched);
  if (is_wrong_reply) return WrongPlace{.kind = Kind::reply};
  if (tensor.misuse != Misuse::none) return std::nullopt;
  return first_wrong_under(question, question.rules(), tensor, expectation, result.bytes);
}

Fit fit_of(const BlockQuestion& question, const BlockRules& rules, const TensorCase& tensor,
           const Expectation& expectation, const TensorResult& result) {
  try {
    const Expectation changed = expectation_of(question, rules, tensor);
    if (first_wrong_under(question, rules, tensor, changed, result.bytes)) return Fit::none;
    const bool is_exact = changed.bytes == result.bytes && !opens_places(changed.answer, expectation.answer);
    return is_exact ? Fit::exact : Fit::loose;
  } catch (const std::invalid_argument&) {
    return Fit::none;
  }
}

}  // namespace halfulp
