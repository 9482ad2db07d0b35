// The order in which an epoch sees the images.
#pragma once

#include <cstdint>
#include <span>

#include "mnist/random.h"

namespace halfulp::mnist {

/// Puts the numbers into a random order, every order with the same probability (Fisher and Yates).
void shuffle(std::span<std::uint32_t> numbers, Random& random);

}  // namespace halfulp::mnist
