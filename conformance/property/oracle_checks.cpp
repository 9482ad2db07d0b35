// Properties that ask the oracle.
#include "block/dequantize.h"
#include "block/layout.h"
#include "block/pack.h"
#include "block/quantize.h"
#include "case/block_question.h"
#include "property/checks.h"
#include "property/comparison.h"
#include "property/stored_sample.h"

namespace halfulp::property {
namespace {

Verdict compare_places(const std::vector<Admissible>& admissible, const std::vector<Code>& actual,
                       std::string_view what) {
  for (std::size_t i = 0; i < admissible.size(); ++i) {
    if (admissible[i].admits(actual[i])) continue;
    return {i + 1, std::string(what) + " [" + std::to_string(i) + "] is " + std::to_string(actual[i]) +
                       ", the rules ask for " + std::to_string(admissible[i].code) +
                       (admissible[i].other != admissible[i].code ? " or " + std::to_string(admissible[i].other) : "")};
  }
  return {admissible.size(), ""};
}

}  // namespace

Verdict codes_are_right(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  const Planes planes = subject.quantize(scheme, values);
  const Items actual = items_in(scheme, values.shape, planes);
  const BlockAnswer answer = quantize(*scheme.spec, scheme.rules(), values, &actual);
  const Planes canonical = pack(*scheme.spec, scheme.rules(), values.shape, actual);
  return compare_places(answer.tensor, actual.tensor, "tensor item") +
         compare_places(answer.scales, actual.scales, "scale") +
         compare_places(answer.elements, actual.elements, "code") +
         compare_bytes(planes.codes, canonical.codes, "bits that belong to no code");
}

Verdict values_are_right(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  const Shape shape = values.shape;
  const Items items = stored_items(sample);
  const FormatSpec& format = *values.format;
  const Planes planes = pack(*scheme.spec, scheme.rules(), shape, items);
  const Tensor actual = subject.dequantize(scheme, format, shape, planes);
  const auto expected = dequantize(*scheme.spec, scheme.rules(), shape, items, format);
  for (std::size_t i = 0; i < expected.size(); ++i) {
    if (satisfies(format, expected[i], actual.values[i])) continue;
    return {i + 1, place_text(shape, i) + ": code " + std::to_string(items.elements[i]) + " came back as " +
                       std::string(format.name) + " " + value_text(format, actual.values[i]) + ", it stands for " +
                       value_text(format, expected[i].expected.code)};
  }
  return {expected.size(), ""};
}

}  // namespace halfulp::property
