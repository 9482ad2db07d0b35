#include "mnist/shuffle.h"

#include <utility>

namespace halfulp::mnist {

void shuffle(std::span<std::uint32_t> numbers, Random& random) {
  for (std::size_t left = numbers.size(); left > 1; --left) {
    std::swap(numbers[left - 1], numbers[random.below(static_cast<std::uint32_t>(left))]);
  }
}

}  // namespace halfulp::mnist
