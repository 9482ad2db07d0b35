// The rules by which a tensor becomes blocks, each an axis with named positions. A variant of a format is a choice on
// every axis; a deviation is explained by the one axis whose other position gives what was seen.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace halfulp {

/// What the scale of a block follows from. A is its largest magnitude, fl a rounding to float32, to nearest even.
enum class ScaleRule : std::uint8_t {
  absmax,             ///< A.
  absmax_divided,     ///< fl(A / limit).
  absmax_reciprocal,  ///< fl(A * fl(1 / limit)).
  limit_over_absmax,  ///< fl(1 / m), m = fl(limit / A) but at most the largest float32.
  power_over_limit,   ///< The least power of two not below fl(A / limit).
  power_floor,        ///< E8M0: the exponent of A less the exponent of the largest element (OCP MX 1.0 6.3).
  power_ceil,         ///< E8M0: the exponent of the least power of two not below A, less the same.
  power_even,         ///< E8M0: the exponent of A rounded to the element's precision, less the same.
  power_round_up,     ///< E8M0: the least power of two not below fl(A * fl(1 / largest element)).
  power_library_log,  ///< E8M0: as power_floor by a logarithm in float32, which just below a power of two may reach it.
  largest_divided,    ///< fl(v / limit), v the first value of largest magnitude, with its sign.
  range_divided,      ///< fl(fl(max - min) / limit), with the minimum as second scale.
  affine,             ///< fl(fl(max - min) / limit), zero among the values, with the code of zero as second scale.
  absmean,            ///< The mean of the magnitudes.
  least_squares,      ///< Of least squared error for codes found with fl(v / limit), v as in largest_divided.
  two_level_te,       ///< UE4M3 under a tensor scale: fl(A * fl(E * fl(1/6))), E = fl(2688 / tensor's A).
  two_level_torchao,  ///< UE4M3 under a tensor scale: fl(fl(A / 6) / T) in [2^-6, 448], T = fl(tensor's A / 2688).
  ue4m3_half_up,      ///< fl(A / 6) to UE4M3 by one rounding bit, ties up, from 248 on the largest.
};

/// How a value is divided by the scale.
enum class Normalize : std::uint8_t {
  exact,                   ///< x / s in the reals.
  quotient,                ///< fl(x / s).
  reciprocal,              ///< fl(x * fl(1 / s)).
  approximate_reciprocal,  ///< fl(x * r), r at most one ulp from fl(1 / s).
  limit_quotient,          ///< fl(x * fl(limit / A)), the multiplier bounded as in limit_over_absmax under that rule.
  approximate_limit_quotient,  ///< fl(x * r), r at most two ulps from fl(limit / A).
  two_level_te,                ///< fl(x * fl(1 / fl(s * D))), D = fl(1 / E).
  two_level_torchao,           ///< fl(x * fl(fl(1 / T) / s)).
};

/// Which scale a value is divided by.
enum class ScaleUsed : std::uint8_t {
  stored,    ///< The one that is stored.
  computed,  ///< The float32 it was rounded from.
};

/// Where a value half way between two elements goes.
enum class Ties : std::uint8_t {
  to_even,      ///< The even integer, else the even code.
  away,         ///< The larger magnitude.
  toward_zero,  ///< The smaller magnitude.
  up,           ///< The greater value.
  down,         ///< The lesser value.
  half_added,   ///< Integers: 1/2 and the code of zero are added in float32 and the sum is cut off.
};

/// Where the bounds between the elements of a codebook lie.
enum class Thresholds : std::uint8_t {
  midpoints,          ///< At the midpoints.
  float32_midpoints,  ///< At the midpoints rounded to float32.
  published,          ///< bitsandbytes FP4: at its published decimal magnitudes.
  binary_search,      ///< bitsandbytes 8-bit: at float32 midpoints; a tie keeps the last pivot of its binary search.
  table_65536,        ///< bitsandbytes 8-bit on the CPU: the element nearest to the centre of one of 65536 bins.
};

/// What happens where the scale is zero.
enum class ZeroScale : std::uint8_t {
  flows,          ///< IEEE 754 arithmetic goes on: 1/0 is infinity, 0 times infinity NaN.
  inverse_zero,   ///< The reciprocal is taken as zero.
  scale_one,      ///< The scale becomes one.
  code_zero,      ///< Every code is code 0.
  elements_open,  ///< The codes are open.
};

/// What a NaN among the values does to the statistic of its block.
enum class NanStatistic : std::uint8_t {
  propagates,          ///< It becomes NaN.
  ignored,             ///< Nothing.
  ignored_unless_all,  ///< Nothing; where there is nothing else, no result is asked for.
  unspecified,         ///< No result is asked for.
};

/// The code of a value that is NaN after division.
enum class NanElement : std::uint8_t {
  unspecified,  ///< Any.
  nan,          ///< The element's NaN, of any sign.
  code_zero,    ///< Code 0.
  greatest,     ///< The code of the greatest value.
};

