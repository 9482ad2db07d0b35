#include "cpu/block/simd_decode.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "cpu/block/decode.h"
#include "cpu/block/simd_batches.h"
#include "cpu/block/simd_element_decoder.h"

namespace halfulp::cpu::block {
namespace {

constexpr std::size_t kBatch = 1024;

}  // namespace

Restore restore_for(const Rules& rules) {
  switch (rules.decode) {
    case Decode::product_plus:
      return Restore::product_plus;
    case Decode::zero_point:
      return Restore::difference;
    case Decode::product_of_limit:
    case Decode::tensor_last:
      return Restore::two_products;
    case Decode::product:
    case Decode::tensor_first:
    case Decode::nested:
      break;
  }
  return rules.subnormals == Subnormals::flushed ? Restore::flushed_product : Restore::product;
}

bool is_ordinary(const Decoding& decoding) {
  return std::isfinite(decoding.factor) && std::isfinite(decoding.second) && std::isfinite(decoding.shift);
}

void decode_by_vectors(const Plan& plan, const Decoding& decoding, const std::uint8_t* codes, std::size_t count,
                       float* x) {
  const ElementDecoder decoder(plan);
  const Restore how = restore_for(plan.rules);
  const bool has_second_of_its_own = decoding.second != 1 && how != Restore::two_products;
  const bool is_served = is_ordinary(decoding) && !has_second_of_its_own;
  if (!decoder || !is_served) return decode(plan, decoding, codes, count, x);
  if (how == Restore::product && decoder.decode_at_once(codes, &decoding.factor, count, 1, x)) return;
  if (decoder.is_table()) return decode(plan, decoding, codes, count, x);
  const RestoreKernel restore = restore_kernel(how);
  alignas(kLineBytes) std::array<float, kBatch> e;
  for (std::size_t i = 0; i < count; i += kBatch) {
    const std::size_t size = std::min(kBatch, count - i);
    decoder.decode(codes + i, size, e.data());
    restore(e.data(), &decoding, size, 1, x + i);
  }
}

}  // namespace halfulp::cpu::block
