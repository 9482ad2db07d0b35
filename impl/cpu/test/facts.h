// The facts of a format that has no name, as they cross the adapter interface.
#pragma once

#include "abi/halfulp_adapter.h"
#include "cpu/layout.h"

namespace halfulp::cpu::test {

inline halfulp_format facts(const Layout& layout) {
  return {.struct_size = sizeof(halfulp_format),
          .name = "made_up",
          .k = layout.k,
          .p = layout.p,
          .bias = layout.bias,
          .sign = static_cast<int>(layout.sign),
          .nan = static_cast<int>(layout.nan),
          .inf = static_cast<int>(layout.inf),
          .low = static_cast<int>(layout.low),
          .codebook = nullptr};
}

}  // namespace halfulp::cpu::test
