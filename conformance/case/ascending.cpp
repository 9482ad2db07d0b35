#include "case/ascending.h"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "case/ascending.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace halfulp::HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

void write_ascending_vectors(std::uint32_t first, std::size_t count, std::uint32_t* codes) {
  const hn::ScalableTag<std::uint32_t> tag;
  const std::size_t lanes = hn::Lanes(tag);
  const auto step = hn::Set(tag, static_cast<std::uint32_t>(lanes));
  auto next = hn::Iota(tag, first);
  std::size_t i = 0;
  for (; i + lanes <= count; i += lanes) {
    hn::StoreU(next, tag, codes + i);
    next = hn::Add(next, step);
  }
  for (; i < count; ++i) codes[i] = first + static_cast<std::uint32_t>(i);
}

}  // namespace halfulp::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp {

HWY_EXPORT(write_ascending_vectors);

void write_ascending(std::uint32_t first, std::size_t count, std::uint32_t* codes) {
  HWY_DYNAMIC_DISPATCH(write_ascending_vectors)(first, count, codes);
}

}  // namespace halfulp
#endif
