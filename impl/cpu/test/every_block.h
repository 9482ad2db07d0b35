// A test for every block format and variant.
#pragma once

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <string>
#include <vector>

#include "block_calls.h"

namespace halfulp::cpu::test {

inline std::string name_of_subject(const testing::TestParamInfo<BlockSubject>& info) {
  std::string name = info.param.format + "_" + info.param.variant;
  for (char& letter : name) letter = letter == '-' ? '_' : letter;
  return name;
}

/// Values over many binades, zeros of both signs among them; as float16 and bfloat16 they are in range.
inline std::vector<float> some_values(std::uint64_t count) {
  std::mt19937 random(11);
  std::normal_distribution<float> normal;
  std::vector<float> values;
  for (std::uint64_t i = 0; i < count; ++i) {
    const float x = std::ldexp(normal(random), static_cast<int>(random() % 8) - 4);
    values.push_back(random() % 9 == 0 ? std::copysign(0.0f, x) : x);
  }
  return values;
}

class EveryBlock : public testing::TestWithParam<BlockSubject> {
 protected:
  const halfulp_block& block() const { return block_called(GetParam().format); }
  block::Facts facts() const { return *block::facts_of(block()); }

  /// A shape of three rows, with short blocks where the format has them.
  block::Shape shape() const {
    const std::uint64_t columns = block().tile_columns == 0 ? 40 : block().tile_columns * block().group;
    return {3, block().whole_groups != 0 ? 2 * columns : columns * 2 + 7};
  }
};

/// A tensor for any operation, with bytes that show when they are written.
struct Buffers {
  Buffers(const BlockSubject& subject, const block::Shape& shape)
      : sizes(block::sizes_of(*block::facts_of(block_called(subject.format)), shape)),
        planes(planes_for(subject, shape)),
        values(shape.count() * sizeof(float), 0x3F),
        loose_codes(sizes.loose_codes, 0xA5),
        loose_scales(sizes.loose_scales, 0xA5),
        tensor{.struct_size = sizeof(halfulp_blocks),
               .rows = shape.rows,
               .columns = shape.columns,
               .values = values.data(),
               .value_bytes = values.size(),
               .codes = planes.codes.data(),
               .code_bytes = planes.codes.size(),
               .scales = planes.scales.data(),
               .scale_bytes = planes.scales.size(),
               .tensor = planes.tensor.data(),
               .tensor_bytes = planes.tensor.size(),
               .loose_codes = loose_codes.data(),
               .loose_code_bytes = loose_codes.size(),
               .loose_scales = loose_scales.data(),
               .loose_scale_bytes = loose_scales.size(),
               .inputs = nullptr,
               .input_bytes = 0,
               .input_rows = 0,
               .outputs = nullptr,
               .output_bytes = 0} {}

  Buffers(const Buffers&) = delete;  // `tensor` points into it
  Buffers& operator=(const Buffers&) = delete;

  bool is_untouched() const {
    const auto all = [](const std::vector<std::uint8_t>& bytes, std::uint8_t fill) {
      return bytes == std::vector<std::uint8_t>(bytes.size(), fill);
    };
    return all(planes.codes, 0xA5) && all(planes.scales, 0xA5) && all(planes.tensor, 0xA5) && all(values, 0x3F) &&
           all(loose_codes, 0xA5) && all(loose_scales, 0xA5);
  }

  block::Sizes sizes;
  Quantized planes;
  std::vector<std::uint8_t> values, loose_codes, loose_scales;
  halfulp_blocks tensor;
};

}  // namespace halfulp::cpu::test
