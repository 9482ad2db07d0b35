#include "cpu/block/simd_order.h"

#include <bit>
#include <cstring>

#include "cpu/block/ggml_order.h"
#include "cpu/block/order.h"
#include "cpu/block/simd_nibbles.h"
#include "cpu/block/simd_sextets.h"

namespace halfulp::cpu::block {
namespace {

bool are_nibbles(Order order, int k) { return k == 4 && (order == Order::lsb_first || order == Order::msb_first); }

NibbleOrder nibble_order(Order order) {
  return order == Order::lsb_first ? NibbleOrder::low_first : NibbleOrder::high_first;
}

bool begins_a_byte(int k, std::uint64_t first) { return first * static_cast<unsigned>(k) % 8 == 0; }

// Four codes of two bits at a time, in one register.

std::size_t pack_quarters(const std::uint8_t* codes, std::size_t count, std::uint8_t* bytes) {
  constexpr std::uint32_t kCodes = 0x03030303;
  constexpr std::uint32_t kSideBySide = 1 << 24 | 1 << 18 | 1 << 12 | 1 << 6;  // no two codes meet in the product
  for (std::size_t i = 0; i < count / 4; ++i) {
    std::uint32_t four;
    std::memcpy(&four, codes + 4 * i, sizeof four);
    bytes[i] = static_cast<std::uint8_t>((four & kCodes) * kSideBySide >> 24);
  }
  return count / 4 * 4;
}

std::size_t unpack_quarters(const std::uint8_t* bytes, std::size_t count, std::uint8_t* codes) {
  constexpr std::uint32_t kCodes = 0x03030303;
  for (std::size_t i = 0; i < count / 4; ++i) {
    const std::uint32_t byte = bytes[i];
    const std::uint32_t four = (byte | byte << 6 | byte << 12 | byte << 18) & kCodes;
    std::memcpy(codes + 4 * i, &four, sizeof four);
  }
  return count / 4 * 4;
}

// Fifth bits of eight codes at a time, in one register. Factors move a bit to each of its places.

constexpr std::uint64_t kEachByte = 0x0101010101010101;

std::uint8_t fifth_bits(std::uint64_t eight) {
  return static_cast<std::uint8_t>((eight >> 4 & kEachByte) * 0x0102040810204080 >> 56);
}

std::uint64_t as_fifth_bits(std::uint8_t byte) {
  const std::uint64_t apart = byte * kEachByte & 0x8040201008040201;  // byte j has bit j
  return ((apart + 0x7F * kEachByte) & 0x80 * kEachByte) >> 3;        // any bit carries into the highest one
}

static_assert(std::endian::native == std::endian::little);

}  // namespace

void put_by_vectors(Order order, int k, std::uint64_t first, const std::uint8_t* codes, std::size_t count,
                    std::uint8_t* bytes) {
  std::size_t done = 0;
  if (begins_a_byte(k, first)) {
    std::uint8_t* const at = bytes + first * static_cast<unsigned>(k) / 8;
    const PackKernel nibbles = are_nibbles(order, k) ? pack_kernel(nibble_order(order)) : nullptr;
    const PackSextetsKernel sextets = k == 6 && order == Order::lsb_first ? pack_sextets_kernel() : nullptr;
    if (nibbles != nullptr) {
      done = count / 2 * 2;
      nibbles(codes, done, 1, at);
    } else if (sextets != nullptr) {
      done = sextets(codes, count, at);
    } else if (k == 2 && order == Order::lsb_first) {
      done = pack_quarters(codes, count, at);
    }
  }
  put(order, k, first + done, codes + done, count - done, bytes);
}

void take_by_vectors(Order order, int k, std::uint64_t first, const std::uint8_t* bytes, std::size_t count,
                     std::uint8_t* codes) {
  std::size_t done = 0;
  if (begins_a_byte(k, first)) {
    const std::uint8_t* const at = bytes + first * static_cast<unsigned>(k) / 8;
    const UnpackKernel nibbles = are_nibbles(order, k) ? unpack_kernel(nibble_order(order)) : nullptr;
    const UnpackSextetsKernel sextets = k == 6 && order == Order::lsb_first ? unpack_sextets_kernel() : nullptr;
    if (nibbles != nullptr) {
      done = count / 2 * 2;
      nibbles(at, done, 1, codes);
    } else if (sextets != nullptr) {
      done = sextets(at, count, codes);
    } else if (k == 2 && order == Order::lsb_first) {
      done = unpack_quarters(at, count, codes);
    }
  }
  take(order, k, first + done, bytes, count - done, codes + done);
}

void put_block_by_vectors(Order order, int k, const std::uint8_t* codes, std::size_t length, std::uint8_t* bytes) {
  const PackKernel halves = pack_kernel(NibbleOrder::halves);
  if (order != Order::halves_and_fifth_bits || halves == nullptr) return put_block(order, k, codes, length, bytes);
  for (std::size_t i = 0; i < kFifthBitBytes; ++i) {
    std::uint64_t eight;
    std::memcpy(&eight, codes + 8 * i, sizeof eight);
    bytes[i] = fifth_bits(eight);
  }
  halves(codes, length, 1, bytes + kFifthBitBytes);
}

void take_block_by_vectors(Order order, int k, const std::uint8_t* bytes, std::size_t length, std::uint8_t* codes) {
  const UnpackKernel halves = unpack_kernel(NibbleOrder::halves);
  if (order != Order::halves_and_fifth_bits || halves == nullptr) return take_block(order, k, bytes, length, codes);
  halves(bytes + kFifthBitBytes, length, 1, codes);
  for (std::size_t i = 0; i < kFifthBitBytes; ++i) {
    std::uint64_t eight;
    std::memcpy(&eight, codes + 8 * i, sizeof eight);
    eight |= as_fifth_bits(bytes[i]);
    std::memcpy(codes + 8 * i, &eight, sizeof eight);
  }
}

}  // namespace halfulp::cpu::block
