// Properties about what blocks have to do with each other and with the end of the tensor.
#include <algorithm>
#include <cmath>

#include "block/layout.h"
#include "case/block_form.h"
#include "case/value_codes.h"
#include "property/checks.h"
#include "property/comparison.h"

namespace halfulp::property {
namespace {

std::size_t rounded_up(std::size_t count, std::size_t step) {
  return step == 0 ? count : (count + step - 1) / step * step;
}

/// All values and all scales of a tensor, without what fills the last byte.
CodePlaces all_places(const BlockSpec& spec, Shape shape) {
  return {indices_below(shape.count()), indices_below(block_count(spec, shape) * spec.scales_per_block)};
}

/// Leaves out codes that the rules leave open: those under a scale of zero, if they say so.
void leave_out_open_codes(const Scheme& scheme, Shape shape, const Items& items, CodePlaces& places) {
  if (scheme.rules().zero_scale != ZeroScale::elements_open) return;
  const BlockSpec& spec = *scheme.spec;
  const std::vector<BlockArea> areas = areas_of(spec, shape);
  std::vector<bool> is_open(shape.count(), false);
  for (std::size_t block = 0; block < areas.size(); ++block) {
    if (items.scales[block * spec.scales_per_block] != 0) continue;
    for (const std::size_t place : places_of(spec, shape, areas[block])) is_open[place] = true;
  }
  std::erase_if(places.elements, [&](std::size_t place) { return is_open[place]; });
}

/// Another value in place of every one: never the same, and larger by half unless that overflows.
Code replaced(const FormatSpec& format, Code code) {
  const double value = value_of(format, code);
  if (value == 0 || !std::isfinite(value)) return nearest_code(format, 1);
  return nearest_code(format, -1.5 * value);
}

}  // namespace

Verdict blocks_are_independent(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  const BlockSpec& spec = *scheme.spec;
  const std::vector<BlockArea> areas = areas_of(spec, values.shape);
  if (areas.size() < 2) return {};
  const std::size_t changed_block = choice % areas.size();
  Tensor changed = values;
  CodePlaces others;
  for (std::size_t block = 0; block < areas.size(); ++block) {
    const auto places = places_of(spec, values.shape, areas[block]);
    if (block == changed_block) {
      for (const std::size_t place : places) {
        changed.values[place] = replaced(*values.format, values.values[place]);
      }
      continue;
    }
    others.elements.insert(others.elements.end(), places.begin(), places.end());
    for (std::size_t part = 0; part < spec.scales_per_block; ++part) {
      others.scales.push_back(block * spec.scales_per_block + part);
    }
  }
  const Items before = items_in(scheme, values.shape, subject.quantize(scheme, values));
  const Items after = items_in(scheme, values.shape, subject.quantize(scheme, changed));
  leave_out_open_codes(scheme, values.shape, before, others);
  return compare_items(scheme, after, others, before, others,
                       "before block " + std::to_string(changed_block) + " changed");
}

Verdict prefixes_agree(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  const BlockSpec& spec = *scheme.spec;
  const Shape shape = cut_shape(spec, values.shape);
  const bool by_rows = shape.rows > 1;
  const std::size_t group = spec.lengths == Lengths::whole_groups ? spec.group : 1;
  const std::size_t step = by_rows ? spec.tile.rows : spec.tile.columns * group;
  const std::size_t extent = by_rows ? shape.rows : shape.columns;
  if (step == 0 || extent <= step) return {};
  const std::size_t kept = step * (1 + choice % ((extent - 1) / step));
  Tensor prefix{values.format, by_rows ? Shape{kept, shape.columns} : Shape{1, kept}, values.values};
  prefix.values.resize(prefix.shape.count());
  const Items whole = items_in(scheme, values.shape, subject.quantize(scheme, values));
  const Items part = items_in(scheme, prefix.shape, subject.quantize(scheme, prefix));
  CodePlaces places = all_places(spec, prefix.shape);
  leave_out_open_codes(scheme, prefix.shape, part, places);
  return compare_items(scheme, part, places, whole, places, "in the whole tensor");
}

Verdict tails_are_padded(const Subject& subject, const Sample& sample) {
  const auto& [scheme, values, choice] = sample;
  const BlockSpec& spec = *scheme.spec;
  const Shape shape = cut_shape(spec, values.shape);
  const Shape whole{rounded_up(shape.rows, spec.tile.rows), rounded_up(shape.columns, spec.tile.columns)};
  if (whole == shape || shape.count() == 0) return {};
  Tensor padded{values.format, whole, std::vector<Code>(whole.count(), 0)};
  CodePlaces places = all_places(spec, shape), padded_places = places;
  for (std::size_t i = 0; i < shape.count(); ++i) {
    padded_places.elements[i] = i / shape.columns * whole.columns + i % shape.columns;
    padded.values[padded_places.elements[i]] = values.values[i];
  }
  const Items with_zeros = items_in(scheme, whole, subject.quantize(scheme, padded));
  const Items without = items_in(scheme, values.shape, subject.quantize(scheme, values));
  return compare_items(scheme, without, places, with_zeros, padded_places, "with zeros after it");
}

}  // namespace halfulp::property
