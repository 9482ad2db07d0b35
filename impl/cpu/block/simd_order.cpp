#include "cpu/block/simd_order.h"

#include "cpu/block/order.h"
#include "cpu/block/simd_nibbles.h"
#include "cpu/block/simd_sextets.h"

namespace halfulp::cpu::block {
namespace {

bool are_nibbles(Order order, int k) { return k == 4 && (order == Order::lsb_first || order == Order::msb_first); }

NibbleOrder nibble_order(Order order) {
  return order == Order::lsb_first ? NibbleOrder::low_first : NibbleOrder::high_first;
}

bool begins_a_byte(int k, std::uint64_t first) { return first * static_cast<unsigned>(k) % 8 == 0; }

}  // namespace

void put_by_vectors(Order order, int k, std::uint64_t first, const std::uint8_t* codes, std::size_t count,
                    std::uint8_t* bytes) {
  std::size_t done = 0;
  if (begins_a_byte(k, first)) {
    std::uint8_t* const at = bytes + first * static_cast<unsigned>(k) / 8;
    const PackKernel nibbles = are_nibbles(order, k) ? pack_kernel(nibble_order(order)) : nullptr;
    const PackSextetsKernel sextets = k == 6 && order == Order::lsb_first ? pack_sextets_kernel() : nullptr;
    if (nibbles != nullptr) {
      done = count / 2 * 2;
      nibbles(codes, done, 1, at);
    } else if (sextets != nullptr) {
      done = sextets(codes, count, at);
    }
  }
  put(order, k, first + done, codes + done, count - done, bytes);
}

void take_by_vectors(Order order, int k, std::uint64_t first, const std::uint8_t* bytes, std::size_t count,
                     std::uint8_t* codes) {
  std::size_t done = 0;
  if (begins_a_byte(k, first)) {
    const std::uint8_t* const at = bytes + first * static_cast<unsigned>(k) / 8;
    const UnpackKernel nibbles = are_nibbles(order, k) ? unpack_kernel(nibble_order(order)) : nullptr;
    const UnpackSextetsKernel sextets = k == 6 && order == Order::lsb_first ? unpack_sextets_kernel() : nullptr;
    if (nibbles != nullptr) {
      done = count / 2 * 2;
      nibbles(at, done, 1, codes);
    } else if (sextets != nullptr) {
      done = sextets(at, count, codes);
    }
  }
  take(order, k, first + done, bytes, count - done, codes + done);
}

}  // namespace halfulp::cpu::block
