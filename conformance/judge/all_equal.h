// The comparison that nearly every result goes through: is this stretch one code throughout?
#pragma once

#include <cstddef>
#include <cstdint>

namespace halfulp {

/// Whether all of [count] codes are `code`.
bool all_equal(const std::uint8_t* codes, std::size_t count, std::uint64_t code);
bool all_equal(const std::uint16_t* codes, std::size_t count, std::uint64_t code);
bool all_equal(const std::uint32_t* codes, std::size_t count, std::uint64_t code);
bool all_equal(const std::uint64_t* codes, std::size_t count, std::uint64_t code);

}  // namespace halfulp
