// Rounding in registers against the adapter.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "accuracy/element_values.h"
#include "accuracy/narrow_format.h"
#include "accuracy/narrow_kernels.h"
#include "accuracy/plan_treatments.h"
#include "cpu/test/vector_targets.h"
#include "format/elements.h"
#include "format/registry.h"

namespace halfulp::accuracy {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

/// Every element format in which sums are rounded, under every profile.
std::vector<ElementSubject> narrow_subjects() {
  std::vector<ElementSubject> subjects;
  for (const Treatment& treatment :
       plan_treatments({.formats = {}, .variants = {"*"}, .modes = {"sums"}, .roundings = {"nearest"}})) {
    const auto& subject = std::get<ElementSubject>(treatment.subject);
    if (subject.format->name != "float32") subjects.push_back(subject);
  }
  return subjects;
}

class NarrowSums : public testing::TestWithParam<ElementSubject> {
 protected:
  const ElementSubject subject_ = GetParam();
  const std::unique_ptr<Codec> codec_ = make_codec(subject_, own_implementations());
  const NarrowFormat format_ = narrow_format(subject_, *codec_);
};

INSTANTIATE_TEST_SUITE_P(Formats, NarrowSums, testing::ValuesIn(narrow_subjects()), [](const auto& each) {
  std::string name = std::string(each.param.format->name) + "_" + std::string(each.param.profile->name);
  std::ranges::replace(name, '-', '_');
  return name;
});

/// Values of the format, midpoints, both float32 neighbours of each, what lies beyond and what is no number.
std::vector<float> boundaries(const FormatSpec& format) {
  const std::vector<ElementValue> values = ascending_values(format);
  std::vector<float> points;
  for (std::size_t i = 0; i < values.size(); ++i) {
    points.push_back(values[i].value);
    if (i + 1 < values.size()) points.push_back(values[i].value / 2 + values[i + 1].value / 2);
  }
  const float last = values.back().value, step = last - values[values.size() - 2].value;
  for (const float beyond : {last + step / 2, last + step, 2 * last, std::numeric_limits<float>::max()}) {
    points.push_back(beyond);
    points.push_back(-beyond);
  }
  const std::size_t count = points.size();
  for (std::size_t i = 0; i < count; ++i) {
    points.push_back(std::nextafter(points[i], kInfinity));
    points.push_back(std::nextafter(points[i], -kInfinity));
  }
  for (const float special : {kInfinity, -kInfinity, 0.0f, -0.0f, std::numeric_limits<float>::denorm_min()}) {
    points.push_back(special);
  }
  if (format.has_nan()) points.push_back(std::numeric_limits<float>::quiet_NaN());
  return points;
}

bool is_same(float a, float b) { return a == b || (std::isnan(a) && std::isnan(b)); }

TEST_P(NarrowSums, round_as_the_adapter_does_at_every_boundary) {
  const std::vector<float> points = boundaries(*subject_.format);
  const std::vector<float> expected = codec_->nearest({points, 1, points.size()});
  std::vector<float> rounded(points.size());
  narrow_kernels().round(format_, points.data(), rounded.data(), points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    ASSERT_TRUE(is_same(rounded[i], expected[i]))
        << std::hexfloat << points[i] << " became " << rounded[i] << ", expected " << expected[i];
  }
}

std::vector<std::uint32_t> states(std::size_t count) {
  std::mt19937 random(1);
  std::vector<std::uint32_t> drawn(count);
  for (std::uint32_t& state : drawn) state = static_cast<std::uint32_t>(random()) | 1;
  return drawn;
}

TEST_P(NarrowSums, are_rounded_stochastically_to_one_of_two_neighbours) {
  const std::vector<ElementValue> values = ascending_values(*subject_.format);
  const std::vector<float> points = boundaries(*subject_.format);
  std::vector<std::uint32_t> drawn = states(points.size());
  std::vector<float> rounded(points.size());
  narrow_kernels().round_stochastically(format_, points.data(), drawn.data(), rounded.data(), points.size());
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (!std::isfinite(points[i])) continue;
    const auto above = std::ranges::lower_bound(values, points[i], {}, &ElementValue::value);
    const float upper = above == values.end() ? values.back().value : above->value;
    const bool is_exact = above != values.end() && upper == points[i];
    const float lower = is_exact || above == values.begin() ? upper : std::prev(above)->value;
    ASSERT_TRUE(rounded[i] == upper || rounded[i] == lower)
        << std::hexfloat << points[i] << " became " << rounded[i] << ", expected " << lower << " or " << upper;
  }
}

