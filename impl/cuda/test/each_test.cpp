// All threads of a grid, played by the CPU: every value is converted once, in place, and nothing else is touched.
#include "cuda/each.h"

#include <gtest/gtest.h>

#include <cstring>
#include <memory>
#include <random>

namespace halfulp::cuda::test {
namespace {

template <class Operand>
struct Fold {
  static constexpr int kPacksAtOnce = 2;

  constexpr std::uint32_t operator()(Operand x) const {
    return static_cast<std::uint32_t>((std::uint64_t{x} * 0x9E3779B97F4A7C15) >> 32);
  }
};

template <class Operand, class Result>
Split split_of(const Operand* from, const Result* to, std::size_t count) {
  constexpr int kCount = kPack<Operand, Result>;
  return split({reinterpret_cast<std::uintptr_t>(from), sizeof(Operand), alignof(Pack<Operand, kCount>)},
               {reinterpret_cast<std::uintptr_t>(to), sizeof(Result), alignof(Pack<Result, kCount>)}, count, kCount);
}

/// Memory at a multiple of 64, filled with random bytes.
std::shared_ptr<std::byte> memory(std::size_t size) {
  const std::size_t whole = (size + 127) / 64 * 64;
  std::shared_ptr<std::byte> bytes(static_cast<std::byte*>(std::aligned_alloc(64, whole)), &std::free);
  std::mt19937 random(31);
  for (std::size_t i = 0; i < whole; ++i) bytes.get()[i] = static_cast<std::byte>(random());
  return bytes;
}

template <class Operand, class Result>
void check(std::size_t count, std::size_t from_offset, std::size_t to_offset, std::uint32_t blocks) {
  const Fold<Operand> function;
  const auto operands = memory((count + from_offset) * sizeof(Operand));
  const auto results = memory((count + to_offset + 8) * sizeof(Result));
  const auto* from = reinterpret_cast<const Operand*>(operands.get()) + from_offset;
  auto* to = reinterpret_cast<Result*>(results.get()) + to_offset;
  const std::size_t size = (count + to_offset + 8) * sizeof(Result);
  const auto expected = memory(size);
  for (std::size_t i = 0; i < count; ++i) {
    Operand x;
    std::memcpy(&x, from + i, sizeof x);
    const auto y = static_cast<Result>(function(x));
    std::memcpy(expected.get() + (to_offset + i) * sizeof y, &y, sizeof y);
  }
  const Split parts = split_of(from, to, count);
  for (std::uint32_t block = 0; block < blocks; ++block) {
    for (std::uint32_t thread = 0; thread < kThreads; ++thread) {
      convert_part<Operand, Result>(function, from, to, parts, {block, thread, blocks});
    }
  }
  ASSERT_EQ(std::memcmp(results.get(), expected.get(), size), 0)
      << sizeof(Operand) << ' ' << sizeof(Result) << ' ' << count << '+' << from_offset << '+' << to_offset;
}

template <class Operand, class Result>
void check_everywhere() {
  for (const std::size_t from_offset : {0u, 1u, 3u, 8u, 15u}) {
    for (const std::size_t to_offset : {0u, 1u, 3u, 8u, 15u}) {
      for (const std::size_t count : {0u, 1u, 2u, 15u, 16u, 17u, 33u, 300u, 4095u}) {
        ASSERT_NO_FATAL_FAILURE((check<Operand, Result>(count, from_offset, to_offset, 2)));
      }
    }
  }
  for (const std::uint32_t blocks : {1u, 2u, 3u}) {
    ASSERT_NO_FATAL_FAILURE((check<Operand, Result>(3 * 8192 + 77, 1, 1, blocks)));
    ASSERT_NO_FATAL_FAILURE((check<Operand, Result>(3 * 8192 + 77, 0, 1, blocks)));
  }
}

TEST(Each, converts_every_value_once_at_any_alignment_and_count) {
  check_everywhere<std::uint8_t, std::uint8_t>();
  check_everywhere<std::uint8_t, std::uint16_t>();
  check_everywhere<std::uint8_t, std::uint32_t>();
  check_everywhere<std::uint16_t, std::uint8_t>();
  check_everywhere<std::uint16_t, std::uint16_t>();
  check_everywhere<std::uint16_t, std::uint32_t>();
  check_everywhere<std::uint32_t, std::uint8_t>();
  check_everywhere<std::uint32_t, std::uint16_t>();
  check_everywhere<std::uint64_t, std::uint8_t>();
  check_everywhere<std::uint64_t, std::uint16_t>();
}

TEST(Split, puts_packs_where_both_sides_are_aligned) {
  constexpr Split aligned = split({64, 4, 16}, {32, 1, 4}, 103, 4);
  EXPECT_EQ(aligned.head, 0u);
  EXPECT_EQ(aligned.packs, 25u);
  EXPECT_EQ(aligned.loose, 3u);
  constexpr Split shifted = split({68, 4, 16}, {33, 1, 4}, 103, 4);
  EXPECT_EQ(shifted.head, 3u);
  EXPECT_EQ(shifted.packs, 25u);
  EXPECT_EQ(shifted.loose, 3u);
  EXPECT_EQ(split({68, 4, 16}, {32, 1, 4}, 103, 4).packs, 0u);
  EXPECT_EQ(split({68, 4, 16}, {32, 1, 4}, 103, 4).loose, 103u);
}

TEST(Split, counts_beyond_32_bits) {
  constexpr std::uint64_t kCount = (std::uint64_t{1} << 34) + 5;
  constexpr Split parts = split({16, 1, 16}, {16, 1, 16}, kCount, 16);
  EXPECT_EQ(parts.packs, std::uint64_t{1} << 30);
  EXPECT_EQ(parts.loose, 5u);
}

TEST(Pack, has_enough_values_for_a_word_on_each_side) {
  EXPECT_EQ((kPack<std::uint32_t, std::uint8_t>), 4);
  EXPECT_EQ((kPack<std::uint16_t, std::uint8_t>), 8);
  EXPECT_EQ((kPack<std::uint8_t, std::uint8_t>), 16);
  EXPECT_EQ((kPack<std::uint64_t, std::uint8_t>), 4);
  EXPECT_EQ((kPack<std::uint8_t, std::uint32_t>), 4);
}

}  // namespace
}  // namespace halfulp::cuda::test
