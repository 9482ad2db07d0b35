// SHA-256.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace halfulp::mnist {

/// 64 hexadecimal digits in lower case.
std::string sha256(std::span<const std::uint8_t> bytes);

}  // namespace halfulp::mnist
