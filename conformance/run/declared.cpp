#include "run/declared.h"

#include <algorithm>
#include <functional>

#include "case/rounding_choice.h"
#include "format/p3109.h"

namespace halfulp {
namespace {

std::vector<std::string> split_list(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto comma = text.find(',');
    parts.emplace_back(text.substr(0, comma));
    if (comma == std::string_view::npos) return parts;
    text.remove_prefix(comma + 1);
  }
}

/// The rows whose names a comma-separated list of names and patterns takes, in the order of the list.
/// Errors: LoadError on a plain name that no row has.
template <class Row, class NameOf>
std::vector<Row> rows_named(const Implementation& implementation, std::string_view kind, std::string_view list,
                            const std::vector<Row>& rows, NameOf name) {
  std::vector<Row> named;
  for (const std::string& part : split_list(list)) {
    bool found = false;
    for (const Row& row : rows) {
      if (!matches_pattern(part, std::invoke(name, row))) continue;
      found = true;
      if (std::ranges::find(named, row) == named.end()) named.push_back(row);
    }
    if (!found && !is_pattern(part)) {
      throw LoadError(implementation.locator() + ": declares the " + std::string(kind) + " '" + part +
                      "', which does not exist");
    }
  }
  return named;
}

std::vector<const FormatSpec*> formats_named(const Implementation& implementation, std::string_view list,
                                             const Registry& formats) {
  std::vector<const FormatSpec*> rows;
  for (const FormatSpec& row : formats.rows()) rows.push_back(&row);
  return rows_named(implementation, "format", list, rows, [](const FormatSpec* row) { return row->name; });
}

std::vector<const FormatSpec*> value_formats_named(const Implementation& implementation, std::string_view list) {
  const auto all = value_formats();
  return rows_named(implementation, "value format", list, std::vector(all.begin(), all.end()),
                    [](const FormatSpec* row) { return row->name; });
}

/// The variants of all formats whose names a list takes. Errors: LoadError on a plain name that no variant has.
std::vector<const BlockVariant*> variants_named(const Implementation& implementation, std::string_view list,
                                                const std::vector<const BlockSpec*>& specs) {
  std::vector<const BlockVariant*> all;
  for (const BlockSpec* spec : specs) {
    for (const BlockVariant& variant : spec->variants) all.push_back(&variant);
  }
  return rows_named(implementation, "variant", list, all, [](const BlockVariant* row) { return row->name; });
}

constexpr int kTiesCount = static_cast<int>(Ties::half_added) + 1;

std::vector<Ties> ties_named(const Implementation& implementation, std::string_view list) {
  std::vector<Ties> all;
  for (int i = 0; i < kTiesCount; ++i) all.push_back(static_cast<Ties>(i));
  return rows_named(implementation, "rounding", list, all, [](Ties ties) { return name_of(ties); });
}

/// The choices that a list means. Errors: LoadError on a plain name that none has.
std::vector<const RoundingChoice*> roundings_named(const Implementation& implementation, std::string_view list) {
  std::vector<const RoundingChoice*> all;
  for (const RoundingChoice& choice : rounding_choices()) all.push_back(&choice);
  const std::vector<std::string> parts = split_list(list);
  auto named = rows_named(implementation, "rounding", list, all,
                          [](const RoundingChoice* choice) { return std::string_view(choice->name); });
  std::erase_if(named, [&](const RoundingChoice* choice) {
    return !is_usual(*choice) && std::ranges::find(parts, choice->name) == parts.end();
  });
  return named;
}

/// Whether arithmetic in a format has a rule. Codebooks have none; P3109 states its own operations
/// (docs/decisions/arithmetic.md).
bool has_arithmetic(const FormatSpec& format) { return !format.is_codebook() && !is_p3109(format); }

/// Whether there is such a question, of those that patterns name.
bool makes_sense(const Question& question) {
  if (question.operation == Operation::convert) {
    return question.from != question.to && !(question.random_bits > 0 && question.to->is_codebook());
  }
  const int operands = row_of(*row_of(question.operation).arithmetic).operands;
  return question.random_bits == 0 && has_arithmetic(*question.from) && has_arithmetic(*question.to) &&
         question.from->k * operands <= 64;
}

bool holds(const auto& rows, const auto& row) { return std::ranges::find(rows, row) != rows.end(); }

/// The elements of packed formats. Errors: LoadError on a plain name that none of the formats' elements has.
std::vector<const FormatSpec*> elements_named(const Implementation& implementation, std::string_view list,
                                              const std::vector<const BlockSpec*>& specs) {
  std::vector<const FormatSpec*> all;
  for (const BlockSpec* spec : specs) all.push_back(spec->element);
  return rows_named(implementation, "element format", list, all, [](const FormatSpec* row) { return row->name; });
}

}  // namespace

std::vector<AnyQuestion> declared_numbers(const Implementation& implementation, const halfulp_support& row,
                                          Operation operation, const Registry& formats) {
  const Profile* profile = profile_called(row.profile);
  if (profile == nullptr) {
    throw LoadError(implementation.locator() + ": declares the profile '" + row.profile + "', which does not exist");
  }
  const auto roundings = roundings_named(implementation, row.rounding);
  const auto targets = formats_named(implementation, row.result, formats);
  std::vector<AnyQuestion> questions;
  for (const FormatSpec* from : formats_named(implementation, row.operand, formats)) {
    for (const FormatSpec* to : targets) {
      for (const RoundingChoice* choice : roundings) {
        const Question question{from, to, choice->rounding, profile, operation, choice->random_bits};
        if (makes_sense(question)) questions.emplace_back(question);
      }
    }
  }
  return questions;
}

std::vector<AnyQuestion> declared_blocks(const Implementation& implementation, const halfulp_support& row,
                                         Operation operation, const std::vector<BlockSpec>& blocks) {
  const bool leaves_blocks = operation == Operation::dequantize || operation == Operation::unpack;
  const std::string_view block_side = leaves_blocks ? row.operand : row.result;
  const std::string_view other_side = leaves_blocks ? row.result : row.operand;
  std::vector<const BlockSpec*> all;
  for (const BlockSpec& spec : blocks) all.push_back(&spec);
  const auto specs = rows_named(implementation, "block format", block_side, all,
                                [](const BlockSpec* spec) { return std::string_view(spec->name); });
  const bool has_values = operation == Operation::quantize || operation == Operation::dequantize;
  const auto values =
      has_values ? value_formats_named(implementation, other_side) : std::vector<const FormatSpec*>{nullptr};
  const auto elements =
      has_values ? std::vector<const FormatSpec*>{} : elements_named(implementation, other_side, specs);
  const auto variants = variants_named(implementation, row.profile, specs);
  const auto ties = ties_named(implementation, row.rounding);
  std::vector<AnyQuestion> questions;
  for (const BlockSpec* spec : specs) {
    if (!has_values && !holds(elements, spec->element)) continue;
    for (const FormatSpec* format : values) {
      for (const BlockVariant& variant : spec->variants) {
        if (!holds(variants, &variant) || !holds(ties, variant.rules.ties)) continue;
        questions.push_back(BlockQuestion{operation, spec, &variant, format});
      }
    }
  }
  return questions;
}

}  // namespace halfulp
