// The CPU functions of bitsandbytes, where a library with them was named.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "case/operation.h"

namespace halfulp {

/// A tensor in one row and its planes.
struct FlatTensor {
  float* values = nullptr;
  std::uint8_t* codes = nullptr;
  float* scales = nullptr;
  std::int64_t count = 0;
};

/// What does the operation on blocks of a format by the library that HALFULP_BITSANDBYTES_LIBRARY names, on one thread;
/// empty if there is no library, or no such function in it.
std::function<void(const FlatTensor&)> bitsandbytes_call(std::string_view format, Operation operation);

}  // namespace halfulp
