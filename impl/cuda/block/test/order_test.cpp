// Bytes that are written alone against blocks and streams that are packed as a whole.
#include "cuda/block/order.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <vector>

#include "cpu/block/order.h"

namespace halfulp::cuda::block {
namespace {

using Codes = std::vector<std::uint8_t>;

Codes random_codes(std::size_t count, int k) {
  std::mt19937 random(static_cast<std::uint32_t>(count) + static_cast<std::uint32_t>(k));
  Codes codes(count);
  for (std::uint8_t& code : codes) code = static_cast<std::uint8_t>(random() & ((1u << k) - 1));
  return codes;
}

struct Stored {
  Order order;
  int k;
  std::uint32_t length;
};
constexpr std::array kStored{Stored{Order::bytes, 8, 32},  Stored{Order::halves, 4, 32},
                             Stored{Order::halves, 4, 16}, Stored{Order::halves_and_fifth_bits, 5, 32},
                             Stored{Order::trits, 2, 256}, Stored{Order::quarters, 2, 256}};

TEST(StoredBytes, are_those_of_a_block_that_is_packed_as_a_whole) {
  for (const Stored& stored : kStored) {
    const Codes codes = random_codes(stored.length, stored.k);
    const BlockPlan plan{.order = stored.order, .length = stored.length};
    Codes expected(cpu::block::block_bytes(stored.order, stored.k, stored.length)), actual;
    cpu::block::put_block(stored.order, stored.k, codes.data(), stored.length, expected.data());
    for (std::uint32_t byte = 0; byte < expected.size(); ++byte) {
      actual.push_back(stored_byte(plan, byte, [&](std::uint32_t i) { return codes[i]; }));
    }
    EXPECT_EQ(actual, expected) << static_cast<int>(stored.order);
  }
}

TEST(StoredCodes, are_those_of_a_block_that_is_taken_apart_as_a_whole) {
  for (const Stored& stored : kStored) {
    const Codes bytes = random_codes(cpu::block::block_bytes(stored.order, stored.k, stored.length), 8);
    const BlockPlan plan{.order = stored.order, .length = stored.length};
    Codes expected(stored.length), actual;
    cpu::block::take_block(stored.order, stored.k, bytes.data(), stored.length, expected.data());
    for (std::uint32_t i = 0; i < stored.length; ++i) actual.push_back(stored_code(plan, bytes.data(), i));
    EXPECT_EQ(actual, expected) << static_cast<int>(stored.order);
  }
}

TEST(EightCodes, take_the_bytes_that_they_have_in_a_stream) {
  for (const Order order : {Order::lsb_first, Order::msb_first}) {
    for (std::uint32_t k = 1; k <= 8; ++k) {
      const Codes codes = random_codes(kEight, static_cast<int>(k));
      Codes expected(k), back(kEight);
      cpu::block::put(order, static_cast<int>(k), 0, codes.data(), kEight, expected.data());
      const std::uint64_t packed = packed_eight(order, k, codes.data());
      EXPECT_EQ(packed, load_bytes(expected.data(), k)) << k;
      unpack_eight(order, k, packed, back.data());
      EXPECT_EQ(back, codes) << k;
    }
  }
}

}  // namespace
}  // namespace halfulp::cuda::block
