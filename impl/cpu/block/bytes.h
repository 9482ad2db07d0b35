// Codes and float32 values at any alignment.
#pragma once

#include <cstdint>
#include <cstring>

#include "cpu/block/facts.h"

namespace halfulp::cpu::block {

inline float load_float(const std::uint8_t* at) {
  float value;
  std::memcpy(&value, at, sizeof value);
  return value;
}

inline void store_float(std::uint8_t* at, float value) { std::memcpy(at, &value, sizeof value); }

/// The code in a container of the format.
inline Code load_code(const CodeFormat& format, const std::uint8_t* at) {
  if (format.bytes == 1) return *at;
  if (format.bytes == 4) {
    std::uint32_t code;
    std::memcpy(&code, at, sizeof code);
    return code;
  }
  std::uint16_t code;
  std::memcpy(&code, at, sizeof code);
  return code;
}

/// Puts a code into a container of the format.
inline void store_code(const CodeFormat& format, std::uint8_t* at, Code code) {
  if (format.bytes == 4) {
    std::memcpy(at, &code, sizeof code);
  } else if (format.bytes == 2) {
    const auto narrow = static_cast<std::uint16_t>(code);
    std::memcpy(at, &narrow, sizeof narrow);
  } else {
    *at = static_cast<std::uint8_t>(code);
  }
}

}  // namespace halfulp::cpu::block
