// Vector kernels for at most 16 codes: four comparisons per value walk a tree of the intervals' ends, whose levels are
// tables in registers. Integers only, so no mode of the processor matters.
#include <algorithm>
#include <bit>
#include <cstring>

#include "cpu/encode_kernels.h"
#include "cpu/step_plan.h"
#include "hwy/cache_control.h"

// Vectors whose size is not known at compile time cannot be members of a struct.
#define HWY_DISABLED_TARGETS (HWY_SSSE3 | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "cpu/step_kernels.cpp"
#include "hwy/foreach_target.h"
#include "hwy/highway.h"

HWY_BEFORE_NAMESPACE();
namespace halfulp::cpu {
namespace HWY_NAMESPACE {

#if HWY_TARGET != HWY_SCALAR

namespace hn = hwy::HWY_NAMESPACE;

using Bytes = hn::ScalableTag<std::uint8_t>;
using Halves = hn::ScalableTag<std::uint16_t>;
using Keys = hn::ScalableTag<std::int32_t>;
using Words = hn::ScalableTag<std::uint32_t>;
using V = hn::Vec<Keys>;

/// Values that one step of the kernel converts: a full vector of byte codes.
constexpr std::size_t kStep = HWY_LANES(std::uint8_t);

/// How far ahead values are fetched: the processor's own fetching ends with every page of 4096 bytes.
constexpr std::size_t kBytesAhead = 4096;

/// Fetches the values of a later step. They may lie beyond the last one: nothing is read.
HWY_INLINE void fetch_ahead(const float* x) {
  constexpr std::size_t kLine = 64;
  const auto address = reinterpret_cast<std::uintptr_t>(x) + kBytesAhead;
  for (std::size_t i = 0; i < kStep * sizeof(*x); i += kLine) hwy::Prefetch(reinterpret_cast<const char*>(address + i));
}

/// The levels of the tree. The bits of an interval's number are found from the highest down and kept from bit 0 up, so
/// that what is known so far is an index into the next level.
struct Tree {
  static constexpr std::size_t kSize = StepPlan::kSteps;

  HWY_INLINE explicit Tree(const StepPlan& plan) {
    const Keys d;
    HWY_ALIGN std::int32_t third[kSize], fourth[kSize], upper_fourth[kSize];
    HWY_ALIGN std::uint8_t by_path[kSize];
    for (std::size_t path = 0; path < kSize; ++path) {
      third[path] = plan.last[mirrored(path % 4) + 1];
      fourth[path] = plan.last[mirrored(path % 8)];
      upper_fourth[path] = plan.last[mirrored(path % 4 + 4)];
      by_path[path] = plan.codes[mirrored(path)];
    }
    root = hn::Set(d, plan.last[7]);
    left = hn::Set(d, plan.last[3]);
    right = hn::Set(d, plan.last[11]);
    quarters = hn::Load(d, third);
    eighths = hn::Load(d, fourth);
    upper_eighths = hn::Load(d, upper_fourth);
    codes = hn::LoadDup128(Bytes(), by_path);
  }

  /// The four bits in opposite order.
  static constexpr std::size_t mirrored(std::size_t path) {
    return (path & 1) << 3 | (path & 2) << 1 | (path & 4) >> 1 | (path & 8) >> 3;
  }

