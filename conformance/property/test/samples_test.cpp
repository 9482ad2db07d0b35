// What is drawn: it lies where it should, and it reaches the places where quantizers go wrong.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <sstream>

#include "block/block_registry.h"
#include "block/layout.h"
#include "case/block_form.h"
#include "case/value_codes.h"
#include "format/elements.h"
#include "property/anchors.h"
#include "property/draw.h"
#include "property/fillers.h"
#include "property/shrink.h"

namespace halfulp::property {
namespace {

Scheme scheme_called(const char* format, const char* variant) {
  const BlockSpec* spec = block_called(format);
  return {spec, variant_called(*spec, variant)};
}

DrawPlan plan_for(const Scheme& scheme, Domain domain, const FormatSpec& values = kFloat32) {
  DrawPlan plan;
  plan.schemes = {{scheme, domain, {&values}}};
  return plan;
}

/// Calls `visit` with `count` samples.
void for_each_sample(const DrawPlan& plan, int count, const std::function<void(const Sample&)>& visit) {
  for (int i = 0; i < count; ++i) {
    RandomStream random(7, static_cast<std::uint64_t>(i));
    visit(draw_sample(plan, random));
  }
}

TEST(Samples, lie_in_their_domain_and_can_be_held) {
  for (const Scheme& scheme : all_schemes()) {
    for (const Domain domain : {Domain::all, Domain::finite, Domain::in_range}) {
      for_each_sample(plan_for(scheme, domain), 40, [&](const Sample& sample) {
        EXPECT_TRUE(contains(domain, sample)) << sample;
        EXPECT_TRUE(can_hold(*scheme.spec, sample.values.shape)) << sample;
        EXPECT_EQ(sample.values.values.size(), sample.values.shape.count());
      });
    }
  }
}

TEST(Samples, are_a_function_of_the_stream) {
  const DrawPlan plan = plan_for(scheme_called("mxfp4", "floor"), Domain::all);
  RandomStream one(1, 2), same(1, 2), other(1, 3);
  const Sample first = draw_sample(plan, one);
  EXPECT_EQ(first.values.values, draw_sample(plan, same).values.values);
  EXPECT_NE(first.values.values, draw_sample(plan, other).values.values);
}

/// How many of 2000 samples of mxfp4 have a feature.
int count_with(const std::function<bool(const Sample&)>& has_feature, const FormatSpec& values = kFloat32) {
  int count = 0;
  for_each_sample(plan_for(scheme_called("mxfp4", "floor"), Domain::all, values), 2000,
                  [&](const Sample& sample) { count += has_feature(sample) ? 1 : 0; });
  return count;
}

bool any_value(const Sample& sample, const std::function<bool(double)>& is_so) {
  return std::ranges::any_of(sample.values.values,
                             [&](Code code) { return is_so(value_of(*sample.values.format, code)); });
}

/// Whether a block has an absmax in [least, greatest].
bool any_block(const Sample& sample, double least, double greatest) {
  const BlockSpec& spec = *sample.scheme.spec;
  return std::ranges::any_of(areas_of(spec, sample.values.shape), [&](const BlockArea& area) {
    const double absmax = absmax_of(sample.values, places_of(spec, sample.values.shape, area));
    return absmax >= least && absmax <= greatest;
  });
}

constexpr int kOften = 20;

TEST(Samples, have_special_values) {
  EXPECT_GT(count_with([](const Sample& s) { return any_value(s, [](double x) { return std::isnan(x); }); }), kOften);
  EXPECT_GT(count_with([](const Sample& s) { return any_value(s, [](double x) { return std::isinf(x); }); }), kOften);
  const auto is_negative_zero = [](double x) { return x == 0 && std::signbit(x); };
  EXPECT_GT(count_with([&](const Sample& s) { return any_value(s, is_negative_zero); }), kOften);
}

TEST(Samples, have_blocks_of_every_size_of_magnitude) {
  EXPECT_GT(count_with([](const Sample& s) { return any_block(s, 0, 0); }), kOften) << "zeros";
  EXPECT_GT(count_with([](const Sample& s) { return any_block(s, 0x1p-149, 0x1p-127); }), kOften) << "subnormal";
  EXPECT_GT(count_with([](const Sample& s) { return any_block(s, 0x1p125, 0x1p127); }), kOften) << "near 2^126";
  EXPECT_GT(count_with([](const Sample& s) { return any_block(s, 0x1.fffffap127, 0x1.fffffep127); }), kOften);
  EXPECT_GT(count_with([](const Sample& s) { return any_block(s, 0x1p-10, 0x1p10); }), 400) << "ordinary";
}

TEST(Samples, have_one_outlier_and_both_signs_of_the_largest_magnitude) {
  const auto is_alone = [](const Sample& s) {
    return s.values.values.size() > 8 &&
           std::ranges::count(s.values.values, Code{0}) + 1 == static_cast<std::ptrdiff_t>(s.values.values.size());
  };
  EXPECT_GT(count_with(is_alone), kOften);
  const auto has_both = [](const Sample& s) {
    const double absmax = absmax_of(
        s.values, places_of(*s.scheme.spec, s.values.shape, {0, s.values.shape.rows, 0, s.values.shape.columns}));
    return absmax > 0 && any_value(s, [&](double x) { return x == absmax; }) &&
           any_value(s, [&](double x) { return x == -absmax; });
  };
  EXPECT_GT(count_with(has_both), kOften);
}

TEST(Samples, have_lengths_around_a_block) {
  for (const std::size_t columns : {0, 1, 2, 31, 32, 33, 64}) {
    EXPECT_GT(count_with([&](const Sample& s) { return s.values.shape == Shape{1, columns}; }), kOften) << columns;
  }
  EXPECT_GT(count_with([](const Sample& s) { return s.values.shape.rows > 1; }), kOften);
  DrawPlan plan = plan_for(scheme_called("mxfp4", "floor"), Domain::all);
  plan.elements = 3000;
  std::size_t longest = 0;
  for_each_sample(plan, 2000, [&](const Sample& s) { longest = std::max(longest, s.values.values.size()); });
  EXPECT_GT(longest, 65536u);
}

TEST(Fillers, hit_thresholds_and_their_neighbours) {
  // Scale 1: the midpoints of float4_e2m1fn themselves.
  const FillScene scene = fill_scene(scheme_called("mxfp4", "floor"), kFloat32, nearest_code(kFloat32, 6), 0);
  EXPECT_EQ(scene.slope, 1);
  const auto row = std::ranges::find(filler_rows(), "at thresholds", &FillerRow::name);
  int at = 0, beside = 0;
  RandomStream random(1, 0);
  for (int i = 0; i < 1000; ++i) {
    const Code code = row->draw(scene, random) & kFloat32.magnitude_mask();
    for (const double midpoint : {0.25, 0.75, 1.25, 1.75, 2.5, 3.5, 5.0}) {
      const Code there = nearest_code(kFloat32, midpoint);
      at += code == there ? 1 : 0;
      beside += code + 1 == there || code == there + 1 ? 1 : 0;
    }
  }
  EXPECT_GT(at, 50);
  EXPECT_GT(beside, 100);
}

TEST(Fillers, know_the_scale_of_every_scheme) {
  for (const Scheme& scheme : all_schemes()) {
    const Code absmax = nearest_code(kFloat32, 3);
    EXPECT_GT(std::abs(fill_scene(scheme, kFloat32, absmax, absmax).slope), 0) << scheme.name();
  }
}

TEST(Samples, are_shown_as_shape_and_hexadecimal_numbers) {
  Sample sample{.scheme = scheme_called("mxfp4", "rceil"), .values = {&kFloat32, {2, 3}, {}}, .choice = 5};
  for (const double value : {1.5, 0.0, 0.0, -3.0, 1.0, 1.0}) {
    sample.values.values.push_back(nearest_code(kFloat32, value));
  }
  std::ostringstream text;
  text << sample;
  EXPECT_EQ(text.str(),
            "mxfp4/rceil, float32, 2 x 3, choice 5\n  [0] 0x1.8p+0, 0x0p+0 x 2\n  [1] -0x1.8p+1, 0x1p+0 x 2");
}

/// Takes the first move that keeps `is_bad` until there is none.
Sample made_small(Sample sample, const std::function<bool(const Sample&)>& is_bad) {
  constexpr int kMostSteps = 5000;
  for (int step = 0; step < kMostSteps; ++step) {
    const std::vector<Move> moves = moves_of(sample);
    const auto good = std::ranges::find_if(moves, [&](const Move& move) { return is_bad(moved(sample, move)); });
    if (good == moves.end()) return sample;
    sample = moved(sample, *good);
  }
  ADD_FAILURE() << "shrinking does not end: " << sample;
  return sample;
}

TEST(Shrinking, gets_to_one_simple_value_in_the_least_shape) {
  for (const Scheme& scheme : all_schemes()) {
    const auto has_value = [](const Sample& s) { return any_value(s, [](double x) { return x != 0; }); };
    for_each_sample(plan_for(scheme, Domain::all), 3, [&](const Sample& sample) {
      if (!has_value(sample)) return;
      const Sample small = made_small(sample, has_value);
      EXPECT_EQ(small.values.shape, BlockForm(*scheme.spec).row_of(1)) << small;
      EXPECT_EQ(std::ranges::count(small.values.values, nearest_code(kFloat32, 1)), 1) << small;
      EXPECT_EQ(small.choice, 0u);
    });
  }
}

TEST(Shrinking, keeps_what_is_needed_and_rounds_the_rest) {
  const auto is_bad = [](const Sample& s) {
    return any_value(s, [](double x) { return x < -2.75; }) && s.values.shape.columns > 4 && s.values.shape.rows > 1;
  };
  int looked_at = 0;
  for_each_sample(plan_for(scheme_called("mxfp4", "floor"), Domain::finite), 300, [&](const Sample& sample) {
    if (!is_bad(sample)) return;
    ++looked_at;
    const Sample small = made_small(sample, is_bad);
    EXPECT_EQ(small.values.shape, (Shape{2, 5})) << small;
    EXPECT_EQ(std::ranges::count(small.values.values, Code{0}), 9) << small;
    EXPECT_TRUE(any_value(small, [](double x) { return x == -4 || x == -3; })) << small;
  });
  EXPECT_GT(looked_at, 5);
}

TEST(Shrinking, offers_only_samples_that_the_format_can_hold) {
  for (const Scheme& scheme : all_schemes()) {
    for_each_sample(plan_for(scheme, Domain::all), 3, [&](const Sample& sample) {
      for (const Move& move : moves_of(sample)) {
        const Sample simpler = moved(sample, move);
        ASSERT_TRUE(can_hold(*scheme.spec, simpler.values.shape)) << simpler;
        ASSERT_EQ(simpler.values.values.size(), simpler.values.shape.count());
      }
    });
  }
}

}  // namespace
}  // namespace halfulp::property
