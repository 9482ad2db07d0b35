#include "run/poison.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "run/poison.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace halfulp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void poison_vectors(std::uint8_t byte, std::uint8_t* bytes, std::size_t count) {
  const hn::ScalableTag<std::uint8_t> tag;
  const std::size_t lanes = hn::Lanes(tag);
  const auto value = hn::Set(tag, byte);
  std::size_t i = 0;
  for (; i + 4 * lanes <= count; i += 4 * lanes) {
    hn::StoreU(value, tag, bytes + i);
    hn::StoreU(value, tag, bytes + i + lanes);
    hn::StoreU(value, tag, bytes + i + 2 * lanes);
    hn::StoreU(value, tag, bytes + i + 3 * lanes);
  }
  for (; i < count; ++i) bytes[i] = byte;
}

}  // namespace halfulp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp {

HWY_EXPORT(poison_vectors);

void poison(std::uint8_t byte, std::uint8_t* bytes, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(poison_vectors)(byte, bytes, count);
}

}  // namespace halfulp
#endif
