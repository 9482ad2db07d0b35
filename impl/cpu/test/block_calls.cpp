#include "block_calls.h"

#include <gtest/gtest.h>

#include <cstring>

namespace halfulp::cpu::test {
namespace {

halfulp_blocks tensor_of(const block::Shape& shape, std::vector<float>* values, Quantized& planes) {
  return {.struct_size = sizeof(halfulp_blocks),
          .rows = shape.rows,
          .columns = shape.columns,
          .values = values != nullptr ? values->data() : nullptr,
          .value_bytes = values != nullptr ? values->size() * sizeof(float) : 0,
          .codes = planes.codes.data(),
          .code_bytes = planes.codes.size(),
          .scales = planes.scales.data(),
          .scale_bytes = planes.scales.size(),
          .tensor = planes.tensor.data(),
          .tensor_bytes = planes.tensor.size(),
          .loose_codes = nullptr,
          .loose_code_bytes = 0,
          .loose_scales = nullptr,
          .loose_scale_bytes = 0,
          .inputs = nullptr,
          .input_bytes = 0,
          .input_rows = 0,
          .outputs = nullptr,
          .output_bytes = 0};
}

block::Sizes sizes_for(const BlockSubject& subject, const block::Shape& shape) {
  return block::sizes_of(*block::facts_of(block_called(subject.format)), shape);
}

}  // namespace

float Quantized::scale_as_float32(std::size_t index) const {
  float scale = 0;
  std::memcpy(&scale, scales.data() + index * sizeof scale, sizeof scale);
  return scale;
}

std::uint16_t Quantized::scale_as_float16(std::size_t index) const {
  std::uint16_t scale = 0;
  std::memcpy(&scale, codes.data() + index * sizeof scale, sizeof scale);
  return scale;
}

float Quantized::tensor_value(std::size_t index) const {
  float value = 0;
  std::memcpy(&value, tensor.data() + index * sizeof value, sizeof value);
  return value;
}

Quantized planes_for(const BlockSubject& subject, const block::Shape& shape, std::uint8_t fill) {
  const block::Sizes sizes = sizes_for(subject, shape);
  Quantized planes;
  planes.codes.assign(sizes.codes, fill);
  planes.scales.assign(sizes.scales, fill);
  planes.tensor.assign(sizes.tensor, fill);
  return planes;
}

Quantized quantize(const BlockSubject& subject, const block::Shape& shape, std::vector<float> values,
                   const block::Functions& functions) {
  Quantized planes = planes_for(subject, shape);
  planes.status = prepare_block(subject, "quantize", "float32", functions)(tensor_of(shape, &values, planes));
  EXPECT_EQ(planes.status, HALFULP_OK);
  return planes;
}

Quantized quantize(const BlockSubject& subject, const std::vector<float>& values) {
  return quantize(subject, {1, values.size()}, values);
}

std::vector<float> dequantize(const BlockSubject& subject, const block::Shape& shape, Quantized planes,
                              const block::Functions& functions) {
  std::vector<float> values(shape.count(), -12345);
  const auto run = prepare_block(subject, "dequantize", "float32", functions);
  EXPECT_EQ(run(tensor_of(shape, &values, planes)), HALFULP_OK);
  return values;
}

std::vector<std::uint8_t> elements_of(const BlockSubject& subject, const block::Shape& shape, Quantized planes) {
  const block::Sizes sizes = sizes_for(subject, shape);
  std::vector<std::uint8_t> codes(sizes.loose_codes, 0xA5), scales(sizes.loose_scales, 0xA5);
  halfulp_blocks tensor = tensor_of(shape, nullptr, planes);
  tensor.loose_codes = codes.data();
  tensor.loose_code_bytes = codes.size();
  tensor.loose_scales = scales.data();
  tensor.loose_scale_bytes = scales.size();
  EXPECT_EQ(prepare_block(subject, "unpack")(tensor), HALFULP_OK);
  return codes;
}

std::vector<std::uint8_t> elements_of(const BlockSubject& subject, const std::vector<float>& values) {
  return elements_of(subject, {1, values.size()}, quantize(subject, values));
}

std::vector<float> filled(std::vector<float> values, std::size_t count, float filler) {
  values.resize(count, filler);
  return values;
}

}  // namespace halfulp::cpu::test
