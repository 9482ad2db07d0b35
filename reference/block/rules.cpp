#include "block/rules.h"

#include <array>
#include <type_traits>

namespace halfulp {
namespace {

constexpr std::array kOrders{
    AxisValue{"bytes", "one code per byte"},
    AxisValue{"lsb_first", "a stream of bits, of two nibbles the first is the low one"},
    AxisValue{"msb_first", "a stream of bits, of two nibbles the first is the high one"},
    AxisValue{"halves", "GGML: byte j holds element j low and element j + length/2 high"},
    AxisValue{"halves_and_fifth_bits", "GGML q5: four bytes of fifth bits, then the halves"},
    AxisValue{"trits", "GGML tq1_0: base 3, five to a byte"},
    AxisValue{"quarters", "GGML tq2_0: byte j holds elements j, j + 32, j + 64, j + 96"},
};

constexpr std::array kScaleRules{
    AxisValue{"absmax", "A, the largest magnitude of the block"},
    AxisValue{"absmax_divided", "fl(A / limit)"},
    AxisValue{"absmax_reciprocal", "fl(A * fl(1 / limit))"},
    AxisValue{"limit_over_absmax", "fl(1 / fl(limit / A)), the multiplier is rounded first"},
    AxisValue{"power_over_limit", "the least power of two not below fl(A / limit)"},
    AxisValue{"power_floor", "the exponent of A less the exponent of the largest element"},
    AxisValue{"power_ceil",
              "the exponent of the least power of two not below A, less the exponent of the largest element"},
    AxisValue{"power_even",
              "the exponent of A rounded to the element's precision, less the exponent of the largest element"},
    AxisValue{"power_round_up", "the least power of two not below fl(A * fl(1 / largest element))"},
    AxisValue{"power_library_log",
              "as power_floor by a logarithm in float32, which just below a power of two may reach it"},
    AxisValue{"largest_divided", "fl(v / limit), v the first value of largest magnitude, with its sign"},
    AxisValue{"range_divided", "fl(fl(max - min) / limit), with the minimum as second scale"},
    AxisValue{"affine", "fl(fl(max - min) / limit), zero among the values, with the code of zero as second scale"},
    AxisValue{"absmean", "the mean of the magnitudes"},
    AxisValue{"least_squares", "of least squared error for codes found with fl(v / limit), v as in largest_divided"},
    AxisValue{"two_level_te", "UE4M3 under a tensor scale: fl(A * fl(E * fl(1/6))), E = fl(2688 / tensor's A)"},
    AxisValue{"two_level_torchao",
              "UE4M3 under a tensor scale: fl(fl(A / 6) / T) in [2^-6, 448], T = fl(tensor's A / 2688)"},
    AxisValue{"ue4m3_half_up", "fl(A / 6) to UE4M3 by one rounding bit, ties up, from 248 on the largest"},
};

constexpr std::array kNormalizations{
    AxisValue{"exact", "x / s in the reals"},
    AxisValue{"quotient", "fl(x / s)"},
    AxisValue{"reciprocal", "fl(x * fl(1 / s))"},
    AxisValue{"approximate_reciprocal", "fl(x * r), r at most one ulp from fl(1 / s)"},
    AxisValue{"limit_quotient", "fl(x * fl(limit / A))"},
    AxisValue{"approximate_limit_quotient", "fl(x * r), r at most two ulps from fl(limit / A)"},
    AxisValue{"two_level_te", "fl(x * fl(1 / fl(s * D))), D = fl(1 / E)"},
    AxisValue{"two_level_torchao", "fl(x * fl(fl(1 / T) / s))"},
};

constexpr std::array kScalesUsed{
    AxisValue{"stored", "values are divided by the scale that is stored"},
    AxisValue{"computed", "values are divided by the float32 that the stored scale was rounded from"},
};

constexpr std::array kTies{
    AxisValue{"to_even", "a value half way between two elements goes to the even integer, else to the even code"},
    AxisValue{"away", "to the larger magnitude"},
    AxisValue{"toward_zero", "to the smaller magnitude"},
    AxisValue{"up", "to the greater value"},
    AxisValue{"down", "to the lesser value"},
    AxisValue{"half_added", "1/2 and the code of zero are added in float32 and the sum is cut off"},
};

constexpr std::array kThresholds{
    AxisValue{"midpoints", "at the midpoints between elements"},
    AxisValue{"float32_midpoints", "at the midpoints rounded to float32"},
    AxisValue{"published", "bitsandbytes FP4: at its published decimal magnitudes"},
    AxisValue{"binary_search", "bitsandbytes 8-bit: at float32 midpoints, a tie keeps the last pivot of its search"},
    AxisValue{"table_65536", "bitsandbytes 8-bit on the CPU: the element nearest to the centre of one of 65536 bins"},
};

constexpr std::array kZeroScales{
    AxisValue{"flows", "where the scale is zero IEEE 754 arithmetic goes on: 1/0 is infinity, 0 times infinity NaN"},
    AxisValue{"inverse_zero", "the reciprocal of a zero scale is taken as zero"},
    AxisValue{"scale_one", "a zero scale becomes one"},
    AxisValue{"code_zero", "every code under a zero scale is code 0"},
    AxisValue{"elements_open", "the codes under a zero scale are open"},
};

constexpr std::array kNanStatistics{
    AxisValue{"propagates", "a NaN among the values makes the statistic NaN"},
    AxisValue{"ignored", "a NaN does nothing to the statistic"},
    AxisValue{"ignored_unless_all", "a NaN does nothing; of a block of NaNs no result is asked for"},
    AxisValue{"unspecified", "no result is asked for"},
};

constexpr std::array kNanElements{
    AxisValue{"unspecified", "the code of a NaN is any"},
    AxisValue{"nan", "the element's NaN, of any sign"},
    AxisValue{"code_zero", "code 0"},
    AxisValue{"greatest", "the code of the greatest value"},
};

constexpr std::array kInfiniteElements{
    AxisValue{"extreme", "an infinite value becomes the extreme element"},
    AxisValue{"unspecified", "the code of an infinite value is any"},
};

constexpr std::array kInfiniteBlocks{
    AxisValue{"unspecified", "of a block whose statistic is infinite no result is asked for"},
    AxisValue{"flows", "IEEE 754 arithmetic goes on"},
    AxisValue{"scale_nan", "the scale is NaN, the elements open"},
    AxisValue{"scale_largest", "the scale is its largest value"},
};

constexpr std::array kSubnormals{
    AxisValue{"kept", "float32 operations keep subnormals"},
    AxisValue{"flushed", "subnormal operands and results of float32 operations are zero"},
};

constexpr std::array kNegativeZeros{
    AxisValue{"kept", "a negative value that rounds to zero becomes -0"},
    AxisValue{"dropped", "a negative value that rounds to zero becomes +0"},
};

constexpr std::array kIntegerRanges{
    AxisValue{"full", "every integer is used"},
    AxisValue{"symmetric", "every integer but the least is used"},
};

constexpr std::array kTails{
    AxisValue{"zero_padded", "the last, shorter block is treated as if zeros followed"},
    AxisValue{"quotient", "the values of a shorter block are divided by the scale, whatever holds for the others"},
    AxisValue{"stale", "wrong: what stood there in the block before is taken for values"},
};

constexpr std::array kScaleSources{
    AxisValue{"own", "a scale is worked out from its own block"},
    AxisValue{"previous", "wrong: from the block before"},
};

constexpr std::array kDecodes{
    AxisValue{"product", "fl(e * s)"},
    AxisValue{"product_plus", "fl(fl(e * s) + m), m the second scale"},
    AxisValue{"product_of_limit", "fl(fl(e * s) * fl(1 / limit))"},
    AxisValue{"zero_point", "fl(fl(e - z) * s), z the second scale"},
    AxisValue{"tensor_last", "fl(fl(e * s) * T), T the tensor scale"},
    AxisValue{"tensor_first", "fl(e * fl(s * T))"},
    AxisValue{"nested", "fl(e * fl(fl(s * S) + o)), S the scale of the scales and o their offset"},
};

constexpr std::array kNanScales{
    AxisValue{"nan", "a scale that is NaN makes its values NaN"},
    AxisValue{"next_power", "a scale code that is NaN stands for the power of two above the largest"},
    AxisValue{"zero", "a scale code that is NaN stands for zero"},
};

constexpr std::array kZeroSigns{
    AxisValue{"exact", "the sign of a zero that comes back matters"},
    AxisValue{"free", "either zero may come back"},
};

/// The axis that one member of the rules is.
template <auto member>
constexpr Axis axis(std::string_view name, std::span<const AxisValue> values) {
  return {.name = name,
          .values = values,
          .get = [](const BlockRules& rules) { return static_cast<int>(rules.*member); },
          .set =
              [](BlockRules& rules, int position) {
                rules.*member = static_cast<std::remove_reference_t<decltype(rules.*member)>>(position);
              }};
}

constexpr std::array kAxes{
    axis<&BlockRules::order>("order", kOrders),
    axis<&BlockRules::scale>("scale_rule", kScaleRules),
    axis<&BlockRules::normalize>("division", kNormalizations),
    axis<&BlockRules::scale_used>("scale_used", kScalesUsed),
    axis<&BlockRules::ties>("ties", kTies),
    axis<&BlockRules::thresholds>("thresholds", kThresholds),
    axis<&BlockRules::zero_scale>("zero_scale", kZeroScales),
    axis<&BlockRules::nan_statistic>("nan_statistic", kNanStatistics),
    axis<&BlockRules::nan_element>("nan_element", kNanElements),
    axis<&BlockRules::infinite_element>("infinite_element", kInfiniteElements),
    axis<&BlockRules::infinity>("infinity", kInfiniteBlocks),
    axis<&BlockRules::subnormals>("subnormals", kSubnormals),
    axis<&BlockRules::negative_zero>("negative_zero", kNegativeZeros),
    axis<&BlockRules::integers>("integer_range", kIntegerRanges),
    axis<&BlockRules::tail>("tail", kTails),
    axis<&BlockRules::source>("scale_source", kScaleSources),
    axis<&BlockRules::decode>("decode", kDecodes),
    axis<&BlockRules::nan_scale>("nan_scale", kNanScales),
    axis<&BlockRules::zero_sign>("zero_sign", kZeroSigns),
};

}  // namespace

std::span<const Axis> axes() { return kAxes; }

std::string_view name_of(Ties ties) { return kTies[static_cast<std::size_t>(ties)].name; }

}  // namespace halfulp
