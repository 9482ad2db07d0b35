#include "arithmetic_agreement.h"

#include <algorithm>
#include <array>

#include "rational_arithmetic.h"
#include "value/decode.h"

namespace halfulp::rational {
namespace {

std::string describe(const Question& question, std::span<const Source* const> operands, Rounding rounding,
                     const Expected& expected, const Answer& answer) {
  const FormatSpec& to = question.to.magnitudes().spec();
  std::string text = std::string(question.from.name) + " " + std::string(row_of(question.arithmetic).name);
  for (const Source* operand : operands) text += " " + std::to_string(operand->code);
  return text + " -> " + std::string(to.name) + " " + std::string(name_of(rounding)) + " " +
         std::string(question.profile.name) + ": MPFR code " + std::to_string(expected.code) + " match " +
         std::to_string(static_cast<int>(expected.match)) + ", rational code " + std::to_string(answer.code) +
         " accepts " + std::to_string(static_cast<int>(answer.accepts));
}

}  // namespace

void compare(const Question& question, std::span<const Source* const> operands, Tally& tally) {
  const Magnitudes& magnitudes = question.to.magnitudes();
  std::array<Number, 3> numbers;
  std::array<Datum, 3> datums;
  std::ranges::transform(operands, numbers.begin(), [](const Source* x) { return x->number; });
  std::ranges::transform(operands, datums.begin(), [&](const Source* x) { return decode(question.from, x->code); });
  const Outcome outcome = calculate(question.arithmetic, std::span(numbers).first(operands.size()));
  const Place place = place_of(question.arithmetic, outcome.number, magnitudes);
  for (int i = 0; i < kDeterministicRoundings; ++i) {
    const Rounding rounding = kRoundings[static_cast<std::size_t>(i)].rounding;
    const Datum datum = compute(question.arithmetic, std::span(datums).first(operands.size()), rounding);
    const Expected expected = encode(magnitudes.spec(), datum, rounding, question.profile);
    const Answer answer = question.to.convert(outcome_under(rounding, outcome), place, rounding, question.profile);
    ++tally.compared;
    if (agrees(magnitudes.spec(), expected, answer)) continue;
    if (tally.different++ == 0) tally.first = describe(question, operands, rounding, expected, answer);
  }
}

void compare_all(const Question& question, std::span<const Source> sources, Tally& tally) {
  const auto operands = static_cast<std::size_t>(row_of(question.arithmetic).operands);
  const auto choices = [&](std::size_t position) { return position < operands ? sources : sources.first(1); };
  for (const Source& a : sources) {
    for (const Source& b : choices(1)) {
      for (const Source& c : choices(2)) {
        const std::array<const Source*, 3> chosen{&a, &b, &c};
        compare(question, std::span(chosen).first(operands), tally);
      }
    }
  }
}

}  // namespace halfulp::rational
