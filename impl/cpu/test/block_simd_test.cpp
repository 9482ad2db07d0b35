// Blocks by vectors and on all cores against the portable way, byte for byte, with every instruction set this machine
// has.
#include <gtest/gtest.h>

#include <cstring>

#include "block_inputs.h"
#include "block_subjects.h"
#include "block_ways.h"
#include "vector_targets.h"

namespace halfulp::cpu::test {
namespace {

using block::Shape;

constexpr std::array kValueFormats{"float32", "float16", "bfloat16"};

class BlockVectors : public EachVectorTarget {};

INSTANTIATE_TEST_SUITE_P(EachTarget, BlockVectors, testing::ValuesIn(vector_targets()), target_name);

/// Quantizes values of one format in all shapes that the block format can hold.
void check_quantize(const BlockSubject& subject, std::string_view format, const std::vector<Shape>& shapes,
                    std::vector<float> (*values_for)(std::size_t count, std::uint32_t seed)) {
  const ThreeWays ways(subject, "quantize", format);
  std::uint32_t seed = 0;
  for (const Shape& shape : shapes) {
    if (!can_hold(subject, shape)) continue;
    const Bytes values = bytes_of(values_for(shape.count(), ++seed), format);
    ASSERT_NO_FATAL_FAILURE(
        ways.compare(shape, [&](const adapter::BlockRun& run) { return quantized(run, subject, shape, values); }));
  }
}

/// The same for planes of any bytes, and for those that values become.
void check_dequantize(const BlockSubject& subject, std::string_view format, const std::vector<Shape>& shapes) {
  const ThreeWays ways(subject, "dequantize", format);
  const adapter::BlockRun quantize = prepare_block(subject, "quantize", "float32", kPortable);
  std::uint32_t seed = 0;
  for (const Shape& shape : shapes) {
    if (!can_hold(subject, shape)) continue;
    const block::Sizes sizes = sizes_for(subject, shape);
    ++seed;
    const Planes random{random_bytes(sizes.codes, seed), random_bytes(sizes.scales, seed + 1),
                        bytes_of(normal_values(sizes.tensor / 4, seed + 2), "float32")};
    const Bytes values = bytes_of(ugly_values(shape.count(), seed), "float32");
    for (const Planes& planes : {random, quantized(quantize, subject, shape, values).parts}) {
      ASSERT_NO_FATAL_FAILURE(
          ways.compare(shape, [&](const adapter::BlockRun& run) { return dequantized(run, shape, format, planes); }));
    }
  }
}

std::vector<Shape> rows_up_to(std::size_t length) {
  std::vector<Shape> shapes;
  for (std::size_t columns = 0; columns <= length; ++columns) shapes.push_back({1, columns});
  return shapes;
}

/// Several rows, of whole blocks and not, of even and odd lengths.
const std::vector<Shape> kRows{{2, 64},  {3, 96},  {4, 33},   {3, 63},   {5, 7},     {7, 1},    {2, 128},
                               {3, 257}, {5, 100}, {2, 1000}, {130, 17}, {129, 130}, {2, 1023}, {3, 512}};
/// Longer than batches and chunks, with blocks of every kind in them.
const std::vector<Shape> kLong{{1, 4096}, {1, 8192}, {1, 9001}, {2, 5120}, {3, 4999}, {1, 40000}};

TEST_P(BlockVectors, quantize_rows_of_every_length_up_to_257_like_the_portable_way) {
  for (const BlockSubject& subject : block_subjects()) {
    for (const char* format : kValueFormats) {
      ASSERT_NO_FATAL_FAILURE(check_quantize(subject, format, rows_up_to(257), &ugly_values));
    }
  }
}

TEST_P(BlockVectors, quantize_several_rows_and_long_ones_like_the_portable_way) {
  for (const BlockSubject& subject : block_subjects()) {
    for (const char* format : kValueFormats) {
      ASSERT_NO_FATAL_FAILURE(check_quantize(subject, format, kRows, &ugly_values));
      ASSERT_NO_FATAL_FAILURE(check_quantize(subject, format, kLong, &ugly_values));
      ASSERT_NO_FATAL_FAILURE(check_quantize(subject, format, kLong, &normal_values));
    }
  }
}

TEST_P(BlockVectors, quantize_values_on_and_beside_every_threshold_like_the_portable_way) {
  for (const BlockSubject& subject : block_subjects()) {
    ASSERT_NO_FATAL_FAILURE(check_quantize(subject, "float32", {{1, 8192}, {2, 4096}}, &threshold_values));
  }
}

TEST_P(BlockVectors, dequantize_rows_of_every_length_up_to_257_like_the_portable_way) {
  for (const BlockSubject& subject : block_subjects()) {
    for (const char* format : kValueFormats) {
      ASSERT_NO_FATAL_FAILURE(check_dequantize(subject, format, rows_up_to(257)));
    }
  }
}

TEST_P(BlockVectors, dequantize_several_rows_and_long_ones_like_the_portable_way) {
  for (const BlockSubject& subject : block_subjects()) {
    for (const char* format : kValueFormats) {
      ASSERT_NO_FATAL_FAILURE(check_dequantize(subject, format, kRows));
      ASSERT_NO_FATAL_FAILURE(check_dequantize(subject, format, kLong));
    }
  }
}

TEST_P(BlockVectors, pack_and_unpack_like_the_portable_way) {
  std::vector<Shape> shapes = rows_up_to(257);
  shapes.insert(shapes.end(), kRows.begin(), kRows.end());
  for (const BlockSubject& subject : block_subjects()) {
    const ThreeWays pack(subject, "pack"), unpack(subject, "unpack");
    for (const Shape& shape : shapes) {
      if (!can_hold(subject, shape)) continue;
      const block::Sizes sizes = sizes_for(subject, shape);
      const auto seed = static_cast<std::uint32_t>(shape.count());
      const Bytes loose = random_bytes(sizes.loose_codes, seed), scales = random_bytes(sizes.loose_scales, seed + 1);
      ASSERT_NO_FATAL_FAILURE(pack.compare(
          shape, [&](const adapter::BlockRun& run) { return packed(run, subject, shape, loose, scales); }));
      const Bytes codes = random_bytes(sizes.codes, seed), planes = random_bytes(sizes.scales, seed + 1);
      ASSERT_NO_FATAL_FAILURE(unpack.compare(
          shape, [&](const adapter::BlockRun& run) { return unpacked(run, subject, shape, codes, planes); }));
    }
  }
}

TEST_P(BlockVectors, take_values_and_planes_at_any_address) {
  constexpr Shape kShape{1, 256};
  const Bytes values = bytes_of(ugly_values(kShape.count(), 1), "float32");
  for (const BlockSubject& subject : block_subjects()) {
    const block::Sizes sizes = sizes_for(subject, kShape);
    const adapter::BlockRun run = prepare_block(subject, "quantize", "float32", kVectors);
    const Written expected = quantized(run, subject, kShape, values);
    Bytes memory(values.size() + sizes.codes + sizes.scales + sizes.tensor + 16);
    std::uint8_t* at = memory.data() + 1;
    const auto next = [&](std::size_t bytes) {
      std::uint8_t* const part = at;
      at += bytes + (bytes + 1) % 2;  // the next one is at an odd address too
      return part;
    };
    halfulp_blocks tensor{};
    tensor.struct_size = sizeof tensor;
    tensor.rows = kShape.rows;
    tensor.columns = kShape.columns;
    tensor.value_bytes = values.size();
    tensor.values = next(values.size());
    tensor.code_bytes = sizes.codes;
    tensor.codes = next(sizes.codes);
    tensor.scale_bytes = sizes.scales;
    tensor.scales = next(sizes.scales);
    tensor.tensor_bytes = sizes.tensor;
    tensor.tensor = next(sizes.tensor);
    std::memcpy(tensor.values, values.data(), values.size());
    ASSERT_EQ(run(tensor), HALFULP_OK);
    const auto bytes_at = [](const void* part, std::size_t bytes) {
      const auto* const begin = static_cast<const std::uint8_t*>(part);
      return Bytes(begin, begin + bytes);
    };
    ASSERT_EQ(bytes_at(tensor.codes, sizes.codes), expected.parts[0]) << subject.format;
    ASSERT_EQ(bytes_at(tensor.scales, sizes.scales), expected.parts[1]) << subject.format;
    ASSERT_EQ(bytes_at(tensor.tensor, sizes.tensor), expected.parts[2]) << subject.format;
    ASSERT_EQ(prepare_block(subject, "dequantize", "float32", kVectors)(tensor), HALFULP_OK);
    const Written back =
        dequantized(prepare_block(subject, "dequantize", "float32", kPortable), kShape, "float32", expected.parts);
    ASSERT_EQ(bytes_at(tensor.values, values.size()), back.parts[0]) << subject.format;
  }
}

}  // namespace
}  // namespace halfulp::cpu::test
