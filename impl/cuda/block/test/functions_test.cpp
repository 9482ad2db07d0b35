// What the kernels call against the portable way, byte for byte.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "cpu/test/block_inputs.h"
#include "cpu/test/block_subjects.h"
#include "cpu/test/block_ways.h"

namespace halfulp::impl {
adapter::Adapter adapter_cuda_blocks_functions();
}

namespace halfulp::cuda::test {
namespace {

using adapter::BlockRun;
using cpu::block::Shape;
using cpu::test::BlockSubject;
using cpu::test::Bytes;
using cpu::test::dequantized;
using cpu::test::Planes;
using cpu::test::quantized;
using cpu::test::same;
using cpu::test::Written;

constexpr std::array kValueFormats{"float32", "float16", "bfloat16"};

/// What an operation of the adapter does on values of one format.
BlockRun functions_for(const BlockSubject& subject, std::string_view operation, std::string_view values) {
  const bool is_quantize = operation == "quantize";
  const halfulp_query query{.struct_size = sizeof(halfulp_query),
                            .operation = operation.data(),
                            .operand_count = is_quantize ? 1u : 0u,
                            .operands = is_quantize ? &cpu::test::values_called(values) : nullptr,
                            .result = is_quantize ? nullptr : &cpu::test::values_called(values),
                            .rounding = "*",
                            .profile = subject.variant.c_str(),
                            .block = &cpu::test::block_called(subject.format)};
  for (const auto& row : impl::adapter_cuda_blocks_functions().blocks) {
    if (row.operation == operation) return row.prepare(query);
  }
  return {};
}

std::string where(const BlockSubject& subject, std::string_view values, const Shape& shape) {
  return subject.format + '/' + subject.variant + ' ' + std::string(values) + ", " + std::to_string(shape.rows) +
         " x " + std::to_string(shape.columns);
}

/// The same with one NaN for all in the plane `tensor`: which one of two comes out of a sum is up to the compiler.
Written with_one_nan(Written written) {
  Bytes& tensor = written.parts[2];
  for (std::size_t at = 0; at + sizeof(float) <= tensor.size(); at += sizeof(float)) {
    float value = 0;
    std::memcpy(&value, tensor.data() + at, sizeof value);
    if (std::isnan(value)) std::fill_n(tensor.begin() + static_cast<std::ptrdiff_t>(at), sizeof value, 0xFF);
  }
  return written;
}

std::vector<Shape> shapes() {
  std::vector<Shape> shapes;
  for (std::size_t columns = 0; columns <= 70; ++columns) shapes.push_back({1, columns});
  for (const Shape& shape : {Shape{1, 256}, Shape{0, 3}, Shape{3, 96}, Shape{4, 33}, Shape{5, 7}, Shape{7, 1},
                             Shape{2, 128}, Shape{3, 257}, Shape{130, 17}, Shape{129, 130}, Shape{3, 512},
                             Shape{2, 1000}, Shape{1, 9001}, Shape{2, 5120}, Shape{1, 40000}}) {
    shapes.push_back(shape);
  }
  return shapes;
}

/// Quantizes in all shapes that the format can hold.
void check_quantize(const BlockSubject& subject, std::string_view format,
                    std::vector<float> (*values_for)(std::size_t count, std::uint32_t seed)) {
  const BlockRun functions = functions_for(subject, "quantize", format);
  const BlockRun portable = cpu::test::prepare_block(subject, "quantize", format);
  ASSERT_TRUE(functions) << subject.format;
  std::uint32_t seed = 0;
  for (const Shape& shape : shapes()) {
    if (!can_hold(subject, shape)) continue;
    const Bytes values = cpu::test::bytes_of(values_for(shape.count(), ++seed), format);
    ASSERT_TRUE(same(with_one_nan(quantized(functions, subject, shape, values)),
                     with_one_nan(quantized(portable, subject, shape, values))))
        << where(subject, format, shape);
  }
}

/// The same for planes of any bytes, and for those that values become.
void check_dequantize(const BlockSubject& subject, std::string_view format) {
  const BlockRun functions = functions_for(subject, "dequantize", format);
  const BlockRun portable = cpu::test::prepare_block(subject, "dequantize", format);
  const BlockRun quantize = cpu::test::prepare_block(subject, "quantize");
  ASSERT_TRUE(functions) << subject.format;
  std::uint32_t seed = 0;
  for (const Shape& shape : shapes()) {
    if (!can_hold(subject, shape)) continue;
    const cpu::block::Sizes sizes = sizes_for(subject, shape);
    ++seed;
    const Planes random{cpu::test::random_bytes(sizes.codes, seed), cpu::test::random_bytes(sizes.scales, seed + 1),
                        cpu::test::bytes_of(cpu::test::normal_values(sizes.tensor / 4, seed + 2), "float32")};
    const Bytes values = cpu::test::bytes_of(cpu::test::ugly_values(shape.count(), seed), "float32");
    for (const Planes& planes : {random, quantized(quantize, subject, shape, values).parts}) {
      ASSERT_TRUE(same(dequantized(functions, shape, format, planes), dequantized(portable, shape, format, planes)))
          << where(subject, format, shape);
    }
  }
}

TEST(CudaBlockFunctions, quantize_ugly_values_like_the_portable_way) {
  for (const BlockSubject& subject : cpu::test::block_subjects()) {
    for (const char* format : kValueFormats) {
      ASSERT_NO_FATAL_FAILURE(check_quantize(subject, format, &cpu::test::ugly_values));
    }
  }
}

TEST(CudaBlockFunctions, quantize_values_on_and_beside_thresholds_like_the_portable_way) {
  for (const BlockSubject& subject : cpu::test::block_subjects()) {
    ASSERT_NO_FATAL_FAILURE(check_quantize(subject, "float32", &cpu::test::threshold_values));
    ASSERT_NO_FATAL_FAILURE(check_quantize(subject, "float32", &cpu::test::normal_values));
  }
}

TEST(CudaBlockFunctions, dequantize_like_the_portable_way) {
  for (const BlockSubject& subject : cpu::test::block_subjects()) {
    for (const char* format : kValueFormats) ASSERT_NO_FATAL_FAILURE(check_dequantize(subject, format));
  }
}

TEST(CudaBlockFunctions, refuse_shapes_and_buffers_that_are_not_right) {
  const BlockSubject subject{"ggml_q4_0", "ggml"};
  const BlockRun run = functions_for(subject, "quantize", "float32");
  halfulp_blocks tensor{};
  tensor.struct_size = sizeof tensor;
  tensor.rows = 1;
  tensor.columns = 33;
  EXPECT_EQ(run(tensor), HALFULP_BAD_SHAPE);
  tensor.columns = 32;
  EXPECT_EQ(run(tensor), HALFULP_BAD_BUFFER);
}

TEST(CudaBlockFunctions, do_not_offer_what_is_unknown) {
  EXPECT_FALSE(functions_for({"mxfp4", "made-up"}, "quantize", "float32"));
  EXPECT_FALSE(functions_for({"mxfp4", "rceil"}, "pack", "float32"));
}

}  // namespace
}  // namespace halfulp::cuda::test
