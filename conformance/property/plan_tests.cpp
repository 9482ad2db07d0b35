#include "property/plan_tests.h"

#include <algorithm>

#include "case/block_question.h"
#include "format/elements.h"
#include "run/selection.h"

namespace halfulp::property {
namespace {

bool has_values(Operation operation) { return operation == Operation::quantize || operation == Operation::dequantize; }

std::vector<const FormatSpec*> formats_of(ValueFormats values) {
  switch (values) {
    case ValueFormats::float32:
      return {&kFloat32};
    case ValueFormats::narrow:
      return {&kFloat16, &kBfloat16};
    case ValueFormats::all:
      break;
  }
  return {value_formats().begin(), value_formats().end()};
}

/// The first of the operations that is needed but not offered, as text, or empty.
std::string missing_operation(const Subject& subject, const Property& property, const Scheme& scheme,
                              const FormatSpec& values) {
  std::vector<const FormatSpec*> needed{&values};
  if (property.values == ValueFormats::narrow) needed.push_back(&kFloat32);  // what they are compared with
  for (const Operation operation : property.needs) {
    for (const FormatSpec* format : needed) {
      const BlockQuestion question{operation, scheme.spec, scheme.variant, has_values(operation) ? format : nullptr};
      if (subject.offers(question)) continue;
      return std::string(name_of(operation)) + " " + std::string(question.from()) + " -> " + std::string(question.to());
    }
  }
  return "";
}

/// The words of a test's name: what --gtest_filter would take for a sign becomes an underscore.
std::string word(std::string text) {
  std::ranges::replace_if(
      text, [](char c) { return c == '-' || c == ':' || c == '.' || c == '*' || c == '?'; }, '_');
  return text;
}

void add_scheme(PropertyTest& test, const Scheme& scheme, const Claim& claim) {
  std::vector<const FormatSpec*> offered;
  std::string missing;
  for (const FormatSpec* format : formats_of(test.property->values)) {
    const std::string operation = missing_operation(*test.subject, *test.property, scheme, *format);
    if (operation.empty()) offered.push_back(format);
    if (missing.empty()) missing = operation;
  }
  if (!missing.empty()) test.not_offered.push_back(scheme.name() + ": " + missing);
  if (!offered.empty()) test.plan.schemes.push_back({scheme, domain_of(*test.property, claim), offered});
}

}  // namespace

std::vector<PropertyTest> plan_tests(const Subject& subject) {
  std::vector<PropertyTest> tests;
  for (const Family& family : families()) {
    for (const Property& property : properties()) {
      if (!matches_list(property.subjects, subject.name())) continue;
      for (const Stand stand : {Stand::holds, Stand::fails}) {
        PropertyTest test{.suite = word(std::string(family.name) + "/" + subject.name()),
                          .name = std::string(stand == Stand::holds ? property.name : property.denial),
                          .property = &property,
                          .subject = &subject,
                          .stand = stand,
                          .plan = {},
                          .not_offered = {}};
        test.plan.focus = property.focus;
        test.plan.elements = property.elements;
        for (const Scheme& scheme : schemes_of(family)) {
          const Claim* claim = claim_about(property, scheme);
          if (claim != nullptr && claim->stand == stand) add_scheme(test, scheme, *claim);
        }
        if (!test.plan.schemes.empty() || !test.not_offered.empty()) tests.push_back(std::move(test));
      }
    }
  }
  return tests;
}

}  // namespace halfulp::property
