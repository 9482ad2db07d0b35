// How libraries come from values to the blocks of a format: one row of choices for each variant.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace halfulp::cpu::block {

/// What the scale of a block follows from. A is its largest magnitude, L the greatest element, fl a rounding to
/// float32.
enum class ScaleRule : std::uint8_t {
  absmax,              ///< A.
  absmax_over_limit,   ///< fl(A / L).
  multiplier_first,    ///< fl(1 / fl(L / A)).
  power_over_limit,    ///< The least power of two not below fl(A / L).
  power_floor,         ///< E8M0: exponents of A and L subtracted.
  power_ceil,          ///< E8M0: as power_floor, A taken up to a power of two first.
  power_even,          ///< E8M0: as power_floor, A rounded to the element's precision first.
  power_round_up,      ///< E8M0: the least power of two not below fl(A * fl(1 / L)).
  largest_over_least,  ///< fl(v / least element), v the first value of largest magnitude, with its sign.
  range_over_limit,    ///< fl(fl(max - min) / L), and the minimum.
  affine,              ///< As range_over_limit with zero among the values, and the code of zero.
  absmean,             ///< The mean of the magnitudes.
  least_squares,       ///< Of least squared error for the codes that largest_over_least gives.
  two_level_te,        ///< UE4M3 under a tensor scale, by multiplications.
  two_level_torchao,   ///< UE4M3 under a tensor scale, by divisions.
  ue4m3_half_up,       ///< fl(A / L) to UE4M3 as GGML rounds it.
};

/// How values are divided by the scale.
enum class Division : std::uint8_t {
  exact,       ///< In the reals.
  quotient,    ///< fl(x / s).
  reciprocal,  ///< fl(x * fl(1 / s)).
  multiplier,  ///< fl(x * fl(L / A)).
};

/// How a divided value becomes an element.
enum class ElementRule : std::uint8_t {
  nearest,     ///< By thresholds between neighbours.
  half_added,  ///< Integers: 1/2 and the code of zero are added in float32 and the sum is cut off.
  zero_point,  ///< Integers: the nearest one, ties to even, and the code of zero.
  binned,      ///< The nearest to the centre of one of 65536 bins of [-1, 1].
};

/// Where a value on a threshold goes.
enum class Ties : std::uint8_t {
  to_even,      ///< To the element an even number of steps from zero.
  away,         ///< To the larger magnitude.
  toward_zero,  ///< To the smaller magnitude.
  up,           ///< To the greater value.
  down,         ///< To the lesser value.
  to_even_code  ///< To the element at an even place of the list: the last pivot of bitsandbytes' binary search.
};

/// Where the thresholds lie.
enum class Thresholds : std::uint8_t {
  midpoints,          ///< At the midpoints.
  float32_midpoints,  ///< At the midpoints rounded to float32.
  published           ///< At the decimal magnitudes of bitsandbytes FP4.
};

/// What happens where the scale is zero.
enum class ZeroScale : std::uint8_t {
  flows,         ///< IEEE 754 arithmetic goes on.
  inverse_zero,  ///< Values are multiplied by zero.
  scale_one,     ///< The scale becomes one.
  code_zero      ///< Every code is code 0.
};

/// What a NaN does to the statistic of its block.
enum class NanStatistic : std::uint8_t { propagates, ignored };
/// The code of a value that is NaN after the division. Formats without NaN have the code of zero for it.
enum class NanElement : std::uint8_t { nan, code_zero, greatest };
/// The E8M0 scale of a block with an infinity.
enum class InfiniteScale : std::uint8_t { nan, largest };
/// What happens to subnormal operands and results.
enum class Subnormals : std::uint8_t { kept, flushed };
/// When the zero with a sign is chosen: for values with the sign bit, for values below zero, never.
enum class NegativeZero : std::uint8_t { by_sign, by_value, dropped };
/// Which integers an element may be: all, or only those whose negative is one too.
enum class IntegerRange : std::uint8_t { full, symmetric };
/// Whether values of a last, shorter block are divided by the scale whatever holds for the others.
enum class ShortBlock : std::uint8_t { as_others, quotient };

/// How a value comes back. e is the element, s the scale; every fl is a rounding to float32.
enum class Decode : std::uint8_t {
  product,           ///< fl(e * s).
  product_plus,      ///< fl(fl(e * s) + m), m the second scale.
  product_of_limit,  ///< fl(fl(e * s) * fl(1 / L)).
  zero_point,        ///< fl(fl(e - z) * s), z the second scale.
  tensor_last,       ///< fl(fl(e * s) * T), T the tensor scale.
  tensor_first,      ///< fl(e * fl(s * T)).
  nested             ///< fl(e * fl(fl(s * S) + o)), S the scale of the scale and o the offset of all.
};

/// What a scale code that is NaN stands for on the way back.
enum class NanScale : std::uint8_t {
  nan,
  next_power,  ///< E8M0: 2^128.
  zero
};

/// One variant.
struct Rules {
  ScaleRule scale = ScaleRule::absmax;
  Division division = Division::exact;
  ElementRule element = ElementRule::nearest;
  Ties ties = Ties::to_even;
  Thresholds thresholds = Thresholds::midpoints;
  ZeroScale zero_scale = ZeroScale::flows;
  NanStatistic nan_statistic = NanStatistic::propagates;
  NanElement nan_element = NanElement::nan;
  InfiniteScale infinite_scale = InfiniteScale::nan;
  Subnormals subnormals = Subnormals::kept;
  NegativeZero negative_zero = NegativeZero::by_sign;
  IntegerRange integers = IntegerRange::full;
  ShortBlock short_block = ShortBlock::as_others;
  Decode decode = Decode::product;
  NanScale nan_scale = NanScale::nan;  ///< Not `nan` only if decode is `product`.
  float floor = 0;                     ///< The statistic is used as at least this.
  float threshold = 0;                 ///< Magnitudes from here on are outliers. 0: none are.
};

/// The rules of variant `variant` of the block format `format`, or nothing if they are not known here.
std::optional<Rules> rules_called(std::string_view format, std::string_view variant);

}  // namespace halfulp::cpu::block