  V root, left, right, quarters, eighths, upper_eighths;
  hn::Vec<Bytes> codes;
};

HWY_INLINE V load_keys(Keys d, const float* x) {
  const V bits = hn::BitCast(d, hn::LoadU(hn::RebindToFloat<Keys>(), x));
  const V flip = hn::And(hn::BroadcastSignBit(bits), hn::Set(d, 0x7FFFFFFF));
  return hn::Sub(hn::Xor(bits, flip), hn::Set(d, static_cast<std::int32_t>(kNans)));
}

/// The path that each key takes through the tree.
HWY_INLINE hn::Vec<Halves> paths(Keys d, const Tree& tree, V key) {
  const auto bit = [d](auto is_above, std::int32_t value) { return hn::IfThenElseZero(is_above, hn::Set(d, value)); };
  const auto in_upper_half = hn::Gt(key, tree.root);
  const auto in_upper_quarter = hn::Gt(key, hn::IfThenElse(in_upper_half, tree.right, tree.left));
  const V quarter = hn::Or(bit(in_upper_half, 1), bit(in_upper_quarter, 2));
  const auto quarter_index = hn::IndicesFromVec(d, quarter);
  const auto in_upper_eighth = hn::Gt(key, hn::TableLookupLanes(tree.quarters, quarter_index));
  const V eighth = hn::Or(quarter, bit(in_upper_eighth, 4));
  V end;
  if constexpr (HWY_LANES(std::int32_t) >= 8) {
    end = hn::TableLookupLanes(tree.eighths, hn::IndicesFromVec(d, eighth));
  } else {
    end = hn::IfThenElse(in_upper_eighth, hn::TableLookupLanes(tree.upper_eighths, quarter_index),
                         hn::TableLookupLanes(tree.eighths, quarter_index));
  }
  return hn::BitCast(Halves(), hn::Or(eighth, bit(hn::Gt(key, end), 8)));
}

/// Converts kStep values.
HWY_INLINE void convert_step(const Tree& tree, const float* x, std::uint8_t* codes) {
  const Keys keys;
  const Halves halves;
  const Bytes bytes;
  const auto path = [&](std::size_t quarter) { return paths(keys, tree, load_keys(keys, x + quarter * (kStep / 4))); };
  const auto first = hn::BitCast(bytes, hn::ConcatEven(halves, path(1), path(0)));
  const auto second = hn::BitCast(bytes, hn::ConcatEven(halves, path(3), path(2)));
  hn::StoreU(hn::TableLookupBytes(tree.codes, hn::ConcatEven(bytes, second, first)), bytes, codes);
}

/// Fills the codes of a block and returns true, if all of it is in one interval. Requires a count that is not 0 and a
/// multiple of kStep.
HWY_INLINE bool fill_block(const StepPlan& plan, const float* x, std::uint8_t* codes, std::size_t count) {
  const auto key_at = [x](std::size_t i) { return key_of(std::bit_cast<std::uint32_t>(x[i])); };
  const std::int32_t key = key_at(0);
  std::size_t step = 0;
  for (std::size_t i = 0; i + 1 < StepPlan::kSteps; ++i) step += key > plan.last[i] ? 1 : 0;
  const std::uint32_t first = step == 0 ? 0x80000000 : static_cast<std::uint32_t>(plan.last[step - 1]) + 1;
  const std::uint32_t span = static_cast<std::uint32_t>(plan.last[step]) - first;
  if (static_cast<std::uint32_t>(key_at(count - 1)) - first > span) return false;
  const Keys d;
  const Words words;
  auto farthest = hn::Zero(words);
  for (std::size_t i = 0; i < count; i += hn::Lanes(d)) {
    farthest = hn::Max(farthest, hn::Sub(hn::BitCast(words, load_keys(d, x + i)), hn::Set(words, first)));
  }
  if (!hn::AllFalse(words, hn::Gt(farthest, hn::Set(words, span)))) return false;
  std::memset(codes, plan.codes[step], count);
  return true;
}

void encode_steps(const StepPlan& plan, const float* x, std::uint8_t* codes, std::size_t count) {
  const Tree tree(plan);
  const std::size_t whole = count / kStep * kStep;
  for (std::size_t i = 0; i < whole; i += kRunBlock) {
    const std::size_t size = std::min(kRunBlock, whole - i);
    if (fill_block(plan, x + i, codes + i, size)) continue;
    for (std::size_t j = i; j < i + size; j += kStep) {
      fetch_ahead(x + j);
      convert_step(tree, x + j, codes + j);
    }
  }
  if (whole == count) return;
  float last[kStep] = {};
  std::uint8_t last_codes[kStep];
  std::memcpy(last, x + whole, (count - whole) * sizeof(*x));
  convert_step(tree, last, last_codes);
  std::memcpy(codes + whole, last_codes, count - whole);
}

StepKernel choose_steps() { return &encode_steps; }

#else

StepKernel choose_steps() { return nullptr; }

#endif

}  // namespace HWY_NAMESPACE
}  // namespace halfulp::cpu
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace halfulp::cpu {

HWY_EXPORT(choose_steps);

StepKernel step_kernel() { return HWY_DYNAMIC_DISPATCH(choose_steps)(); }

}  // namespace halfulp::cpu
#endif
