#include "diagnose/alternative.h"

#include <algorithm>

namespace halfulp {
namespace {

std::string words_of(std::string_view name) {
  std::string words(name);
  std::ranges::replace(words, '_', ' ');
  return words;
}

std::string position_text(const Axis& axis, int position) {
  const AxisValue& value = axis.values[static_cast<std::size_t>(position)];
  return std::string(value.name) + " (" + std::string(value.meaning) + ")";
}

}  // namespace

std::vector<Alternative> alternatives_of(const BlockQuestion& question) {
  std::vector<Alternative> alternatives;
  for (const Axis& axis : axes()) {
    for (int position = 0; position < static_cast<int>(axis.values.size()); ++position) {
      Alternative alternative{&axis, position, question.rules()};
      axis.set(alternative.rules, position);
      if (!asks_same(question.operation, alternative.rules, question.rules())) alternatives.push_back(alternative);
    }
  }
  return alternatives;
}

std::string sentence_of(const BlockQuestion& question, const Alternative& alternative) {
  const Axis& axis = *alternative.axis;
  return "the " + words_of(axis.name) + " is " + position_text(axis, alternative.position) + " where " +
         position_text(axis, axis.get(question.rules())) + " is declared";
}

}  // namespace halfulp
