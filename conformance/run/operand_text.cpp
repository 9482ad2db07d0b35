#include "run/operand_text.h"

#include "result/value_text.h"
#include "value/decode.h"

namespace halfulp {
namespace {

std::string hex_of_random(const Column& column, Code word) {
  const FormatSpec width{.name = "random", .k = column.bits};
  return "random " + hex_of(width, column.in(word));
}

/// The texts of all operands that are numbers; of random bits `random`.
template <class Text, class Random>
std::string joined(const Question& question, Code word, Text text, Random random) {
  std::string all;
  const Columns columns = question.columns();
  for (const Column& column : columns.all()) {
    const std::string next = column.format != nullptr ? text(*column.format, column.in(word)) : random(column, word);
    if (!next.empty()) all += (all.empty() ? "" : ", ") + next;
  }
  return all;
}

std::string nothing(const Column&, Code) { return ""; }

}  // namespace

std::string hex_of(const Question& question, Code word) {
  const auto hex = [](const FormatSpec& format, Code code) { return hex_of(format, code); };
  return joined(question, word, hex, &hex_of_random);
}

std::string hexfloat_of(const Question& question, Code word) {
  const auto hexfloat = [](const FormatSpec& format, Code code) { return hexfloat_of(decode(format, code)); };
  return joined(question, word, hexfloat, &nothing);
}

std::string decimal_of(const Question& question, Code word) {
  const auto decimal = [](const FormatSpec& format, Code code) { return decimal_of(decode(format, code)); };
  return joined(question, word, decimal, &nothing);
}

}  // namespace halfulp
