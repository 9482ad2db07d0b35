// Where the codes of elements lie among bytes, for each order.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "block/rules.h"
#include "format/format_spec.h"

namespace halfulp {

/// Codes of `k` bits, at most 8, one after the other in blocks of `length` (0: all are one block).
struct CodeRun {
  Order order = Order::bytes;
  int k = 8;
  std::size_t length = 0;
};

/// The run's order, or lsb_first where codes of its width or blocks of its length cannot have that order.
Order order_of(const CodeRun& run);

/// How many codes are stored for `count` of them: with those that fill the last byte.
std::size_t stored_codes(const CodeRun& run, std::size_t count);

/// Bytes that `count` codes take.
std::size_t bytes_of(const CodeRun& run, std::size_t count);

/// Packs stored_codes(run, n) codes into bytes_of(run, n) bytes. Bits that belong to no code are 0.
void pack_codes(const CodeRun& run, std::span<const Code> codes, std::span<std::uint8_t> bytes);

/// Takes apart what pack_codes gives. Every byte gives some code.
void unpack_codes(const CodeRun& run, std::span<const std::uint8_t> bytes, std::span<Code> codes);

}  // namespace halfulp
