#include "cpu/block/order.h"

#include <cstring>

#include "cpu/block/ggml_order.h"

namespace halfulp::cpu::block {
namespace {

/// Two codes of four bits as they share a byte.
std::uint8_t byte_of(Order order, unsigned first, unsigned second) {
  const unsigned low = order == Order::lsb_first ? first : second, high = order == Order::lsb_first ? second : first;
  return static_cast<std::uint8_t>((low & 0xF) | (high & 0xF) << 4);
}

/// Where the k bits of an element begin in the two bytes that they may touch, read as one number whose low end comes
/// first (lsb_first) or last (msb_first).
int shift_of(Order order, int k, int bit) { return order == Order::lsb_first ? bit : 16 - k - bit; }

void put_bits(Order order, int k, std::uint64_t position, unsigned code, std::uint8_t* bytes) {
  const int bit = static_cast<int>(position % 8);
  std::uint8_t* const at = bytes + position / 8;
  const unsigned pair = (code & ((1u << k) - 1)) << shift_of(order, k, bit);
  const unsigned first = order == Order::lsb_first ? pair & 0xFF : pair >> 8;
  const unsigned second = order == Order::lsb_first ? pair >> 8 : pair & 0xFF;
  at[0] = static_cast<std::uint8_t>(at[0] | first);
  if (bit + k > 8) at[1] = static_cast<std::uint8_t>(at[1] | second);
}

unsigned take_bits(Order order, int k, std::uint64_t position, const std::uint8_t* bytes) {
  const int bit = static_cast<int>(position % 8);
  const std::uint8_t* const at = bytes + position / 8;
  const unsigned first = at[0], second = bit + k > 8 ? at[1] : 0;
  const unsigned pair = order == Order::lsb_first ? first | second << 8 : first << 8 | second;
  return pair >> shift_of(order, k, bit) & ((1u << k) - 1);
}

}  // namespace

void put(Order order, int k, std::uint64_t first, const std::uint8_t* codes, std::size_t count, std::uint8_t* bytes) {
  if (bits_in_stream(order, k) == 8) {
    if (count != 0) std::memcpy(bytes + first, codes, count);
    return;
  }
  std::size_t i = 0;
  if (k == 4) {
    if (first % 2 != 0 && count != 0) put_bits(order, k, first * 4, codes[i++], bytes);
    for (; i + 2 <= count; i += 2) bytes[(first + i) / 2] = byte_of(order, codes[i], codes[i + 1]);
  }
  for (; i < count; ++i) put_bits(order, k, (first + i) * static_cast<unsigned>(k), codes[i], bytes);
}

void take(Order order, int k, std::uint64_t first, const std::uint8_t* bytes, std::size_t count, std::uint8_t* codes) {
  if (bits_in_stream(order, k) == 8) {
    if (count != 0) std::memcpy(codes, bytes + first, count);
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    codes[i] = static_cast<std::uint8_t>(take_bits(order, k, (first + i) * static_cast<unsigned>(k), bytes));
  }
}

bool can_order(Order order, int k, std::uint64_t length) {
  switch (order) {
    case Order::bytes:
    case Order::lsb_first:
    case Order::msb_first:
      return length * static_cast<unsigned>(bits_in_stream(order, k)) % 8 == 0;
    case Order::halves:
      return k == 4 && length % 2 == 0;
    case Order::halves_and_fifth_bits:
      return k == 5 && length == 32;
    case Order::trits:
      return k == 2 && length == kTritBlock;
    case Order::quarters:
      return k == 2 && length % kQuarterSpan == 0;
  }
  return false;
}

std::size_t block_bytes(Order order, int k, std::size_t length) {
  if (order == Order::trits) return kTritBytes;
  return length * static_cast<unsigned>(bits_in_stream(order, k)) / 8;
}

void put_block(Order order, int k, const std::uint8_t* codes, std::size_t length, std::uint8_t* bytes) {
  switch (order) {
    case Order::bytes:
    case Order::lsb_first:
    case Order::msb_first:
      std::memset(bytes, 0, block_bytes(order, k, length));
      return put(order, k, 0, codes, length, bytes);
    case Order::halves:
      return put_halves(codes, length, bytes);
    case Order::halves_and_fifth_bits:
      put_fifth_bits(codes, bytes);
      return put_halves(codes, length, bytes + kFifthBitBytes);
    case Order::trits:
      return put_trits(codes, bytes);
    case Order::quarters:
      return put_quarters(codes, length, bytes);
  }
}

void take_block(Order order, int k, const std::uint8_t* bytes, std::size_t length, std::uint8_t* codes) {
  switch (order) {
    case Order::bytes:
    case Order::lsb_first:
    case Order::msb_first:
      return take(order, k, 0, bytes, length, codes);
    case Order::halves:
      return take_halves(bytes, length, codes);
    case Order::halves_and_fifth_bits:
      take_halves(bytes + kFifthBitBytes, length, codes);
      return add_fifth_bits(bytes, codes);
    case Order::trits:
      return take_trits(bytes, codes);
    case Order::quarters:
      return take_quarters(bytes, length, codes);
  }
}

}  // namespace halfulp::cpu::block
