// What the mixes put before implementations.
#include "throughput/mix.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include <unordered_set>

#include "block/block_registry.h"
#include "case/value_codes.h"
#include "format/registry.h"
#include "throughput/size.h"
#include "value/decode.h"

namespace halfulp::throughput {
namespace {

constexpr std::uint64_t kSeed = 1;

const FormatSpec& format(std::string_view name) { return *standard_formats().find(name); }

Question conversion(std::string_view from, std::string_view to) {
  return {&format(from), &format(to), Rounding::ties_to_even, profile_called("ieee")};
}

template <class Container>
std::vector<Container> filled(std::string_view mix, const Question& question, std::size_t count) {
  std::vector<Container> codes(count);
  fill(*mix_called(mix), {question, codes.data(), count}, kSeed);
  return codes;
}

std::vector<float> floats(std::string_view mix, std::string_view to, std::size_t count) {
  std::vector<float> values;
  for (const std::uint32_t code : filled<std::uint32_t>(mix, conversion("float32", to), count)) {
    values.push_back(std::bit_cast<float>(code));
  }
  return values;
}

BlockQuestion quantization(std::string_view name) {
  const BlockSpec* const spec = block_called(name);
  return {Operation::quantize, spec, &spec->variants.front(), &format("float32")};
}

std::vector<float> tensor(std::string_view mix, const BlockQuestion& question, Shape shape) {
  std::vector<float> values(shape.count());
  mix_called(mix)->tensor({question, values.data(), shape}, kSeed);
  return values;
}

TEST(Mix, every_row_is_found_by_its_name) {
  for (const Mix& mix : mixes()) EXPECT_EQ(mix_called(mix.name), &mix);
  EXPECT_EQ(mix_called("gaussian"), nullptr);
}

TEST(Mix, the_same_seed_gives_the_same_operands) {
  for (const Mix& mix : mixes()) {
    const auto codes = filled<std::uint32_t>(mix.name, conversion("float32", "float16"), 1000);
    EXPECT_EQ(codes, filled<std::uint32_t>(mix.name, conversion("float32", "float16"), 1000)) << mix.name;
    std::vector<std::uint32_t> others(1000);
    const Question question = conversion("float32", "float16");
    fill(mix, {question, others.data(), others.size()}, kSeed + 1);
    EXPECT_NE(codes, others) << mix.name;
  }
}

/// Large data of every mix.
class LargeMix : public testing::TestWithParam<const char*> {};

TEST_P(LargeMix, has_four_million_distinct_float32_values) {
  for (const char* const target : {"float8_e4m3fn", "bfloat16"}) {
    const auto codes =
        filled<std::uint32_t>(GetParam(), conversion("float32", target), size_called("large")->elements());
    std::vector<bool> is_there(std::size_t{1} << 32);
    std::size_t distinct = 0;
    for (const std::uint32_t code : codes) {
      distinct += is_there[code] ? 0 : 1;
      is_there[code] = true;
    }
    EXPECT_GE(distinct, 4u << 20) << target;
  }
}

INSTANTIATE_TEST_SUITE_P(Mixes, LargeMix, testing::Values("normal", "uniform", "adversarial"),
                         [](const auto& mix) { return std::string(mix.param); });

TEST(NormalMix, has_mean_0_and_variance_1) {
  double sum = 0, squares = 0;
  const auto values = floats("normal", "float16", 1 << 16);
  for (const double value : values) {
    sum += value;
    squares += value * value;
  }
  const auto count = static_cast<double>(values.size());
  EXPECT_NEAR(sum / count, 0, 0.02);
  EXPECT_NEAR(squares / count, 1, 0.02);
}

TEST(NormalMix, decodes_the_codes_nearest_to_what_is_encoded) {
  constexpr std::size_t kCount = 5000;
  const auto values = floats("normal", "float16", kCount);
  const auto bytes = filled<std::uint8_t>("normal", conversion("float8_e4m3fn", "float32"), kCount);
  const auto halves = filled<std::uint16_t>("normal", conversion("float16", "float32"), kCount);
  const auto words = filled<std::uint32_t>("normal", conversion("tf32", "float32"), kCount);
  for (std::size_t i = 0; i < kCount; ++i) {
    // A value within rounding of a midpoint may go either way; none of these is.
    EXPECT_EQ(value_of(format("float8_e4m3fn"), bytes[i]),
              value_of(format("float8_e4m3fn"), nearest_code(format("float8_e4m3fn"), values[i])));
    EXPECT_NEAR(value_of(format("float16"), halves[i]), values[i], std::fabs(values[i]) * 0x1p-11 + 0x1p-25);
    EXPECT_NEAR(value_of(format("tf32"), words[i]), values[i], std::fabs(values[i]) * 0x1p-11);
  }
}

TEST(UniformMix, encodes_every_finite_value_of_the_target_about_equally_often) {
  const FormatSpec& target = format("float6_e2m3fn");
  constexpr std::size_t kCount = 63000;
  std::vector<std::size_t> counts(64);
  for (const float value : floats("uniform", target.name, kCount)) ++counts[nearest_code(target, value)];
  for (Code code = 0; code < counts.size(); ++code) {
    // Of values moved down from a power of two half are nearer to the value below, which is only half a step away.
    const Code magnitude = code & target.magnitude_mask();
    if (magnitude == 0) continue;  // zeros of both signs share what comes to zero
    EXPECT_GT(counts[code], 700u) << code;
    EXPECT_LT(counts[code], 1400u) << code;
  }
}

TEST(UniformMix, decodes_every_code_and_no_reserved_one) {
  std::set<unsigned> seen, unsigned_seen;
  for (const auto code : filled<std::uint8_t>("uniform", conversion("float8_e5m2", "float32"), 1 << 14)) {
    seen.insert(code);
  }
  EXPECT_EQ(seen.size(), 256u);
  for (const auto code : filled<std::uint8_t>("uniform", conversion("ue4m3", "float32"), 1 << 14)) {
    EXPECT_TRUE(is_defined(format("ue4m3"), code)) << unsigned{code};
    unsigned_seen.insert(code);
  }
  EXPECT_EQ(unsigned_seen.size(), 128u);
}

TEST(AdversarialMix, encodes_ties_their_neighbours_subnormals_overflow_and_special_values) {
  const auto values = floats("adversarial", "float8_e4m3fn", 1 << 16);
  const auto holds = [&](float wanted) { return std::ranges::find(values, wanted) != values.end(); };
  constexpr float kTie = 1.0625f, kInfinity = std::numeric_limits<float>::infinity();  // between 1 and 1.125
  EXPECT_TRUE(holds(kTie) && holds(std::nextafter(kTie, 0.0f)) && holds(std::nextafter(kTie, 2.0f)));
  EXPECT_TRUE(holds(-kTie) && holds(kInfinity) && holds(-kInfinity));
  EXPECT_TRUE(std::ranges::any_of(values, [](float x) { return std::isnan(x); }));
  EXPECT_TRUE(std::ranges::any_of(values, [](float x) { return x == 0 && std::signbit(x); }));
  const auto share = [&](auto is) {
    return static_cast<double>(std::ranges::count_if(values, is)) / static_cast<double>(values.size());
  };
  EXPECT_NEAR(share([](float x) { return std::isfinite(x) && std::fabs(x) > 448; }), 5.0 / 16, 0.03);
  EXPECT_GT(share([](float x) { return x != 0 && std::fabs(x) < 0x1p-6f; }), 5.0 / 16);
}

TEST(AdversarialMix, encodes_from_halves_too) {
  const auto codes = filled<std::uint16_t>("adversarial", conversion("float16", "float8_e4m3fn"), 1 << 14);
  EXPECT_NE(std::ranges::find(codes, 0x3C40), codes.end()) << "1.0625, a tie";
  EXPECT_NE(std::ranges::find(codes, 0x3C41), codes.end());
  EXPECT_NE(std::ranges::find(codes, 0x7C00), codes.end()) << "infinity";
}

TEST(AdversarialMix, decodes_subnormals_special_and_large_codes_only) {
  const FormatSpec& e5m2 = format("float8_e5m2");
  std::set<unsigned> magnitudes;
  std::size_t subnormal = 0;
  constexpr std::size_t kCount = 1 << 14;
  for (const auto code : filled<std::uint8_t>("adversarial", conversion("float8_e5m2", "float32"), kCount)) {
    magnitudes.insert(code & 0x7F);
    subnormal += (code & 0x7Fu) < 4;
  }
  EXPECT_THAT(magnitudes, testing::IsSupersetOf({0u, 1u, 2u, 3u, 0x7Bu, 0x7Cu, 0x7Fu}));
  EXPECT_TRUE(std::ranges::none_of(magnitudes, [](unsigned m) { return m > 3 && m < 0x60; }));
  EXPECT_GT(subnormal, kCount / 2);
  EXPECT_EQ(e5m2.max_finite_code(), 0x7Bu);
}

TEST(AdversarialMix, decodes_codebooks) {
  std::set<unsigned> seen;
  for (const auto code : filled<std::uint8_t>("adversarial", conversion("nf4", "float32"), 4096)) seen.insert(code);
  EXPECT_EQ(seen.size(), 16u);
}

TEST(TensorMix, uniform_stays_within_1) {
  const auto values = tensor("uniform", quantization("mxfp4"), {64, 64});
  EXPECT_TRUE(std::ranges::all_of(values, [](float x) { return -1 <= x && x <= 1; }));
  EXPECT_GT(*std::ranges::max_element(values), 0.99f);
}

TEST(TensorMix, adversarial_has_thresholds_outliers_and_tiny_blocks) {
  const auto values = tensor("adversarial", quantization("mxfp4"), {64, 1024});
  std::size_t outliers = 0, tiny = 0, thresholds = 0;
  constexpr std::size_t kBlock = 32;
  for (std::size_t block = 0; block < values.size() / kBlock; ++block) {
    const float* const first = &values[block * kBlock];
    float rest = 0;
    for (std::size_t i = 1; i < kBlock; ++i) rest = std::max(rest, std::fabs(first[i]));
    outliers += first[0] > 1000 * rest;
    tiny += first[0] < 0x1p-126f;
    // 6 times a power of two is the largest element under its scale; 2.5 times it lies between 2 and 3.
    thresholds += std::count(first, first + kBlock, first[0] / 6 * 2.5f) > 0;
  }
  const std::size_t blocks = values.size() / kBlock;
  EXPECT_NEAR(static_cast<double>(outliers), static_cast<double>(blocks) / 8, static_cast<double>(blocks) / 32);
  EXPECT_NEAR(static_cast<double>(tiny), static_cast<double>(blocks) / 8, static_cast<double>(blocks) / 32);
  EXPECT_GT(thresholds, blocks / 8);
}

TEST(TensorMix, every_block_format_can_be_filled) {
  for (const BlockSpec& spec : standard_blocks()) {
    const auto values = tensor("adversarial", quantization(spec.name), {4, 256});
    EXPECT_TRUE(std::ranges::all_of(values, [](float x) { return std::isfinite(x); })) << spec.name;
    EXPECT_TRUE(std::ranges::any_of(values, [](float x) { return x != 0; })) << spec.name;
  }
}

}  // namespace
}  // namespace halfulp::throughput
