#include "accuracy/block_codec.h"

#include <algorithm>
#include <cmath>

#include "block/pack.h"
#include "case/random_stream.h"
#include "value/decode.h"

namespace halfulp::accuracy {
namespace {

/// The elements that a variant makes use of: symmetric integers leave out the one without an opposite.
std::vector<ElementValue> used_elements(const BlockSubject& subject) {
  std::vector<ElementValue> elements = ascending_values(*subject.spec->element);
  if (subject.variant->rules.integers == IntegerRange::full) return elements;
  const float bound = std::min(-elements.front().value, elements.back().value);
  std::erase_if(elements, [&](const ElementValue& element) { return std::fabs(element.value) > bound; });
  return elements;
}

/// For every code the place of the used element that is nearest to its value.
std::vector<std::uint16_t> places_in(const FormatSpec& format, const std::vector<ElementValue>& elements) {
  std::vector<std::uint16_t> places(format.code_mask() + 1);
  for (Code code = 0; code <= format.code_mask(); ++code) {
    const Datum datum = decode(format, code);
    double value = 0;
    if (datum.cls == DatumClass::finite) value = std::ldexp(static_cast<double>(datum.significand), datum.exponent);
    if (datum.negative) value = -value;
    const auto above = std::ranges::lower_bound(elements, value, {}, &ElementValue::value);
    const auto place = std::min<std::ptrdiff_t>(above - elements.begin(), std::ssize(elements) - 1);
    places[code] = static_cast<std::uint16_t>(place);
  }
  return places;
}

bool is_towards(float from, float to, float x) { return (to > from && x > from) || (to < from && x < from); }

bool is_past(float from, float to, float x) {
  return std::fabs(static_cast<double>(x) - from) > std::fabs(static_cast<double>(to) - from);
}

}  // namespace

BlockCodec::BlockCodec(const BlockSubject& subject, const Implementations& implementations)
    : BlockCodec(subject, BlockOperations(subject, implementations)) {}

BlockCodec::BlockCodec(const BlockSubject& subject, BlockOperations operations)
    : Codec(operations.implementation().name()),
      operations_(std::move(operations)),
      elements_(used_elements(subject)),
      place_of_code_(places_in(*subject.spec->element, elements_)) {}

std::vector<float> BlockCodec::nearest(Matrix matrix) const {
  return operations_.dequantize(operations_.quantize(matrix));
}

Items BlockCodec::items_of(const BlockMatrix& blocks) const {
  const BlockSubject& subject = operations_.subject();
  return unpack(*subject.spec, subject.variant->rules, blocks.shape, blocks.planes);
}

std::vector<std::uint16_t> BlockCodec::places_of(const Items& items) const {
  std::vector<std::uint16_t> places;
  places.reserve(items.elements.size());
  for (const Code code : items.elements) places.push_back(place_of_code_[code]);
  return places;
}

std::vector<float> BlockCodec::values_at(const BlockMatrix& blocks, const Items& items,
                                         std::span<const std::uint16_t> places) const {
  const BlockSubject& subject = operations_.subject();
  Items moved = items;
  for (std::size_t i = 0; i < places.size(); ++i) moved.elements[i] = elements_[places[i]].code;
  BlockMatrix other{blocks.shape, blocks.columns, {}};
  other.planes = pack(*subject.spec, subject.variant->rules, blocks.shape, moved);
  return operations_.dequantize(other);
}

BlockCodec::Bracket BlockCodec::bracket(Matrix matrix) const {
  const BlockMatrix blocks = operations_.quantize(matrix);
  const Items items = items_of(blocks);
  std::vector<std::uint16_t> places = places_of(items);
  const auto last = static_cast<std::uint16_t>(elements_.size() - 1);
  Bracket bracket{operations_.dequantize(blocks), {}};
  bracket.other = bracket.nearer;
  std::vector<std::uint8_t> is_settled(bracket.nearer.size());
  // Where rules do not take the nearest element, the two around x are a few steps on.
  for (bool are_all_settled = false; !are_all_settled;) {
    are_all_settled = true;
    std::vector<std::uint16_t> lower = places, upper = places;
    for (std::uint16_t& place : lower) place = static_cast<std::uint16_t>(place == 0 ? 0 : place - 1);
    for (std::uint16_t& place : upper) place = static_cast<std::uint16_t>(place == last ? last : place + 1);
    const std::vector<float> below = values_at(blocks, items, lower), above = values_at(blocks, items, upper);
    for (std::size_t i = 0; i < is_settled.size(); ++i) {
      if (is_settled[i] != 0) continue;
      const float x = matrix.values[i], here = bracket.nearer[i];
      const bool goes_up = is_towards(here, above[i], x), goes_down = is_towards(here, below[i], x);
      bracket.other[i] = goes_up ? above[i] : goes_down ? below[i] : here;
      is_settled[i] = is_past(here, bracket.other[i], x) && (goes_up || goes_down) ? 0 : 1;
      if (is_settled[i] != 0) continue;
      are_all_settled = false;
      bracket.nearer[i] = bracket.other[i];
      const std::size_t at = i / matrix.columns * blocks.shape.columns + i % matrix.columns;
      places[at] = goes_up ? upper[at] : lower[at];
    }
  }
  return bracket;
}

std::vector<float> BlockCodec::stochastic(Matrix matrix, std::uint64_t seed) const {
  const Bracket bracket = this->bracket(matrix);
  std::vector<float> values = bracket.nearer;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double from = bracket.nearer[i], to = bracket.other[i];
    if (from == to) continue;
    if (unit_of(random_bits(seed, i)) < (matrix.values[i] - from) / (to - from)) values[i] = bracket.other[i];
  }
  return values;
}

Extremes BlockCodec::extremes(Matrix matrix) const {
  const BlockMatrix blocks = operations_.quantize(matrix);
  const Items items = items_of(blocks);
  const std::size_t count = items.elements.size();
  const auto last = static_cast<std::uint16_t>(elements_.size() - 1);
  Extremes extremes{values_at(blocks, items, std::vector<std::uint16_t>(count, 0)),
                    values_at(blocks, items, std::vector<std::uint16_t>(count, last))};
  for (std::size_t i = 0; i < extremes.least.size(); ++i) {
    if (extremes.least[i] > extremes.greatest[i]) std::swap(extremes.least[i], extremes.greatest[i]);
  }
  return extremes;
}

}  // namespace halfulp::accuracy
