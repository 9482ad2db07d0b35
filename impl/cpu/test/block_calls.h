// Tensors sent through the block operations of a subject.
#pragma once

#include <cstdint>
#include <vector>

#include "block_subjects.h"
#include "cpu/block/shape.h"

namespace halfulp::cpu::test {

/// What an operation gave.
struct Quantized {
  std::int32_t status = HALFULP_FAILED;
  std::vector<std::uint8_t> codes, scales, tensor;

  float scale_as_float32(std::size_t index) const;
  std::uint16_t scale_as_float16(std::size_t index) const;
  float tensor_value(std::size_t index) const;
};

/// Planes of the right sizes, every byte `fill`.
Quantized planes_for(const BlockSubject& subject, const block::Shape& shape, std::uint8_t fill = 0xA5);

/// Quantizes float32 values.
Quantized quantize(const BlockSubject& subject, const block::Shape& shape, std::vector<float> values,
                   const block::Functions& functions = {});
/// The same in one row.
Quantized quantize(const BlockSubject& subject, const std::vector<float>& values);

/// Dequantizes to float32.
std::vector<float> dequantize(const BlockSubject& subject, const block::Shape& shape, Quantized planes,
                              const block::Functions& functions = {});

/// The element codes one by one, with those that fill the last byte.
std::vector<std::uint8_t> elements_of(const BlockSubject& subject, const block::Shape& shape, Quantized planes);
/// The same of one row that was just quantized.
std::vector<std::uint8_t> elements_of(const BlockSubject& subject, const std::vector<float>& values);

/// `values` followed by as many copies of `filler` as make `count` values.
std::vector<float> filled(std::vector<float> values, std::size_t count, float filler = 0);

}  // namespace halfulp::cpu::test
