// The properties: a row each.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "case/operation.h"
#include "property/domain.h"
#include "property/sample.h"
#include "property/shapes.h"
#include "property/subject.h"

namespace halfulp::property {

/// What came of looking at one sample.
struct Verdict {
  std::size_t compared = 0;  ///< How many values, codes, bytes or calls the property was looked for at.
  std::string wrong;         ///< Where it is false. Empty: nowhere.
};

/// Which formats the values of samples have.
enum class ValueFormats : std::uint8_t { float32, narrow, all };

/// Something that quantizing and dequantizing may or may not do.
struct Property {
  std::string_view name;     ///< The name of its test, a sentence.
  std::string_view denial;   ///< The name of the test that finds a counterexample.
  std::string_view meaning;  ///< For people. Q quantizes, D dequantizes, A is the largest magnitude of a block.
  std::span<const Operation> needs;
  Domain domain = Domain::finite;
  Focus focus = Focus::anything;
  ValueFormats values = ValueFormats::float32;
  std::size_t elements = 150;       ///< Of a sample, about, on the average.
  std::string_view subjects = "*";  ///< The implementations that it is about.
  Verdict (*check)(const Subject&, const Sample&) = nullptr;
};

/// Every property, in listing order.
std::span<const Property> properties();

/// The property called so. Requires that there is one.
const Property& property_called(std::string_view name);

}  // namespace halfulp::property
