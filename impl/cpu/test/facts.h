// The facts of a format as they cross the adapter interface.
#pragma once

#include "abi/halfulp_adapter.h"
#include "cpu/layout.h"

namespace halfulp::cpu::test {

/// Of a binary format. `name` must outlive the facts.
inline halfulp_format facts(const char* name, const Layout& layout) {
  return {.struct_size = sizeof(halfulp_format),
          .name = name,
          .k = layout.k,
          .p = layout.p,
          .bias = layout.bias,
          .sign = static_cast<int>(layout.sign),
          .nan = static_cast<int>(layout.nan),
          .inf = static_cast<int>(layout.inf),
          .low = static_cast<int>(layout.low),
          .codebook = nullptr};
}

/// Of one that has no name.
inline halfulp_format facts(const Layout& layout) { return facts("made_up", layout); }

}  // namespace halfulp::cpu::test
