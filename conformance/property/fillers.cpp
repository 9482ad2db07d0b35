#include "property/fillers.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

#include "block/arithmetic.h"
#include "block/scale.h"
#include "block/statistic.h"
#include "case/value_codes.h"
#include "value/decode.h"

namespace halfulp::property {
namespace {

const std::vector<ElementPoint>& points_of(const FormatSpec& element) {
  static std::map<std::string_view, std::vector<ElementPoint>> known;
  const auto [place, is_new] = known.try_emplace(element.name);
  if (is_new) place->second = element_points(element);
  return place->second;
}

double number_of(const Datum& datum) {
  if (datum.cls != DatumClass::finite) return 0;
  const double magnitude = std::ldexp(static_cast<double>(datum.significand), datum.exponent);
  return datum.negative ? -magnitude : magnitude;
}

/// Cut to the block's largest magnitude.
Code at_most(const FillScene& scene, Code code) {
  const Code magnitude = code & scene.values->magnitude_mask();
  return std::min(magnitude, scene.absmax) | (code & scene.values->sign_mask());
}

Code with_any_sign(const FillScene& scene, Code magnitude, RandomStream& random) {
  return random.below(2) == 0 ? magnitude : magnitude | scene.values->sign_mask();
}

constexpr std::array kFillers{
    FillerRow{"zeros", [](const FillScene&, RandomStream&) -> Code { return 0; }},
    FillerRow{"alike",
              [](const FillScene& scene, RandomStream& random) { return with_any_sign(scene, scene.absmax, random); }},
    FillerRow{"uniform",
              [](const FillScene& scene, RandomStream& random) {
                return at_most(scene,
                               nearest_code(*scene.values, random.symmetric() * value_of(*scene.values, scene.absmax)));
              }},
    FillerRow{"of any magnitude",
              [](const FillScene& scene, RandomStream& random) {
                return with_any_sign(scene, random.below(scene.absmax + 1), random);
              }},
    FillerRow{"at thresholds",
              [](const FillScene& scene, RandomStream& random) {
                const ElementPoint& point = (*scene.points)[random.below(scene.points->size())];
                const double value = point.at * scene.slope + scene.offset;
                return at_most(scene, stepped(*scene.values, nearest_code(*scene.values, value), point.ulps));
              }},
    FillerRow{"of few bits",
              [](const FillScene& scene, RandomStream& random) {
                const double absmax = value_of(*scene.values, scene.absmax);
                const double unit = std::ldexp(1.0, std::ilogb(absmax) - static_cast<int>(random.below(5)));
                const auto most = static_cast<std::uint64_t>(absmax / unit);
                const double units = static_cast<double>(random.below(2 * most + 1)) - static_cast<double>(most);
                return at_most(scene, nearest_code(*scene.values, units * unit));
              }},
    FillerRow{"close together",
              [](const FillScene& scene, RandomStream& random) {
                return scene.absmax - std::min(random.below(Code{1} << random.below(14)), scene.absmax);
              }},
    FillerRow{"the least subnormals",
              [](const FillScene& scene, RandomStream& random) {
                return with_any_sign(scene, std::min(random.below(3), scene.absmax), random);
              }},
};

Code& any_of(Tensor& values, const std::vector<std::size_t>& places, RandomStream& random) {
  return values.values[places[random.below(places.size())]];
}

Code nan_of(const FormatSpec& format) { return format.infinity_code() + (Code{1} << (format.trailing_bits() - 1)); }

constexpr std::array kSprinkles{
    SprinkleRow{"nothing", true, [](Tensor&, const std::vector<std::size_t>&, RandomStream&) {}},
    SprinkleRow{"negative zeros", true,
                [](Tensor& tensor, const std::vector<std::size_t>& places, RandomStream& random) {
                  for (int i = 0; i < 3; ++i) any_of(tensor, places, random) = tensor.format->sign_mask();
                }},
    SprinkleRow{"a NaN", false,
                [](Tensor& tensor, const std::vector<std::size_t>& places, RandomStream& random) {
                  any_of(tensor, places, random) = nan_of(*tensor.format);
                }},
    SprinkleRow{"NaNs only", false,
                [](Tensor& tensor, const std::vector<std::size_t>& places, RandomStream&) {
                  for (const std::size_t place : places) tensor.values[place] = nan_of(*tensor.format);
                }},
    SprinkleRow{"an infinity", false,
                [](Tensor& tensor, const std::vector<std::size_t>& places, RandomStream& random) {
                  any_of(tensor, places, random) = tensor.format->infinity_code();
                }},
    SprinkleRow{"both infinities", false,
                [](Tensor& tensor, const std::vector<std::size_t>& places, RandomStream& random) {
                  any_of(tensor, places, random) = tensor.format->infinity_code();
                  any_of(tensor, places, random) = tensor.format->infinity_code() | tensor.format->sign_mask();
                }},
};

}  // namespace

FillScene fill_scene(const Scheme& scheme, const FormatSpec& values, Code absmax, Code tensor_absmax) {
  const BlockSpec& spec = *scheme.spec;
  const BlockRules& rules = scheme.rules();
  FillScene scene{.values = &values, .points = &points_of(*spec.element), .absmax = absmax};
  if (absmax == 0) return scene;
  const Datum greatest = decode(values, absmax), least = decode(values, absmax | values.sign_mask());
  const std::vector<Datum> ends{greatest, least};
  TensorScale tensor;
  if (spec.tensor == TensorPart::scale) tensor = tensor_scale_of(decode(values, tensor_absmax), rules);
  const BlockScale scale = scale_of(spec, rules, statistic_of(ends, rules), ends, Place::full, tensor);
  const auto stored = [&](std::size_t part) { return number_of(decode(*spec.scale, scale.stored[part].code)); };
  scene.slope = rules.scale_used == ScaleUsed::computed ? number_of(scale.computed) : stored(0);
  if (spec.tensor == TensorPart::scale) scene.slope = stored(0) * number_of(tensor.stored);
  if (rules.decode == Decode::product_of_limit) scene.slope /= static_cast<double>(rules.limit);
  if (rules.decode == Decode::product_plus) scene.offset = number_of(least);
  if (rules.decode == Decode::zero_point) scene.offset = -stored(1) * scene.slope;
  return scene;
}

std::span<const FillerRow> filler_rows() { return kFillers; }

std::span<const SprinkleRow> sprinkle_rows() { return kSprinkles; }

void fill_block(const FillScene& scene, Tensor& values, const std::vector<std::size_t>& places, RandomStream& random) {
  if (scene.absmax == 0) {
    for (const std::size_t place : places) values.values[place] = 0;
    return;
  }
  // One row for the whole block, or a row for every value.
  const std::size_t chosen = random.below(kFillers.size() + 2);
  for (const std::size_t place : places) {
    const std::size_t row = chosen < kFillers.size() ? chosen : random.below(kFillers.size());
    values.values[place] = kFillers[row].draw(scene, random);
  }
  const bool has_both = random.below(2) == 0;
  any_of(values, places, random) = with_any_sign(scene, scene.absmax, random);
  if (has_both) {
    any_of(values, places, random) = scene.absmax;
    any_of(values, places, random) = scene.absmax | values.format->sign_mask();
  }
}

}  // namespace halfulp::property