TEST_P(NarrowSums, are_rounded_stochastically_without_a_bias) {
  constexpr std::size_t kDraws = 1 << 16;
  const std::vector<ElementValue> values = ascending_values(*subject_.format);
  std::vector<std::uint32_t> drawn = states(kDraws);
  const std::size_t middle = values.size() / 2;
  const auto expect_no_bias = [&](std::size_t place, double share) {
    const double lower = values[place].value, gap = values[place + 1].value - lower;
    const auto x = static_cast<float>(lower + share * gap);
    const std::vector<float> same(kDraws, x);
    std::vector<float> rounded(kDraws);
    narrow_kernels().round_stochastically(format_, same.data(), drawn.data(), rounded.data(), kDraws);
    double sum = 0;
    for (const float value : rounded) sum += (value - static_cast<double>(x)) / gap;
    // Five standard deviations of a mean of draws that are one of two values a gap apart.
    EXPECT_NEAR(sum / kDraws, 0, 5 * 0.5 / std::sqrt(kDraws)) << x;
  };
  for (const std::size_t place : {middle, middle + 1, middle + (values.size() - middle) / 2, values.size() - 2}) {
    expect_no_bias(place, 0.3);
    expect_no_bias(place, 0.7);
  }
}

/// One number through the adapter, from float64.
class Scalar {
 public:
  explicit Scalar(const ElementSubject& subject)
      : encode_(first_offer(own_implementations(),
                            Question{&kFloat64, subject.format, Rounding::ties_to_even, subject.profile})),
        decode_(first_offer(own_implementations(), Question{subject.format, standard_formats().find("float32"),
                                                            Rounding::ties_to_even, profile_called("ieee")})) {}

  float operator()(double x) const {
    std::uint64_t code = 0;
    float value = 0;
    EXPECT_TRUE(encode_.call->convert(&x, &code, 1) && decode_.call->convert(&code, &value, 1));
    return value;
  }

 private:
  Offer encode_, decode_;
};

/// A layer of few numbers of the format, with magnitudes around `scale`.
struct SmallLayer {
  static constexpr std::size_t kInputs = 23, kOutputs = 6;

  SmallLayer(const Codec& codec, float scale) {
    std::mt19937 random(7);
    std::normal_distribution<float> normal(0, scale);
    for (std::vector<float>* numbers : {&x, &weights, &biases}) {
      for (float& value : *numbers) value = normal(random);
      *numbers = codec.nearest({*numbers, 1, numbers->size()});
    }
    tile = {.x = x.data(),
            .weights = weights.data(),
            .biases = biases.data(),
            .y = y.data(),
            .inputs = kInputs,
            .outputs = kOutputs};
  }

  std::vector<float> x = std::vector<float>(kInputs * kTileImages), weights = std::vector<float>(kOutputs * kInputs);
  std::vector<float> biases = std::vector<float>(kOutputs), y = std::vector<float>(kOutputs * kTileImages);
  SumsTile tile;
};

void expect_sums_of_the_adapter(const ElementSubject& subject, const NarrowFormat& format, SmallLayer& layer) {
  const Scalar rounded(subject);
  narrow_kernels().sum_nearest(format, layer.tile);
  for (std::size_t output = 0; output < layer.kOutputs; ++output) {
    for (std::size_t image = 0; image < kTileImages; ++image) {
      float sum = 0;
      for (std::size_t i = 0; i < layer.kInputs; ++i) {
        const double x = layer.x[i * kTileImages + image], weight = layer.weights[output * layer.kInputs + i];
        sum = rounded(static_cast<double>(sum) + rounded(x * weight));
      }
      sum = rounded(static_cast<double>(sum) + layer.biases[output]);
      const float y = layer.y[output * kTileImages + image];
      ASSERT_TRUE(is_same(y, sum)) << output << ", " << image << ": " << y << ", expected " << sum;
    }
  }
}

TEST_P(NarrowSums, of_a_small_layer_are_those_of_one_rounding_after_another) {
  SmallLayer layer(*codec_, 1);
  expect_sums_of_the_adapter(subject_, format_, layer);
}

TEST_P(NarrowSums, that_overflow_are_those_of_one_rounding_after_another) {
  SmallLayer layer(*codec_, std::sqrt(format_.largest));
  expect_sums_of_the_adapter(subject_, format_, layer);
}

TEST_P(NarrowSums, of_products_below_the_normal_values_are_those_of_one_rounding_after_another) {
  SmallLayer layer(*codec_, std::sqrt(format_.quantum) * 8);
  expect_sums_of_the_adapter(subject_, format_, layer);
}

