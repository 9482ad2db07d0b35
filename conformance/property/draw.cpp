#include "property/draw.h"

#include <algorithm>

#include "block/layout.h"
#include "case/block_form.h"
#include "case/value_codes.h"
#include "property/anchors.h"
#include "property/fillers.h"

namespace halfulp::property {
namespace {

/// The largest magnitude of every block, the first one the largest of all.
std::vector<Code> draw_anchors(const AnchorScene& scene, std::size_t blocks, RandomStream& random) {
  std::vector<Code> anchors;
  for (std::size_t i = 0; i < blocks; ++i) {
    anchors.push_back(i > 0 && random.below(2) == 0 ? anchors.front() : draw_anchor(scene, random));
  }
  if (!anchors.empty()) std::iter_swap(anchors.begin(), std::ranges::max_element(anchors));
  return anchors;
}

void fill(Sample& sample, Domain domain, RandomStream& random) {
  const BlockSpec& spec = *sample.scheme.spec;
  Tensor& values = sample.values;
  const std::vector<BlockArea> areas = areas_of(spec, values.shape);
  const Range range = range_of(sample.scheme, *values.format, domain);
  const std::vector<Code> anchors = draw_anchors({sample.scheme, values.format, range}, areas.size(), random);
  values.values.assign(values.shape.count(), 0);
  for (std::size_t i = 0; i < areas.size(); ++i) {
    const std::vector<std::size_t> places = places_of(spec, values.shape, areas[i]);
    fill_block(fill_scene(sample.scheme, *values.format, anchors[i], anchors.front()), values, places, random);
    const SprinkleRow& sprinkle = sprinkle_rows()[random.below(sprinkle_rows().size())];
    if ((sprinkle.is_finite || domain == Domain::all) && random.below(2) == 0) sprinkle.change(values, places, random);
  }
}

}  // namespace

Domain DrawPlan::domain_of(const Scheme& scheme) const {
  return std::ranges::find(schemes, scheme, &Claimed::scheme)->domain;
}

Sample draw_sample(const DrawPlan& plan, RandomStream& random) {
  constexpr int kTries = 20;
  const auto& [scheme, domain, formats] = plan.schemes[random.below(plan.schemes.size())];
  Sample sample{.scheme = scheme, .values = {}};
  sample.values.format = formats[random.below(formats.size())];
  sample.values.shape = draw_shape(*scheme.spec, plan.focus, plan.elements, random);
  sample.choice = static_cast<std::uint32_t>(random.below(1000));
  for (int i = 0; i < kTries; ++i) {
    fill(sample, domain, random);
    if (contains(domain, sample)) return sample;
  }
  const Range range = range_of(sample.scheme, *sample.values.format, domain);
  const double alike = std::clamp(1.0, range.least, range.greatest);
  std::ranges::fill(sample.values.values, nearest_code(*sample.values.format, alike));
  return sample;
}

}  // namespace halfulp::property
