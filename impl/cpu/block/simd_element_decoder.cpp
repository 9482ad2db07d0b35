#include "cpu/block/simd_element_decoder.h"

#include <array>
#include <numeric>
#include <tuple>

#include "cpu/block/decode.h"

namespace halfulp::cpu::block {
namespace {

bool is_int8(const CodeFormat& element) {
  if (element.layout || element.k != 8) return false;
  const float unit = element.values[1];
  for (int code = 0; code < 256; ++code) {
    const auto integer = static_cast<float>(code < 128 ? code : code - 256);
    if (element.values[static_cast<std::size_t>(code)] != integer * unit) return false;
  }
  return true;
}

/// What portable code makes of every code by a scale of one.
Levels levels_of(const Plan& plan) {
  std::array<std::uint8_t, std::tuple_size_v<Levels>> codes;
  std::iota(codes.begin(), codes.end(), std::uint8_t{0});
  Levels levels;
  decode(plan, Decoding{}, codes.data(), codes.size(), levels.data());
  return levels;
}

bool are_levels(const CodeFormat& element) { return element.values.size() <= Levels().size(); }

bool are_minifloats(const CodeFormat& element) {
  return !are_levels(element) && element.layout && is_plannable(*element.layout);
}

}  // namespace

// Plans are made where they stay: a copy would wait for all stores before it, the values of the block before among
// them.
ElementDecoder::ElementDecoder(const Plan& plan)
    : levels_(are_levels(plan.facts.element) ? levels_of(plan) : Levels{}),
      minifloats_(are_minifloats(plan.facts.element) ? plan_decode(*plan.facts.element.layout) : DecodePlan{}) {
  const CodeFormat& element = plan.facts.element;
  level_kernel_ = level_kernel();
  if (level_kernel_ == nullptr) return;
  table_ = element.values.data();
  if (are_levels(element)) {
    kind_ = Kind::levels;
  } else if (are_minifloats(element)) {
    kind_ = Kind::minifloats;
    minifloat_kernel_ = decode_kernel(minifloats_);
  } else if (is_int8(element)) {
    kind_ = Kind::int8;
    int8_kernel_ = int8_kernel();
    unit_ = element.values[1];
  }
}

void ElementDecoder::decode(const std::uint8_t* codes, std::size_t count, float* e) const {
  constexpr float kOne = 1;
  switch (kind_) {
    case Kind::levels:
      return level_kernel_(levels_, codes, &kOne, count, 1, e);
    case Kind::minifloats:
      return minifloat_kernel_(minifloats_, codes, e, count);
    case Kind::int8:
      return int8_kernel_(codes, unit_, count, e);
    case Kind::table:
      for (std::size_t i = 0; i < count; ++i) e[i] = table_[codes[i]];
      return;
  }
}

bool ElementDecoder::decode_at_once(const std::uint8_t* codes, const float* factors, std::size_t length,
                                    std::size_t blocks, float* x) const {
  switch (kind_) {
    case Kind::levels:
      level_kernel_(levels_, codes, factors, length, blocks, x);
      return true;
    case Kind::int8:
      scaled_int8_kernel()(codes, unit_, factors, length, blocks, x);
      return true;
    case Kind::table:
      scale_looked_up(table_, codes, factors, length, blocks, x);
      return true;
    case Kind::minifloats:
      return false;
  }
  return false;
}

}  // namespace halfulp::cpu::block
