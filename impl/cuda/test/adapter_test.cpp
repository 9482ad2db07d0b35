// cuda-functions as the tool sees it: which function answers a query, also for formats that no plan fits.
#include "abi/adapter.h"

#include <gtest/gtest.h>

#include <cstring>

#include "cpu/codec.h"
#include "facts.h"
#include "subject_codebooks.h"
#include "subjects.h"

namespace halfulp::impl {
adapter::Adapter adapter_cuda_functions();
}  // namespace halfulp::impl

namespace halfulp::cuda::test {
namespace {

using namespace cpu::test;
using cpu::Code;
using cpu::Layout;
using cpu::Rounding;
using cpu::test::facts;

halfulp_format facts(const std::vector<float>& values) {
  return {.struct_size = sizeof(halfulp_format),
          .name = "made_up",
          .k = static_cast<int>(std::bit_width(values.size())) - 1,
          .p = 0,
          .bias = 0,
          .sign = 0,
          .nan = 0,
          .inf = 0,
          .low = 0,
          .codebook = values.data()};
}

const halfulp_format kFloat32Facts = facts(cpu::kFloat32);
const halfulp_format kFloat64Facts =
    facts(Layout{.k = 64, .p = 53, .bias = 1023, .nan = cpu::Nan::above_infinity, .inf = cpu::Inf::below_nan});

adapter::Batch batch(const halfulp_format& operand, const halfulp_format& result, const char* rounding) {
  static const adapter::Adapter adapter = impl::adapter_cuda_functions();
  const halfulp_query query{sizeof(halfulp_query), "convert", 1, &operand, &result, rounding, "ocp-sat", nullptr};
  return adapter.conversions.front().prepare(query);
}

/// The codes, whatever their container is, of values that lie in [count] containers of `Value`.
template <class Value>
std::vector<Code> run(const adapter::Batch& batch, const std::vector<Value>& values, int k) {
  std::vector<std::uint32_t> results(values.size());
  batch(values.data(), results.data(), values.size());
  std::vector<Code> codes(values.size());
  const std::size_t size = k <= 8 ? 1 : k <= 16 ? 2 : 4;
  for (std::size_t i = 0; i < codes.size(); ++i) {
    std::memcpy(&codes[i], reinterpret_cast<const char*>(results.data()) + i * size, size);
  }
  return codes;
}

/// Every code of a format in its container.
template <class Container>
std::vector<Container> every_code(int k) {
  std::vector<Container> codes(std::size_t{1} << k);
  for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = static_cast<Container>(i);
  return codes;
}

TEST(CudaFunctions, encode_floats_and_doubles_into_every_layout) {
  const std::vector<float> floats = random_inputs(3000, 41);
  const std::vector<double> doubles(floats.begin(), floats.end());
  for (const auto& [name, layout] : all_layouts()) {
    const auto from_floats = batch(kFloat32Facts, facts(layout), "to_odd");
    const auto from_doubles = batch(kFloat64Facts, facts(layout), "to_odd");
    ASSERT_TRUE(from_floats && from_doubles) << name;
    const std::vector<Code> a = run(from_floats, floats, layout.k), b = run(from_doubles, doubles, layout.k);
    for (std::size_t i = 0; i < floats.size(); ++i) {
      const Code expected = cpu::encode(layout, floats[i], Rounding::to_odd, cpu::kSaturating);
      ASSERT_EQ(a[i], expected) << name << ' ' << floats[i];
      ASSERT_EQ(b[i], expected) << name << ' ' << floats[i];
    }
  }
}

TEST(CudaFunctions, encode_doubles_beyond_the_range_of_floats) {
  const Layout far{.k = 16, .p = 5, .bias = 127};
  const std::vector<double> doubles{1e200, -1e200, 0x1.08p700, 1e-200, 3.0};
  const auto codes = run(batch(kFloat64Facts, facts(far), "ties_to_even"), doubles, far.k);
  for (std::size_t i = 0; i < doubles.size(); ++i) {
    EXPECT_EQ(codes[i], cpu::encode(far, doubles[i], Rounding::ties_to_even, cpu::kSaturating)) << doubles[i];
  }
}

template <class Container>
void check_from_codes(const NamedLayout& from) {
  const std::vector<Container> codes = every_code<Container>(from.layout.k);
  const auto decoder = batch(facts(from.layout), kFloat32Facts, "ties_to_even");
  if (!decoder) return;
  const std::vector<Code> values = run(decoder, codes, 32);
  std::vector<std::vector<Code>> converted;
  const std::vector<NamedLayout> targets{{"e4m3fn", cpu::kFloat8E4m3fn}, {"float16", cpu::kFloat16}};
  for (const NamedLayout& to : targets) {
    converted.push_back(run(batch(facts(from.layout), facts(to.layout), "ties_to_away"), codes, to.layout.k));
  }
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const float x = cpu::decode(from.layout, codes[i]);
    ASSERT_EQ(values[i], std::bit_cast<std::uint32_t>(x)) << from.name << ' ' << i;
    for (std::size_t j = 0; j < targets.size(); ++j) {
      ASSERT_EQ(converted[j][i], cpu::encode(targets[j].layout, x, Rounding::ties_to_away, cpu::kSaturating))
          << from.name << " to " << targets[j].name << ' ' << i;
    }
  }
}

TEST(CudaFunctions, decode_and_convert_every_code_of_every_layout) {
  for (const NamedLayout& from : all_layouts()) {
    if (from.layout.k <= 8) {
      ASSERT_NO_FATAL_FAILURE(check_from_codes<std::uint8_t>(from));
    } else {
      ASSERT_NO_FATAL_FAILURE(check_from_codes<std::uint16_t>(from));
    }
  }
}

TEST(CudaFunctions, convert_into_and_out_of_codebooks) {
  const std::vector<float> floats = random_inputs(3000, 42);
  const std::vector<double> doubles(floats.begin(), floats.end());
  const auto halves = every_code<std::uint16_t>(16);
  for (const auto& [name, values] : subject_codebooks()) {
    const cpu::Codebook codebook(values);
    const halfulp_format book = facts(values);
    const auto expected = [&](float x) { return codebook.encode(x, Rounding::ties_to_even); };
    const auto a = run(batch(kFloat32Facts, book, "ties_to_even"), floats, book.k);
    const auto b = run(batch(kFloat64Facts, book, "ties_to_even"), doubles, book.k);
    const auto c = run(batch(facts(cpu::kBfloat16), book, "ties_to_even"), halves, book.k);
    for (std::size_t i = 0; i < floats.size(); ++i) {
      ASSERT_EQ(a[i], expected(floats[i])) << name;
      ASSERT_EQ(b[i], expected(floats[i])) << name;
    }
    for (const std::uint16_t code : halves) ASSERT_EQ(c[code], expected(cpu::decode(cpu::kBfloat16, code))) << name;
    const auto codes = every_code<std::uint8_t>(book.k);
    const auto decoded = run(batch(book, kFloat32Facts, "ties_to_even"), codes, 32);
    for (const std::uint8_t code : codes) ASSERT_EQ(decoded[code], std::bit_cast<std::uint32_t>(values[code])) << name;
  }
}

TEST(CudaFunctions, refuse_what_they_do_not_offer) {
  EXPECT_FALSE(batch(kFloat32Facts, facts(cpu::kTf32), "ties_to_even"));
  EXPECT_FALSE(batch(facts(cpu::kTf32), kFloat32Facts, "ties_to_even"));
  EXPECT_FALSE(batch(kFloat32Facts, facts(cpu::kFloat16), "stochastic_a"));
  const Layout wide{.k = 8, .p = 1, .bias = 200, .sign = cpu::Sign::absent};  // 2^-199 is no float32
  EXPECT_FALSE(batch(facts(wide), kFloat32Facts, "ties_to_even"));
}

}  // namespace
}  // namespace halfulp::cuda::test
