#include "throughput/choose.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

namespace halfulp::throughput {
namespace {

bool is_timed(const Cell& cell) {
  const auto* question = std::get_if<Question>(&cell.question);
  if (question != nullptr && !has_one_operand(*question)) return false;
  const QuestionName name = name_of(cell.question);
  return name.operation == name_of(Operation::convert) || name.operation == name_of(Operation::quantize) ||
         name.operation == name_of(Operation::dequantize);
}

/// Whether a pattern with an arrow takes this pair.
bool is_named_pair(const QuestionName& name, const Selection& selection) {
  const std::string pair = std::string(name.from) + "->" + std::string(name.to);
  return std::ranges::any_of(selection.formats, [&](const std::string& pattern) {
    return pattern.find("->") != std::string::npos && matches_pattern(pattern, pair);
  });
}

bool has_default_formats(const QuestionName& name, const Selection& selection) {
  const bool is_p3109 = name.subject.starts_with("binary");
  if (is_p3109 && selection.formats.empty()) return false;
  const bool has_float32 = name.from == "float32" || name.to == "float32";
  return has_float32 || is_named_pair(name, selection);
}

bool has_default_rounding(const QuestionName& name, const Selection& selection) {
  return !selection.roundings.empty() || name.operation != name_of(Operation::convert) ||
         name.rounding == name_of(Rounding::ties_to_even);
}

/// What is asked, whatever the profile.
std::string question_of(const QuestionName& name) {
  std::string text(name.operation);
  text.append("/").append(name.from).append("->").append(name.to);
  // Of blocks the rounding is part of the variant.
  if (name.operation == name_of(Operation::convert)) text.append("/").append(name.rounding);
  return text;
}

/// For every implementation and question the cell whose profile most implementations share, the first of several.
std::vector<Cell> one_profile_each(const std::vector<Cell>& cells) {
  std::map<std::pair<std::string, std::string_view>, int> shared;
  for (const Cell& cell : cells) {
    const QuestionName name = name_of(cell.question);
    ++shared[{question_of(name), name.profile}];
  }
  struct Best {
    std::size_t place = 0;
    int shared = 0;
  };
  std::map<std::pair<const Implementation*, std::string>, Best> best;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const QuestionName name = name_of(cells[i].question);
    const int count = shared.at({question_of(name), name.profile});
    Best& known = best[{cells[i].implementation, question_of(name)}];
    if (count > known.shared) known = {i, count};
  }
  std::set<std::size_t> places;
  for (const auto& [asked, row] : best) places.insert(row.place);
  std::vector<Cell> chosen;
  for (const std::size_t place : places) chosen.push_back(cells[place]);
  return chosen;
}

}  // namespace

std::vector<Cell> choose_cells(const std::vector<Cell>& plan, const Selection& selection) {
  std::vector<Cell> cells;
  for (const Cell& cell : plan) {
    const QuestionName name = name_of(cell.question);
    if (is_timed(cell) && has_default_formats(name, selection) && has_default_rounding(name, selection)) {
      cells.push_back(cell);
    }
  }
  return selection.profiles.empty() ? one_profile_each(cells) : cells;
}

}  // namespace halfulp::throughput
