// Everything the vector kernels need to know about one conversion, worked out once by asking the portable codec.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "cpu/codebook.h"
#include "cpu/layout.h"
#include "cpu/rounding.h"

namespace halfulp::cpu {

/// How a kernel gets from the bits of a float32 to a magnitude code.
enum class Shape : std::uint8_t {
  narrow,  ///< 16-bit lanes: the upper half of the float, what is below folded into its last bit.
  wide,    ///< 32-bit lanes.
  linear,  ///< 32-bit lanes: codes are the leading bits of the float's own magnitude, subnormals included.
  none,    ///< No kernel fits.
};

/// What becomes of the sign.
enum class Signs : std::uint8_t {
  kept,      ///< Also on zero.
  replaced,  ///< One zero, or no sign at all.
};

/// float32 inputs from `first` to `first + span` (their bits as integers) that all have the same code.
struct ConstantRun {
  std::uint32_t first = 0;
  std::uint32_t span = 0;
  std::uint32_t code = 0;
};

/// What becomes of values of one sign that the arithmetic does not cover; complete codes.
struct SpecialCodes {
  std::uint32_t nan = 0, infinity = 0, zero = 0;
};

struct EncodePlan {
  Shape shape = Shape::none;
  Signs signs = Signs::kept;
  bool is_byte = true;  ///< Codes are stored in 8 bits, else 16.

  std::uint32_t cut_bits = 0;    ///< Bits that a normal value loses.
  std::uint32_t trailing = 0;    ///< p - 1.
  std::uint32_t min_field = 0;   ///< The float32 exponent field of the least normal value of the format.
  std::uint32_t low_double = 0;  ///< linear: magnitudes below this are doubled, others raised by it.
  std::uint32_t floor = 0;       ///< linear: then this is the least, and becomes code 0.
  bool zero_is_special = false;

  std::uint32_t positive_limit = 0;  ///< The magnitude code that overflow stops at.
  std::uint32_t negative_limit = 0;
  std::uint32_t sign_bit = 0;
  std::uint32_t negative_keep = 0;  ///< replaced: a negative result is (code & keep) | set ...
  std::uint32_t negative_set = 0;
  std::uint32_t negative_zero = 0;  ///< ... but this where the code is 0.
  SpecialCodes positive, negative;

  std::array<ConstantRun, 6> runs{};
};

/// Converts [count] float32 bit patterns to codes, for the plan it was chosen for.
using EncodeKernel = void (*)(const EncodePlan& plan, const float* x, void* codes, std::size_t count);

/// Plans the conversion into a binary format of at most 16 bits.
EncodePlan plan_encode(const Layout& layout, Rounding rounding, const Policy& policy);

/// The runs of equal codes around zero, at the upper end and among the NaNs, for both signs.
/// `encode` maps the bits of a float32 to a code and is monotone for each sign.
template <class Encode>
std::array<ConstantRun, 6> constant_runs(const Encode& encode) {
  constexpr std::uint32_t kMaxFinite = 0x7F7FFFFF, kInfinity = 0x7F800000;
  std::array<ConstantRun, 6> runs{};
  std::size_t next = 0;
  for (const std::uint32_t sign : {0u, 0x80000000u}) {
    const auto code = [&](std::uint32_t magnitude) { return static_cast<std::uint32_t>(encode(magnitude | sign)); };
    const auto add = [&](std::uint32_t first, std::uint32_t last, std::uint32_t same) {
      runs[next++] = {first | sign, last - first, same};
    };
    const std::uint32_t tiny = code(1), huge = code(kMaxFinite);
    std::uint32_t tiny_last = 1, beyond = kMaxFinite + 1;
    while (beyond - tiny_last > 1) {
      const std::uint32_t middle = tiny_last + (beyond - tiny_last) / 2;
      (code(middle) == tiny ? tiny_last : beyond) = middle;
    }
    std::uint32_t before = 0, huge_first = kMaxFinite;
    while (huge_first - before > 1) {
      const std::uint32_t middle = before + (huge_first - before) / 2;
      (code(middle) == huge ? huge_first : before) = middle;
    }
    add(code(0) == tiny ? 0 : 1, tiny_last, tiny);
    add(huge_first, code(kInfinity) == huge ? kInfinity : kMaxFinite, huge);
    add(kInfinity + 1, 0x7FFFFFFF, code(0x7FFFFFFF));
  }
  return runs;
}

}  // namespace halfulp::cpu
