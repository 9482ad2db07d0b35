#include "judge/question.h"

#include "value/decode.h"

namespace halfulp {

Columns Question::columns() const {
  const auto arithmetic = row_of(operation).arithmetic;
  return {*from, arithmetic ? row_of(*arithmetic).operands : 1, random_bits};
}

std::array<Datum, kMostOperands> operands_in(const Question& question, Code word) {
  std::array<Datum, kMostOperands> operands{};
  const Columns columns = question.columns();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const Column& column = columns.all()[i];
    if (column.format != nullptr) operands[i] = decode(*column.format, column.in(word));
  }
  return operands;
}

Datum unrounded(const Question& question, Code word) {
  const auto operands = operands_in(question, word);
  const auto arithmetic = row_of(question.operation).arithmetic;
  if (!arithmetic) return operands[0];
  return compute(*arithmetic, std::span(operands).first(question.columns().size()), question.rounding);
}

Draw draw_in(const Question& question, Code word) {
  if (question.random_bits == 0) return {};
  return {question.random_bits, question.columns().all().back().in(word)};
}

}  // namespace halfulp
