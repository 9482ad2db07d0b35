// One vector load and compare per step, with the widest vectors the machine has (Highway dispatches at run time).
#include "judge/all_equal.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "judge/all_equal.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace halfulp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

template <class Container>
bool all_equal_vectors(const Container* HWY_RESTRICT codes, std::size_t count, Container code) {
  const hn::ScalableTag<Container> tag;
  const std::size_t lanes = hn::Lanes(tag);
  const auto wanted = hn::Set(tag, code);
  std::size_t i = 0;
  // Differences are collected over four vectors, so that the branch costs a quarter.
  for (; i + 4 * lanes <= count; i += 4 * lanes) {
    const auto first =
        hn::Or(hn::Xor(hn::LoadU(tag, codes + i), wanted), hn::Xor(hn::LoadU(tag, codes + i + lanes), wanted));
    const auto second = hn::Or(hn::Xor(hn::LoadU(tag, codes + i + 2 * lanes), wanted),
                               hn::Xor(hn::LoadU(tag, codes + i + 3 * lanes), wanted));
    if (!hn::AllTrue(tag, hn::Eq(hn::Or(first, second), hn::Zero(tag)))) return false;
  }
  for (; i < count; ++i) {
    if (codes[i] != code) return false;
  }
  return true;
}

bool all_equal_8(const std::uint8_t* codes, std::size_t count, std::uint8_t code) {
  return all_equal_vectors(codes, count, code);
}
bool all_equal_16(const std::uint16_t* codes, std::size_t count, std::uint16_t code) {
  return all_equal_vectors(codes, count, code);
}
bool all_equal_32(const std::uint32_t* codes, std::size_t count, std::uint32_t code) {
  return all_equal_vectors(codes, count, code);
}
bool all_equal_64(const std::uint64_t* codes, std::size_t count, std::uint64_t code) {
  return all_equal_vectors(codes, count, code);
}

}  // namespace halfulp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp {

HWY_EXPORT(all_equal_8);
HWY_EXPORT(all_equal_16);
HWY_EXPORT(all_equal_32);
HWY_EXPORT(all_equal_64);

bool all_equal(const std::uint8_t* codes, std::size_t count, std::uint64_t code) {
  return HWY_DYNAMIC_DISPATCH(all_equal_8)(codes, count, static_cast<std::uint8_t>(code));
}
bool all_equal(const std::uint16_t* codes, std::size_t count, std::uint64_t code) {
  return HWY_DYNAMIC_DISPATCH(all_equal_16)(codes, count, static_cast<std::uint16_t>(code));
}
bool all_equal(const std::uint32_t* codes, std::size_t count, std::uint64_t code) {
  return HWY_DYNAMIC_DISPATCH(all_equal_32)(codes, count, static_cast<std::uint32_t>(code));
}
bool all_equal(const std::uint64_t* codes, std::size_t count, std::uint64_t code) {
  return HWY_DYNAMIC_DISPATCH(all_equal_64)(codes, count, code);
}

}  // namespace halfulp
#endif
