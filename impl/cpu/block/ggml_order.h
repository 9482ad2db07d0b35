// How GGML arranges the codes of a block among its bytes.
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp::cpu::block {

/// q4: byte j holds element j in the low nibble and element j + length/2 in the high one.
void put_halves(const std::uint8_t* codes, std::size_t length, std::uint8_t* bytes);
void take_halves(const std::uint8_t* bytes, std::size_t length, std::uint8_t* codes);

/// q5: bit j of four bytes, the low bits first, is the fifth bit of element j of 32.
inline constexpr std::size_t kFifthBitBytes = 4;
void put_fifth_bits(const std::uint8_t* codes, std::uint8_t* bytes);
void add_fifth_bits(const std::uint8_t* bytes, std::uint8_t* codes);

/// tq1_0: 256 elements in base 3. A byte is a fraction of 256: multiplied by 3 it gives one trit after the other.
/// Codes of 3 are taken as 2.
inline constexpr std::size_t kTritBlock = 256, kTritBytes = 52;
void put_trits(const std::uint8_t* codes, std::uint8_t* bytes);
void take_trits(const std::uint8_t* bytes, std::uint8_t* codes);

/// tq2_0: of 128 elements, byte j holds j, j + 32, j + 64 and j + 96, the first in its lowest bits.
inline constexpr std::size_t kQuarterSpan = 128;
void put_quarters(const std::uint8_t* codes, std::size_t length, std::uint8_t* bytes);
void take_quarters(const std::uint8_t* bytes, std::size_t length, std::uint8_t* codes);

}  // namespace halfulp::cpu::block
