// The table of what holds. A row says why; numbers of sections are those of the standards that a format's own row
// names.
#include <array>

#include "property/claim.h"

namespace halfulp::property {
namespace {

constexpr std::string_view kRight = "codes_and_scales_are_those_of_the_rules";
constexpr std::string_view kStandFor = "values_are_what_codes_stand_for";
constexpr std::string_view kBound = "the_error_stays_within_its_bound";
constexpr std::string_view kTwice = "a_second_round_trip_changes_nothing";
constexpr std::string_view kOpposite = "opposite_values_come_back_opposite";
constexpr std::string_view kOrder = "greater_values_come_back_no_smaller";
constexpr std::string_view kPlaces = "the_order_within_a_block_does_not_matter";
constexpr std::string_view kPowers = "values_times_a_power_of_two_come_back_times_it";
constexpr std::string_view kBlocks = "a_block_does_not_depend_on_others";
constexpr std::string_view kPrefix = "a_prefix_of_blocks_is_quantized_alike";
constexpr std::string_view kTail = "a_short_block_is_quantized_as_if_zeros_followed";
constexpr std::string_view kPacking = "unpacking_undoes_packing";
constexpr std::string_view kNarrow = "narrower_values_are_quantized_as_their_float32";
constexpr std::string_view kZeros = "a_block_of_zeros_comes_back_as_zeros";
constexpr std::string_view kLargest = "no_value_comes_back_beyond_the_largest";
constexpr std::string_view kRefused = "bad_calls_are_refused_and_nothing_is_written";
constexpr std::string_view kTwins = "our_implementations_give_the_same_bytes";

constexpr std::string_view kNested = "bnb_*_nested/*";
constexpr std::string_view kOutliers = "bnb_int8/*-6";
constexpr std::string_view kOneBlock = "fp8_*_tensor/*,ternary/*";

// Values close to each other and far from zero: float32 sums of the float16 minimum and multiples of the float16 scale.
constexpr std::array kQ41Twice{0x1.fff8p+3f, 0x1.fff43ep+3f, 0x1.fff9p+3f, 0x1.fffffcp+3f};
constexpr std::array kQ51Twice{0x1.fff8p+4f, 0x1.fffffep+4f, 0x1.fff4p+4f, 0x1.fff0ap+4f, 0x1.ffffp+4f};
// Both ends are half way between codes and round towards zero: the range shrinks from three steps to two.
constexpr std::array kInt2Twice{-2.5f, -1.0f, 0.5f};
// The minimum is subnormal in float16, and no longer so at twice its size.
constexpr std::array kMinimumPowers{0.0f, -0x1.24p-19f, 1.0f};

constexpr std::array kClaims{
    Claim{kRight, "*", Stand::holds,
          "the rules of the variant; sums in any order and approximate reciprocals admit several codes"},
    Claim{kStandFor, "*", Stand::holds, "the decode axis of the rules, then one rounding to the format of the values"},

    Claim{kBound, kNested, Stand::open, "no bound: the error of a scale goes by the largest of 256 scales",
          "decode=nested"},
    Claim{kBound, kOutliers, Stand::open, "no bound: outliers are left to another format"},
    Claim{kBound, "ggml_iq4_nl/*", Stand::open, "no bound: the scale minimizes the squared error of the whole block",
          "scale_rule=least_squares"},
    Claim{kBound, "ternary/*", Stand::open, "no bound: values above the mean are clamped, however large",
          "scale_rule=absmean"},
    Claim{kBound, "*", Stand::holds, "half the widest gap between elements, or what is clamped; derived from the row"},

    Claim{kTwice, "bnb_dynamic8*/*", Stand::fails,
          "there is no -1: where the value of magnitude A is negative it shrinks by 0.993 each time"},
    Claim{kTwice, kNested, Stand::fails, "scales are rounded to 8 bits, relative to each other", "decode=nested"},
    Claim{kTwice, "bnb_int8/*", Stand::fails,
          "fl(fl(127 A) fl(1/127)) may be an ulp less than A, and less again the next time", "decode=product_of_limit"},
    Claim{kTwice, "nvfp4/*", Stand::fails, "both scales are derived again, and may be others by an ulp or by a step"},
    Claim{kTwice, "fp8_*/te", Stand::fails,
          "the scale is the reciprocal of a rounded quotient, and the limit times it not A",
          "scale_rule=limit_over_absmax"},
    Claim{kTwice, "ternary/*", Stand::fails, "the mean magnitude falls with every value that becomes zero",
          "scale_rule=absmean"},
    Claim{kTwice,
          "ggml_q4_1/*",
          Stand::fails,
          "far from zero the sum of minimum and steps is rounded, and so is the range",
          "scale_rule=range_divided",
          {},
          kQ41Twice},
    Claim{kTwice,
          "ggml_q5_1/*",
          Stand::fails,
          "far from zero the sum of minimum and steps is rounded, and so is the range",
          "scale_rule=range_divided",
          {},
          kQ51Twice},
    Claim{kTwice,
          "int2_b128/*",
          Stand::fails,
          "ends half way between codes round to even, and the range gets shorter",
          "scale_rule=affine",
          {},
          kInt2Twice},
    Claim{kTwice, "ggml_iq4_nl/*", Stand::holds,
          "the value of magnitude A has level -127, which gives the same codes again", "scale_rule=least_squares"},
    Claim{kTwice, "mx*/*,ggml_mxfp4/*,fp8_*/deepseek-ue8m0", Stand::holds,
          "scales are powers of two, and a smaller one has all the values that were reached"},
    Claim{kTwice, "fp8_*/*,int8_*/*,int4_*/*", Stand::holds,
          "fl(limit s) / limit rounds to s again for every s = fl(A / limit)", "scale_rule=absmax_divided"},
    Claim{kTwice, "*", Stand::holds, "A comes back as the extreme element times the same scale"},

    Claim{kOpposite, "bnb_nf4*/*,bnb_dynamic8*/*", Stand::fails, "the levels are not symmetric"},
    Claim{kOpposite, "bnb_fp4*/bnb-cuda", Stand::holds, "magnitudes are compared", "thresholds=published"},
    Claim{kOpposite, "bnb_fp4*/*", Stand::fails, "a tie goes to the lesser value, whatever its sign", "ties=down"},
    Claim{kOpposite, "ggml_q4_1/*,ggml_q5_1/*", Stand::fails, "codes count from the minimum",
          "scale_rule=range_divided"},
    Claim{kOpposite, "int2_b128/*", Stand::fails, "codes count from the minimum", "scale_rule=affine"},
    Claim{kOpposite, "bnb_int8/*", Stand::holds, "where no scale overflows -128 is not reached", "", Domain::in_range},
    Claim{kOpposite, "ggml_q4_0/*,ggml_q5_0/*", Stand::holds,
          "the scale has the sign of the first value of magnitude A, and the codes stay", "scale_rule=largest_divided"},
    Claim{kOpposite, "ggml_iq4_nl/*", Stand::holds,
          "the scale has the sign of the first value of magnitude A, and the codes stay", "scale_rule=least_squares"},
    Claim{kOpposite, "*", Stand::holds,
          "elements and ties are symmetric; of two's complement the least integer is not used"},

    Claim{kOrder, kNested, Stand::fails, "a scale far below the mean may come back negative", "decode=nested"},
    Claim{kOrder, kOutliers, Stand::fails, "outliers come back as zeros"},
    Claim{kOrder, "*", Stand::holds, "one scale, nearest elements, and roundings keep order"},

    Claim{kPlaces, kOutliers, Stand::fails, "an outlier also clears its column in other rows"},
    Claim{kPlaces, "ggml_q4_0/*,ggml_q5_0/*", Stand::fails,
          "of A and -A the first one gets the element that has no opposite", "scale_rule=largest_divided"},
    Claim{kPlaces, "ggml_iq4_nl/*", Stand::fails, "the first of A and -A decides, and sums are rounded in order",
          "scale_rule=least_squares"},
    Claim{kPlaces, "ternary/*", Stand::open, "the mean is a sum in any order", "scale_rule=absmean"},
    Claim{kPlaces, "*", Stand::holds, "extremes do not depend on places"},

    Claim{kPowers, kOutliers, Stand::fails, "the threshold for outliers is a number"},
    Claim{kPowers,
          "ggml_q4_1/*,ggml_q5_1/*",
          Stand::fails,
          "the minimum may be subnormal in float16 however large A is",
          "scale_rule=range_divided",
          {},
          kMinimumPowers},
    Claim{kPowers, "ggml_nvfp4/*", Stand::fails, "scales from 248 on become 448", "scale_rule=ue4m3_half_up"},
    Claim{kPowers, "ggml_mxfp4/*", Stand::open, "a logarithm in float32 may be off by one beside powers of two",
          "scale_rule=power_library_log"},
    Claim{kPowers, "fp8_*/deepseek-ue8m0", Stand::open, "a logarithm in float32 may be off by one beside powers of two",
          "scale_rule=power_over_limit"},
    Claim{kPowers, "*", Stand::holds, "every rounding commutes with a power of two"},

    Claim{kBlocks, kNested, Stand::fails, "scales are stored relative to their mean", "decode=nested"},
    Claim{kBlocks, "nvfp4/*", Stand::fails, "scales are stored relative to the tensor's"},
    Claim{kBlocks, kOutliers, Stand::fails, "an outlier clears its column in all rows"},
    Claim{kBlocks, kOneBlock, Stand::open, "the tensor is one block"},
    Claim{kBlocks, "*", Stand::holds, "a scale follows from its own block", "scale_source=own"},

    Claim{kPrefix, kNested, Stand::fails, "scales are stored relative to their mean", "decode=nested"},
    Claim{kPrefix, "nvfp4/*", Stand::fails, "scales are stored relative to the tensor's"},
    Claim{kPrefix, kOutliers, Stand::fails, "an outlier clears its column in all rows"},
    Claim{kPrefix, kOneBlock, Stand::open, "the tensor is one block"},
    Claim{kPrefix, "*", Stand::holds, "of flat formats any blocks, of others whole rows of blocks", "scale_source=own"},

    Claim{kTail, "bnb_nf4*/bnb-default,bnb_fp4*/bnb-default,bnb_*_nested/*", Stand::fails,
          "a short block is divided by its scale, others are multiplied by the reciprocal", "tail=quotient"},
    Claim{kTail, "ggml_*/*", Stand::open, "only whole blocks can be stored"},
    Claim{kTail, "bnb_int8/*,fp8_*_row/*,fp8_*_tensor/*,int?_row/*,ternary/*", Stand::open,
          "a block is as long as the row or the tensor"},
    Claim{kTail, "*", Stand::holds, "zeros do not change the largest magnitude, and their codes are cut off",
          "tail=zero_padded"},

    Claim{kPacking, "*", Stand::holds, "every code has its own bits, or digit"},
    Claim{kNarrow, "*", Stand::holds, "widening is exact"},

    Claim{kZeros, "nvfp4/torchao", Stand::fails, "in a tensor of zeros the scale is 0/0",
          "scale_rule=two_level_torchao"},
    Claim{kZeros, "*", Stand::holds, "a scale of zero, or codes that stand for zero"},

    Claim{kLargest, kNested, Stand::fails, "scales are rounded to 8 bits", "decode=nested"},
    Claim{kLargest, "bnb_nf4*/*,bnb_fp4*/*,bnb_dynamic8*/*", Stand::holds,
          "levels lie between -1 and 1, the scale is A", "scale_rule=absmax"},
    Claim{kLargest, "bnb_int8/*", Stand::holds, "fl(fl(127 A) fl(1/127)) <= A for every significand of A",
          "decode=product_of_limit"},
    Claim{kLargest, "ternary/*", Stand::holds, "the scale is a mean of magnitudes", "scale_rule=absmean"},
    Claim{kLargest, "*", Stand::fails, "the scale is rounded, or the element nearest to A is larger"},

    Claim{kRefused, "*", Stand::holds, "halfulp_adapter.h: sizes are exact, and nothing is written"},
    Claim{kTwins, "*", Stand::holds, "one arithmetic, written three times"},
};

}  // namespace

std::span<const Claim> claims() { return kClaims; }

}  // namespace halfulp::property
