#include "cpu/block/ggml_order.h"

#include <algorithm>
#include <array>

namespace halfulp::cpu::block {
namespace {

/// Bytes of a tq1_0 block that lie side by side: byte j of the run holds the elements j, j + bytes, j + 2 * bytes ...
struct TritRun {
  std::size_t bytes, trits;
};
constexpr std::array<TritRun, 3> kTritRuns{{{32, 5}, {16, 5}, {4, 4}}};

constexpr std::size_t kTritsInByte = 5;
constexpr unsigned kTritValues = 243;

/// The least byte whose 243rds are the five trits; the first one counts most.
constexpr std::uint8_t fraction_of(unsigned trits) {
  return static_cast<std::uint8_t>((trits * 256 + kTritValues - 1) / kTritValues);
}

}  // namespace

void put_halves(const std::uint8_t* codes, std::size_t length, std::uint8_t* bytes) {
  for (std::size_t j = 0; j < length / 2; ++j) {
    bytes[j] = static_cast<std::uint8_t>((codes[j] & 0xF) | (codes[j + length / 2] & 0xF) << 4);
  }
}

void take_halves(const std::uint8_t* bytes, std::size_t length, std::uint8_t* codes) {
  for (std::size_t j = 0; j < length / 2; ++j) {
    codes[j] = bytes[j] & 0xF;
    codes[j + length / 2] = bytes[j] >> 4;
  }
}

void put_fifth_bits(const std::uint8_t* codes, std::uint8_t* bytes) {
  for (std::size_t i = 0; i < kFifthBitBytes; ++i) {
    unsigned bits = 0;
    for (std::size_t j = 0; j < 8; ++j) bits |= (codes[8 * i + j] >> 4 & 1u) << j;
    bytes[i] = static_cast<std::uint8_t>(bits);
  }
}

void add_fifth_bits(const std::uint8_t* bytes, std::uint8_t* codes) {
  for (std::size_t j = 0; j < 8 * kFifthBitBytes; ++j) {
    codes[j] = static_cast<std::uint8_t>(codes[j] | (bytes[j / 8] >> j % 8 & 1u) << 4);
  }
}

void put_trits(const std::uint8_t* codes, std::uint8_t* bytes) {
  for (const TritRun& run : kTritRuns) {
    for (std::size_t j = 0; j < run.bytes; ++j) {
      unsigned trits = 0;
      for (std::size_t n = 0; n < kTritsInByte; ++n) {
        trits = 3 * trits + (n < run.trits ? std::min<unsigned>(codes[j + n * run.bytes] & 3, 2) : 0);
      }
      bytes[j] = fraction_of(trits);
    }
    codes += run.bytes * run.trits;
    bytes += run.bytes;
  }
}

void take_trits(const std::uint8_t* bytes, std::uint8_t* codes) {
  for (const TritRun& run : kTritRuns) {
    for (std::size_t j = 0; j < run.bytes; ++j) {
      unsigned fraction = bytes[j];
      for (std::size_t n = 0; n < run.trits; ++n) {
        codes[j + n * run.bytes] = static_cast<std::uint8_t>(3 * fraction >> 8);
        fraction = 3 * fraction & 0xFF;
      }
    }
    codes += run.bytes * run.trits;
    bytes += run.bytes;
  }
}

void put_quarters(const std::uint8_t* codes, std::size_t length, std::uint8_t* bytes) {
  for (std::size_t i = 0; i < length / 4; ++i) {
    const std::uint8_t* const of_byte = codes + i / 32 * kQuarterSpan + i % 32;
    unsigned byte = 0;
    for (std::size_t n = 0; n < 4; ++n) byte |= (of_byte[32 * n] & 3u) << 2 * n;
    bytes[i] = static_cast<std::uint8_t>(byte);
  }
}

void take_quarters(const std::uint8_t* bytes, std::size_t length, std::uint8_t* codes) {
  for (std::size_t i = 0; i < length / 4; ++i) {
    std::uint8_t* const of_byte = codes + i / 32 * kQuarterSpan + i % 32;
    for (std::size_t n = 0; n < 4; ++n) of_byte[32 * n] = bytes[i] >> 2 * n & 3;
  }
}

}  // namespace halfulp::cpu::block
