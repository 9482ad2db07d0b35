// Under test: Highway's scalar hwy::BF16FromF32 and hwy::F32FromBF16, and its vector DemoteTo and PromoteTo between
// float and float16_t on the best target of the machine. Declared as IEEE 754 asks, to nearest: release 1.0.3 drops the
// low bits in BF16FromF32, and in DemoteTo on targets below AVX2, which is left for the check to find.
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "thirdparty/highway.cpp"
#include <hwy/foreach_target.h>
// Must come after foreach_target.h.
#include <hwy/highway.h>

#include "abi/adapter.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::impl::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

/// Runs `convert` on `count` values, a vector at a time; the rest goes through a padded buffer.
template <class From, class To, class Convert>
HWY_ATTR void for_each_vector(const void* operand, void* result, std::size_t count, std::size_t lanes,
                              Convert convert) {
  const auto* from = static_cast<const From*>(operand);
  auto* to = static_cast<To*>(result);
  for (; count >= lanes; count -= lanes, from += lanes, to += lanes) convert(from, to);
  From tail[hn::MaxLanes(hn::ScalableTag<float>())] = {};
  To converted[hn::MaxLanes(hn::ScalableTag<float>())];
  std::memcpy(tail, from, count * sizeof(From));
  convert(tail, converted);
  std::memcpy(to, converted, count * sizeof(To));
}

HWY_ATTR void demote(const void* operand, void* result, std::size_t count) {
  const hn::ScalableTag<float> wide;
  const hn::Rebind<hwy::float16_t, decltype(wide)> narrow;
  for_each_vector<float, hwy::float16_t>(operand, result, count, hn::Lanes(wide),
                                         [=](const float* from, hwy::float16_t* to) HWY_ATTR {
                                           hn::StoreU(hn::DemoteTo(narrow, hn::LoadU(wide, from)), narrow, to);
                                         });
}

HWY_ATTR void promote(const void* operand, void* result, std::size_t count) {
  const hn::ScalableTag<float> wide;
  const hn::Rebind<hwy::float16_t, decltype(wide)> narrow;
  for_each_vector<hwy::float16_t, float>(operand, result, count, hn::Lanes(wide),
                                         [=](const hwy::float16_t* from, float* to) HWY_ATTR {
                                           hn::StoreU(hn::PromoteTo(wide, hn::LoadU(narrow, from)), wide, to);
                                         });
}

}  // namespace halfulp::impl::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::impl {
namespace {

HWY_EXPORT(demote);
HWY_EXPORT(promote);

void run_demote(const void* operand, void* result, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(demote)(operand, result, count);
}

void run_promote(const void* operand, void* result, std::size_t count) {
  HWY_DYNAMIC_DISPATCH(promote)(operand, result, count);
}

}  // namespace

adapter::Adapter adapter_highway() {
  using adapter::convert;
  return {.name = "highway",
          .version = std::to_string(HWY_MAJOR) + "." + std::to_string(HWY_MINOR) + "." + std::to_string(HWY_PATCH),
          .homepage = "https://github.com/google/highway",
          .conversions = {convert<float, std::uint16_t>("float32", "bfloat16", "ties_to_even", "ieee-raw",
                                                        [](float x) { return hwy::BF16FromF32(x).bits; }),
                          convert<std::uint16_t, float>("bfloat16", "float32", "ties_to_even", "ieee-raw",
                                                        [](std::uint16_t x) { return hwy::F32FromBF16({x}); }),
                          {"float32", "float16", "ties_to_even", "ieee-payload",
                           [](const halfulp_query&) { return adapter::Batch(&run_demote); }},
                          {"float16", "float32", "ties_to_even", "ieee-payload",
                           [](const halfulp_query&) { return adapter::Batch(&run_promote); }}}};
}

}  // namespace halfulp::impl
#endif
