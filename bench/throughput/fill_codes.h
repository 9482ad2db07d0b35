// Codes written one after the other into their containers.
#pragma once

#include <cstddef>

#include "case/container.h"

namespace halfulp::throughput {

/// Sets code i to draw(i) for all i in [0, count).
template <class Draw>
void fill_codes(const FormatSpec& format, void* codes, std::size_t count, Draw draw) {
  with_container(format.container_bits(), [&](auto zero) {
    using Container = decltype(zero);
    auto* const to = static_cast<Container*>(codes);
    for (std::size_t i = 0; i < count; ++i) to[i] = static_cast<Container>(draw(i));
  });
}

}  // namespace halfulp::throughput
