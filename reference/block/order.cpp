#include "block/order.h"

#include <algorithm>

namespace halfulp {
namespace {

constexpr std::size_t kFifthBlock = 32, kTritBlock = 256, kQuarterBlock = 128;

/// Which bit holds bit `bit` of code `i` in a block of `count` codes, counted from the low bit of the first byte.
/// Requires an order other than trits.
std::size_t bit_place(const CodeRun& run, std::size_t count, std::size_t i, std::size_t bit) {
  const std::size_t k = static_cast<std::size_t>(run.k);
  const auto in_halves = [&] { return i < count / 2 ? i * 8 + bit : (i - count / 2) * 8 + 4 + bit; };
  switch (order_of(run)) {
    case Order::bytes:
      return i * 8 + bit;
    case Order::msb_first: {
      const std::size_t from_the_top = i * k + k - 1 - bit;
      return from_the_top / 8 * 8 + 7 - from_the_top % 8;
    }
    case Order::halves:
      return in_halves();
    case Order::halves_and_fifth_bits:
      return bit == 4 ? i : kFifthBlock + in_halves();
    case Order::quarters:
      return (i / kQuarterBlock * 32 + i % 32) * 8 + i % kQuarterBlock / 32 * 2 + bit;
    case Order::lsb_first:
    case Order::trits:
      break;
  }
  return i * k + bit;
}

/// Where tq1_0 keeps an element: the byte, and what its digit there counts.
struct TritPlace {
  std::size_t byte = 0;
  unsigned weight = 1;
};

TritPlace trit_place(std::size_t element) {
  constexpr unsigned kWeights[] = {81, 27, 9, 3, 1};
  if (element < 160) return {element % 32, kWeights[element / 32]};
  if (element < 240) return {32 + (element - 160) % 16, kWeights[(element - 160) / 16]};
  return {48 + (element - 240) % 4, kWeights[(element - 240) / 4]};
}

/// A byte is five digits in base 3 as a fraction of 256, rounded up.
void pack_trits(std::span<const Code> codes, std::span<std::uint8_t> bytes) {
  unsigned sums[52] = {};
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto [byte, weight] = trit_place(i);
    sums[byte] += static_cast<unsigned>(codes[i]) * weight;
  }
  for (std::size_t j = 0; j < bytes.size(); ++j) bytes[j] = static_cast<std::uint8_t>((sums[j] * 256 + 242) / 243);
}

void unpack_trits(std::span<const std::uint8_t> bytes, std::span<Code> codes) {
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const auto [byte, weight] = trit_place(i);
    const unsigned from_this_digit = bytes[byte] * (81 / weight) & 0xFF;
    codes[i] = from_this_digit * 3 >> 8;
  }
}

void pack_block(const CodeRun& run, std::span<const Code> codes, std::span<std::uint8_t> bytes) {
  if (order_of(run) == Order::trits) return pack_trits(codes, bytes);
  std::ranges::fill(bytes, std::uint8_t{0});
  for (std::size_t i = 0; i < codes.size(); ++i) {
    for (std::size_t bit = 0; bit < static_cast<std::size_t>(run.k); ++bit) {
      const std::size_t place = bit_place(run, codes.size(), i, bit);
      bytes[place / 8] = static_cast<std::uint8_t>(bytes[place / 8] | (codes[i] >> bit & 1) << place % 8);
    }
  }
}

void unpack_block(const CodeRun& run, std::span<const std::uint8_t> bytes, std::span<Code> codes) {
  if (order_of(run) == Order::trits) return unpack_trits(bytes, codes);
  for (std::size_t i = 0; i < codes.size(); ++i) {
    codes[i] = 0;
    for (std::size_t bit = 0; bit < static_cast<std::size_t>(run.k); ++bit) {
      const std::size_t place = bit_place(run, codes.size(), i, bit);
      codes[i] |= static_cast<Code>(bytes[place / 8] >> place % 8 & 1) << bit;
    }
  }
}

/// Calls `visit` with the first code, the number of codes, the first byte and the number of bytes of every block.
template <class Visit>
void for_each_block(const CodeRun& run, std::size_t count, Visit visit) {
  const bool is_stream = order_of(run) <= Order::msb_first;
  const std::size_t length = is_stream || run.length == 0 ? count : run.length;
  std::size_t byte = 0;
  for (std::size_t first = 0; first < count; first += length) {
    const std::size_t codes = std::min(length, count - first);
    const std::size_t bytes = bytes_of(run, codes);
    visit(first, codes, byte, bytes);
    byte += bytes;
  }
}

std::size_t rounded_up(std::size_t count, std::size_t step) { return (count + step - 1) / step * step; }

}  // namespace

Order order_of(const CodeRun& run) {
  switch (run.order) {
    case Order::bytes:
    case Order::lsb_first:
    case Order::msb_first:
      return run.order;
    case Order::halves:
      return run.k == 4 && run.length % 2 == 0 ? run.order : Order::lsb_first;
    case Order::halves_and_fifth_bits:
      return run.k == 5 && run.length == kFifthBlock ? run.order : Order::lsb_first;
    case Order::trits:
      return run.k == 2 && run.length == kTritBlock ? run.order : Order::lsb_first;
    case Order::quarters:
      return run.k == 2 && run.length != 0 && run.length % kQuarterBlock == 0 ? run.order : Order::lsb_first;
  }
  return run.order;
}

std::size_t stored_codes(const CodeRun& run, std::size_t count) {
  switch (order_of(run)) {
    case Order::bytes:
      return count;
    case Order::lsb_first:
    case Order::msb_first:
      return bytes_of(run, count) * 8 / static_cast<std::size_t>(run.k);
    case Order::halves:
      return rounded_up(count, 2);
    case Order::halves_and_fifth_bits:
    case Order::trits:
    case Order::quarters:
      return rounded_up(count, run.length);
  }
  return count;
}

std::size_t bytes_of(const CodeRun& run, std::size_t count) {
  switch (order_of(run)) {
    case Order::bytes:
      return count;
    case Order::lsb_first:
    case Order::msb_first:
      return rounded_up(count * static_cast<std::size_t>(run.k), 8) / 8;
    case Order::halves:
      return rounded_up(count, 2) / 2;
    case Order::halves_and_fifth_bits:
      return rounded_up(count, kFifthBlock) / kFifthBlock * 20;
    case Order::trits:
      return rounded_up(count, kTritBlock) / kTritBlock * 52;
    case Order::quarters:
      return rounded_up(count, run.length) / 4;
  }
  return count;
}

void pack_codes(const CodeRun& run, std::span<const Code> codes, std::span<std::uint8_t> bytes) {
  for_each_block(run, codes.size(), [&](std::size_t first, std::size_t count, std::size_t byte, std::size_t size) {
    pack_block(run, codes.subspan(first, count), bytes.subspan(byte, size));
  });
}

void unpack_codes(const CodeRun& run, std::span<const std::uint8_t> bytes, std::span<Code> codes) {
  for_each_block(run, codes.size(), [&](std::size_t first, std::size_t count, std::size_t byte, std::size_t size) {
    unpack_block(run, bytes.subspan(byte, size), codes.subspan(first, count));
  });
}

}  // namespace halfulp
