#include "compare/inputs.h"

#include <algorithm>
#include <map>

namespace halfulp {
namespace {

using Examples = std::map<std::uint64_t, const ExampleRecord*>;

Examples examples_of(const CellRecord& cell) {
  Examples examples;
  for (const CauseRecord& cause : cell.causes) {
    for (const ExampleRecord& example : cause.examples) examples[example.index] = &example;
  }
  return examples;
}

/// Whether every wrong result is among the examples, so that all other cases are right.
bool has_every_wrong_case(const CellRecord& cell) {
  return std::ranges::all_of(cell.causes,
                             [](const CauseRecord& cause) { return cause.count == cause.examples.size(); });
}

std::string actual_text(const ExampleRecord& example) { return example.actual + " = " + example.actual_value; }
std::string expected_text(const ExampleRecord& example) { return example.expected + " = " + example.expected_value; }

}  // namespace

std::optional<InputDifference> first_differing_input(const CellRecord& before, const CellRecord& after) {
  const Examples left = examples_of(before);
  const Examples right = examples_of(after);
  const bool left_is_whole = has_every_wrong_case(before);
  const bool right_is_whole = has_every_wrong_case(after);
  const auto missing_text = [](const ExampleRecord& example, bool is_right) {
    return is_right ? expected_text(example) + ", as expected" : std::string("not among the examples");
  };
  Examples all = left;
  all.insert(right.begin(), right.end());
  std::optional<InputDifference> candidate;
  for (const auto& [index, example] : all) {
    const bool is_left = left.contains(index);
    const bool is_right = right.contains(index);
    if (is_left && is_right && left.at(index)->actual == right.at(index)->actual) continue;
    const bool is_certain = (is_left || left_is_whole) && (is_right || right_is_whole);
    if (!is_certain && candidate) continue;
    candidate = {.index = index,
                 .input = example->input,
                 .input_value = example->input_value,
                 .before = is_left ? actual_text(*left.at(index)) : missing_text(*example, left_is_whole),
                 .after = is_right ? actual_text(*right.at(index)) : missing_text(*example, right_is_whole)};
    if (is_certain) return candidate;
  }
  return candidate;
}

}  // namespace halfulp