TEST(NarrowSums, of_a_product_that_float32_takes_to_a_tie_are_rounded_once) {
  const ElementSubject subject{standard_formats().find("tf32"), profile_called("ieee")};
  const auto codec = make_codec(subject, own_implementations());
  const NarrowFormat format = narrow_format(subject, *codec);
  // Two significands whose product is below float32's smallest step away from half way between two multiples of the
  // least value above zero.
  double product = 0;
  float x = 0, weight = 0;
  for (int m = 1024; m < 2048 && product == 0; ++m) {
    for (int n = 1024; n < 2048 && product == 0; ++n) {
      const double exact = std::ldexp(m * n, -157), steps = exact / 0x1p-137;
      if (static_cast<float>(exact) == exact || static_cast<float>(exact) / 0x1p-137 != std::nearbyint(steps)) continue;
      if (static_cast<int>(std::nearbyint(steps)) % 2 == 0) continue;
      const double nearest = std::nearbyint(exact / 0x1p-136) * 0x1p-136;
      if (codec->nearest({{{static_cast<float>(exact)}}, 1, 1})[0] == nearest) continue;
      product = nearest;
      x = std::ldexp(static_cast<float>(m), -80);
      weight = std::ldexp(static_cast<float>(n), -77);
    }
  }
  ASSERT_NE(product, 0);
  const std::vector<float> images(kTileImages, x);
  const float bias = 0;
  std::vector<float> y(kTileImages);
  narrow_kernels().sum_nearest(
      format, {.x = images.data(), .weights = &weight, .biases = &bias, .y = y.data(), .inputs = 1, .outputs = 1});
  EXPECT_EQ(y, std::vector<float>(kTileImages, static_cast<float>(product)));
}

class EachTarget : public cpu::test::EachVectorTarget {};

INSTANTIATE_TEST_SUITE_P(Targets, EachTarget, testing::ValuesIn(cpu::test::vector_targets()), cpu::test::target_name);

/// What the kernels give for one layer and every format.
std::vector<float> all_sums() {
  std::vector<float> all;
  for (const ElementSubject& subject : narrow_subjects()) {
    const auto codec = make_codec(subject, own_implementations());
    const NarrowFormat format = narrow_format(subject, *codec);
    SmallLayer layer(*codec, std::sqrt(format.quantum * format.largest));
    narrow_kernels().sum_nearest(format, layer.tile);
    all.insert(all.end(), layer.y.begin(), layer.y.end());
    std::vector<std::uint32_t> drawn = states(layer.y.size());
    layer.tile.states = drawn.data();
    narrow_kernels().sum_stochastically(format, layer.tile);
    all.insert(all.end(), layer.y.begin(), layer.y.end());
  }
  return all;
}

TEST_P(EachTarget, gives_the_same_sums) {
  const std::vector<float> here = all_sums();
  hwy::SetSupportedTargetsForTest(0);
  hwy::SetSupportedTargetsForTest(cpu::test::vector_targets().front());
  const std::vector<float> there = all_sums();
  ASSERT_EQ(here.size(), there.size());
  for (std::size_t i = 0; i < here.size(); ++i) EXPECT_TRUE(is_same(here[i], there[i])) << i;
}

TEST(NarrowFormat, with_more_precision_than_float32_hides_is_refused) {
  const ElementSubject subject{standard_formats().find("float32"), profile_called("ieee")};
  const auto codec = make_codec(subject, own_implementations());
  try {
    narrow_format(subject, *codec);
    FAIL() << "was taken";
  } catch (const TreatmentError& error) {
    EXPECT_STREQ(error.what(),
                 "accuracy: sums in float32: has a precision of 24 bits; expected at most 11, of which float32 rounds "
                 "products and sums as if once");
  }
}

TEST(NativeSums, are_taken_in_order_of_the_inputs) {
  SmallLayer layer(*make_codec(ElementSubject{standard_formats().find("float32"), profile_called("ieee")}, {}), 1);
  narrow_kernels().sum(layer.tile);
  for (std::size_t at = 0; at < layer.y.size(); ++at) {
    float sum = 0;
    for (std::size_t i = 0; i < layer.kInputs; ++i) {
      // Kept apart from the sum, so that no machine fuses them.
      const volatile float product =
          layer.x[i * kTileImages + at % kTileImages] * layer.weights[at / kTileImages * layer.kInputs + i];
      sum += product;
    }
    EXPECT_EQ(layer.y[at], sum + layer.biases[at / kTileImages]);
  }
}

}  // namespace
}  // namespace halfulp::accuracy
