// Values and bytes that show where ways to quantize differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace halfulp::cpu::test {

using Bytes = std::vector<std::uint8_t>;

/// Values of many kinds, in stretches that are blocks or parts of blocks: numbers, any bits, subnormals, zeros of both
/// signs, one infinity or NaN among numbers.
std::vector<float> ugly_values(std::size_t count, std::uint32_t seed);

/// Numbers of a normal distribution.
std::vector<float> normal_values(std::size_t count, std::uint32_t seed);

/// Blocks of 32 values on and beside thresholds: multiples of a half, a 16th and a 128th of a power of two, and the
/// thresholds of NF4 and FP4 times the largest value.
std::vector<float> threshold_values(std::size_t count, std::uint32_t seed);

/// Bytes of a value format. Of float32 only the upper half is kept for the others: bfloat16 without rounding, and any
/// float16.
Bytes bytes_of(const std::vector<float>& values, std::string_view format);

Bytes random_bytes(std::size_t count, std::uint32_t seed);

}  // namespace halfulp::cpu::test