/// The code of a value that is infinite after division.
enum class InfiniteElement : std::uint8_t {
  extreme,      ///< That of the extreme value.
  unspecified,  ///< Any: the library converts it to an integer, which has no defined result.
};

/// A block whose statistic is infinite.
enum class InfiniteBlock : std::uint8_t {
  unspecified,    ///< No result is asked for.
  flows,          ///< IEEE 754 arithmetic goes on.
  scale_nan,      ///< The scale is NaN, the elements open.
  scale_largest,  ///< The scale is its largest value.
};

/// What happens to subnormal operands and results of float32 operations.
enum class Subnormals : std::uint8_t { kept, flushed };

/// The element for a negative value that rounds to zero.
enum class NegativeZero : std::uint8_t { kept, dropped };

/// Which integers a two's complement element may be.
enum class IntegerRange : std::uint8_t {
  full,       ///< All.
  symmetric,  ///< All but the least.
};

/// How the last, shorter block is treated.
enum class Tail : std::uint8_t {
  zero_padded,  ///< Like the others, as if zeros followed.
  quotient,     ///< Its values are divided by the scale, whatever holds for the others.
  stale,        ///< Wrong: what stood there in the block before is taken for values.
};

/// Which block a scale is worked out from.
enum class ScaleSource : std::uint8_t {
  own,       ///< Its own.
  previous,  ///< Wrong: the one before.
};

/// Where the codes of a block's elements lie among its bytes.
enum class Order : std::uint8_t {
  bytes,                  ///< One code per byte.
  lsb_first,              ///< A stream of bits: of two nibbles the first is the low one.
  msb_first,              ///< A stream of bits: of two nibbles the first is the high one.
  halves,                 ///< GGML: byte j holds element j low and element j + length/2 high.
  halves_and_fifth_bits,  ///< GGML q5: four bytes of fifth bits, then the halves.
  trits,                  ///< GGML tq1_0: base 3, five to a byte.
  quarters,               ///< GGML tq2_0: byte j holds elements j, j + 32, j + 64, j + 96.
};

/// How a value comes back. e is the element, s the scale; every fl may lose a bit, and one rounding to the result
/// follows.
enum class Decode : std::uint8_t {
  product,           ///< fl(e * s).
  product_plus,      ///< fl(fl(e * s) + m), m the second scale.
  product_of_limit,  ///< fl(fl(e * s) * fl(1 / limit)).
  zero_point,        ///< fl(fl(e - z) * s), z the second scale.
  tensor_last,       ///< fl(fl(e * s) * T), T the tensor scale.
  tensor_first,      ///< fl(e * fl(s * T)).
  nested,            ///< fl(e * fl(fl(s * S) + o)), S the scale of the scales and o their offset.
};

/// What a scale code that is NaN stands for on the way back.
enum class NanScale : std::uint8_t {
  nan,         ///< NaN.
  next_power,  ///< The power of two above the largest.
  zero,        ///< Zero.
};

/// Whether the sign of a zero matters, of one that comes back or of a scale.
enum class ZeroSign : std::uint8_t { exact, free };

/// A choice on every axis.
struct BlockRules {
  ScaleRule scale = ScaleRule::absmax;
  Normalize normalize = Normalize::exact;
  ScaleUsed scale_used = ScaleUsed::stored;
  Ties ties = Ties::to_even;
  Thresholds thresholds = Thresholds::midpoints;
  ZeroScale zero_scale = ZeroScale::flows;
  NanStatistic nan_statistic = NanStatistic::unspecified;
  NanElement nan_element = NanElement::unspecified;
  InfiniteElement infinite_element = InfiniteElement::extreme;
  InfiniteBlock infinity = InfiniteBlock::unspecified;
  Subnormals subnormals = Subnormals::kept;
  NegativeZero negative_zero = NegativeZero::kept;
  IntegerRange integers = IntegerRange::full;
  Tail tail = Tail::zero_padded;
  ScaleSource source = ScaleSource::own;
  Order order = Order::bytes;
  Decode decode = Decode::product;
  NanScale nan_scale = NanScale::nan;
  ZeroSign zero_sign = ZeroSign::exact;
  float limit = 1;      ///< The number that `scale`, `normalize` and `decode` speak of.
  float floor = 0;      ///< The statistic is taken as at least this.
  float threshold = 0;  ///< Outliers: magnitudes from here on are left out, with their columns. 0: none are.

  bool operator==(const BlockRules&) const = default;
};

/// One position of an axis.
struct AxisValue {
  std::string_view name, meaning;
};

/// One axis: a rule that can be broken by itself.
struct Axis {
  std::string_view name;  ///< "scale_rule", as in causes.
  std::span<const AxisValue> values;
  int (*get)(const BlockRules&);
  void (*set)(BlockRules&, int);
};

/// Every axis, in the order in which explanations are tried.
std::span<const Axis> axes();

/// The position's name, as in the id of a cell.
std::string_view name_of(Ties ties);

}  // namespace halfulp
