#include "property/comparison.h"

#include <cmath>
#include <cstdio>

#include "block/pack.h"
#include "case/value_codes.h"
#include "value/decode.h"

namespace halfulp::property {
namespace {

std::string hex(Code code) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(code));
  return text;
}

bool are_alike(const FormatSpec& format, Code a, Code b) { return a == b || (is_nan(format, a) && is_nan(format, b)); }

}  // namespace

std::string place_text(Shape shape, std::size_t index) {
  if (shape.rows <= 1) return "[" + std::to_string(index) + "]";
  return "[" + std::to_string(index / shape.columns) + ", " + std::to_string(index % shape.columns) + "]";
}

Verdict compare_values(const Tensor& actual, const Tensor& expected, std::string_view was) {
  const FormatSpec& format = *actual.format;
  for (std::size_t i = 0; i < expected.values.size(); ++i) {
    const double a = value_of(format, actual.values[i]), b = value_of(*expected.format, expected.values[i]);
    if (a == b || (std::isnan(a) && std::isnan(b))) continue;
    return {i + 1, place_text(expected.shape, i) + " came back as " + value_text(format, actual.values[i]) + ", " +
                       std::string(was) + " " + value_text(*expected.format, expected.values[i])};
  }
  return {expected.values.size(), ""};
}

Verdict compare_items(const Scheme& scheme, const Items& actual, const CodePlaces& actual_places, const Items& expected,
                      const CodePlaces& expected_places, std::string_view was) {
  const auto differ = [&](std::string_view what, std::size_t place, Code got, Code wanted) {
    return std::string(what) + " [" + std::to_string(place) + "] is " + hex(got) + ", " + std::string(was) + " " +
           hex(wanted);
  };
  for (std::size_t i = 0; i < actual_places.scales.size(); ++i) {
    const Code got = actual.scales[actual_places.scales[i]], wanted = expected.scales[expected_places.scales[i]];
    if (!are_alike(*scheme.spec->scale, got, wanted)) {
      return {i + 1, differ("scale", actual_places.scales[i], got, wanted)};
    }
  }
  for (std::size_t i = 0; i < actual_places.elements.size(); ++i) {
    const Code got = actual.elements[actual_places.elements[i]];
    const Code wanted = expected.elements[expected_places.elements[i]];
    if (got != wanted) return {i + 1, differ("code", actual_places.elements[i], got, wanted)};
  }
  return {actual_places.scales.size() + actual_places.elements.size(), ""};
}

Verdict compare_bytes(const std::vector<std::uint8_t>& actual, const std::vector<std::uint8_t>& expected,
                      std::string_view was) {
  if (actual.size() != expected.size()) return {1, std::string(was) + ": sizes differ"};
  for (std::size_t i = 0; i < actual.size(); ++i) {
    if (actual[i] == expected[i]) continue;
    return {i + 1, std::string(was) + ": byte [" + std::to_string(i) + "] is " + hex(actual[i]) + " instead of " +
                       hex(expected[i])};
  }
  return {actual.size(), ""};
}

Verdict operator+(Verdict a, Verdict b) {
  return {a.compared + b.compared, a.wrong.empty() ? std::move(b.wrong) : std::move(a.wrong)};
}

std::vector<std::size_t> indices_below(std::size_t count) {
  std::vector<std::size_t> indices(count);
  for (std::size_t i = 0; i < count; ++i) indices[i] = i;
  return indices;
}

Tensor with_each(const Tensor& values, const std::function<Code(Code)>& change) {
  Tensor changed = values;
  for (Code& code : changed.values) code = change(code);
  return changed;
}

Items items_in(const Scheme& scheme, Shape shape, const Planes& planes) {
  return unpack(*scheme.spec, scheme.rules(), shape, planes);
}

}  // namespace halfulp::property
