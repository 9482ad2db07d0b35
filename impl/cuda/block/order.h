// Where codes lie among bytes, written so that whoever writes a byte needs no other one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "cuda/block/block_plan.h"
#include "cuda/block/values.h"

namespace halfulp::cuda::block {

/// Eight codes of `bits` bits each as a number whose lowest byte comes first.
constexpr std::uint64_t packed_eight(Order order, std::uint32_t bits, const std::uint8_t* codes) {
  const std::uint32_t mask = (1u << bits) - 1;
  std::uint64_t word = 0;
  if (order != Order::msb_first) {
    for (std::uint32_t i = 0; i < kEight; ++i) word |= static_cast<std::uint64_t>(codes[i] & mask) << bits * i;
    return word;
  }
  std::uint64_t bytes = 0;
  for (std::uint32_t i = 0; i < kEight; ++i) word = word << bits | (codes[i] & mask);
  for (std::uint32_t i = 0; i < bits; ++i) bytes |= (word >> 8 * i & 0xFF) << 8 * (bits - 1 - i);
  return bytes;
}

/// Takes apart what packed_eight() gives.
constexpr void unpack_eight(Order order, std::uint32_t bits, std::uint64_t packed, std::uint8_t* codes) {
  const std::uint32_t mask = (1u << bits) - 1;
  std::uint64_t word = packed;
  if (order == Order::msb_first) {
    word = 0;
    for (std::uint32_t i = 0; i < bits; ++i) word = word << 8 | (packed >> 8 * i & 0xFF);
  }
  for (std::uint32_t i = 0; i < kEight; ++i) {
    const std::uint32_t place = order == Order::msb_first ? kEight - 1 - i : i;
    codes[i] = static_cast<std::uint8_t>(word >> bits * place & mask);
  }
}

/// GGML q5: bytes of fifth bits.
inline constexpr std::uint32_t kFifthBitBytes = 4;

/// GGML tq1_0: bytes that lie side by side; byte j of the run holds the elements j, j + bytes, j + 2 * bytes ...
struct TritRun {
  std::uint32_t first_byte, bytes, first_element, trits;
};

/// The run of one of the 52 bytes of 256 elements.
constexpr TritRun trit_run_of_byte(std::uint32_t byte) {
  if (byte < 32) return {0, 32, 0, 5};
  if (byte < 48) return {32, 16, 160, 5};
  return {48, 4, 240, 4};
}

constexpr TritRun trit_run_of_element(std::uint32_t element) {
  return trit_run_of_byte(element < 160 ? 0 : element < 240 ? 32 : 48);
}

/// Two codes j and j + length / 2.
template <class CodeAt>
constexpr std::uint8_t byte_of_halves(std::uint32_t length, std::uint32_t byte, CodeAt code_at) {
  return static_cast<std::uint8_t>((code_at(byte) & 0xF) | (code_at(byte + length / 2) & 0xF) << 4);
}

template <class CodeAt>
constexpr std::uint8_t byte_of_fifth_bits(std::uint32_t byte, CodeAt code_at) {
  std::uint32_t bits = 0;
  for (std::uint32_t j = 0; j < 8; ++j) bits |= (code_at(8 * byte + j) >> 4 & 1u) << j;
  return static_cast<std::uint8_t>(bits);
}

/// The least byte whose 243rds are the trits; the first one counts most.
template <class CodeAt>
constexpr std::uint8_t byte_of_trits(std::uint32_t byte, CodeAt code_at) {
  const TritRun run = trit_run_of_byte(byte);
  std::uint32_t trits = 0;
  for (std::uint32_t n = 0; n < 5; ++n) {
    const std::uint32_t element = run.first_element + byte - run.first_byte + n * run.bytes;
    trits = 3 * trits + (n < run.trits ? std::min<std::uint32_t>(code_at(element) & 3, 2) : 0);
  }
  return static_cast<std::uint8_t>((trits * 256 + 242) / 243);
}

template <class CodeAt>
constexpr std::uint8_t byte_of_quarters(std::uint32_t byte, CodeAt code_at) {
  std::uint32_t bits = 0;
  for (std::uint32_t n = 0; n < 4; ++n) bits |= (code_at(byte / 32 * 128 + byte % 32 + 32 * n) & 3u) << 2 * n;
  return static_cast<std::uint8_t>(bits);
}

/// Byte `byte` of a block that is stored with its scales; code_at(i) gives the code of element i.
template <class CodeAt>
constexpr std::uint8_t stored_byte(const BlockPlan& plan, std::uint32_t byte, CodeAt code_at) {
  switch (plan.order) {
    case Order::halves:
      return byte_of_halves(plan.length, byte, code_at);
    case Order::halves_and_fifth_bits:
      if (byte < kFifthBitBytes) return byte_of_fifth_bits(byte, code_at);
      return byte_of_halves(plan.length, byte - kFifthBitBytes, code_at);
    case Order::trits:
      return byte_of_trits(byte, code_at);
    case Order::quarters:
      return byte_of_quarters(byte, code_at);
    default:
      return code_at(byte);
  }
}

/// The code of element i of halves.
constexpr std::uint8_t code_in_halves(std::uint32_t length, const std::uint8_t* bytes, std::uint32_t i) {
  return i < length / 2 ? bytes[i] & 0xF : bytes[i - length / 2] >> 4;
}

constexpr std::uint8_t code_in_trits(const std::uint8_t* bytes, std::uint32_t i) {
  const TritRun run = trit_run_of_element(i);
  const std::uint32_t inside = i - run.first_element;
  std::uint32_t fraction = bytes[run.first_byte + inside % run.bytes];
  for (std::uint32_t n = 0; n < inside / run.bytes; ++n) fraction = 3 * fraction & 0xFF;
  return static_cast<std::uint8_t>(3 * fraction >> 8);
}

/// The code of element `i` among the bytes of a block that is stored with its scales.
constexpr std::uint8_t stored_code(const BlockPlan& plan, const std::uint8_t* bytes, std::uint32_t i) {
  switch (plan.order) {
    case Order::halves:
      return code_in_halves(plan.length, bytes, i);
    case Order::halves_and_fifth_bits:
      return static_cast<std::uint8_t>(code_in_halves(plan.length, bytes + kFifthBitBytes, i) |
                                       (bytes[i / 8] >> i % 8 & 1) << 4);
    case Order::trits:
      return code_in_trits(bytes, i);
    case Order::quarters:
      return bytes[i / 128 * 32 + i % 32] >> 2 * (i % 128 / 32) & 3;
    default:
      return bytes[i];
  }
}

/// The bytes of one block in the plane of codes.
template <class Byte>
struct StoredBlock {
  Byte* codes;
  Byte* scales;
};

/// Where block `block` lies. Requires plan.is_grouped().
template <class Byte>
constexpr StoredBlock<Byte> stored_block(const BlockPlan& plan, Byte* plane, std::uint64_t block) {
  const std::uint64_t groups = quotient_of(block, plan.group), member = block - groups * plan.group;
  Byte* const group = plane + groups * plan.group * (plan.code_bytes + plan.scale_bytes());
  const bool is_scale_first = plan.storage == Storage::scale_first;
  Byte* const second = group + plan.group * (is_scale_first ? plan.scale_bytes() : plan.code_bytes);
  Byte* const codes = is_scale_first ? second : group;
  Byte* const scales = is_scale_first ? group : second;
  return {codes + member * plan.code_bytes, scales + member * plan.scale_bytes()};
}

/// Where the scales of block `block` are kept.
template <class Byte>
constexpr Byte* scales_of(const BlockPlan& plan, Byte* codes, Byte* scales, std::uint64_t block) {
  if (plan.is_grouped()) return stored_block(plan, codes, block).scales;
  return scales + block * plan.scale_bytes();
}

}  // namespace halfulp::cuda::block
