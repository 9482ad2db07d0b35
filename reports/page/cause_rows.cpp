#include "page/cause_rows.h"

#include <array>

namespace halfulp {
namespace {

using enum CauseKind;

constexpr std::array kRows{
    CauseRow{
        "undefined_code", element,
        "The code that came back has a bit set above the format's width, or a reserved sign bit. Usually a mask is "
        "missing after a shift, or the result was written into a wider container than is read back."},
    CauseRow{
        "other_stochastic_rule", element,
        "Three rules of stochastic rounding differ in where the random bits are added and whether the last place is "
        "rounded or cut off. The result is right by another of them than was declared."},
    CauseRow{"random_bits_one_off", element,
             "The result would be right with random bits one greater or one less: the threshold is compared with less "
             "than instead of less or equal, or half a unit is added that should not be."},
    CauseRow{"random_bits_ignored", element,
             "The value was cut off or rounded to nearest whatever the random bits were: they do not reach the sum."},
    CauseRow{"product_rounded", element,
             "A fused multiply-add rounds once. Here the product was rounded to the format before the sum: two "
             "instructions instead of one, or a compiler that took the fused one apart."},
    CauseRow{
        "nan_to_infinity", element,
        "The payload of a NaN was cut to nothing, and an exponent of all ones without a payload is infinity. A bit of "
        "the payload has to be set by force."},
    CauseRow{"nan_lost", element,
             "A NaN came out as a number: there is no branch for NaN, and its bits went through the arithmetic of "
             "numbers."},
    CauseRow{"nan_sign", element,
             "The NaN is right but for its sign, and the profile says which sign it has: the sign bit was dropped, or "
             "kept where a positive NaN is due."},
    CauseRow{"nan_code", element,
             "A NaN became a NaN, with another payload or quiet bit than the profile asks for. Where payloads do not "
             "matter to anyone, a profile that accepts any NaN describes the implementation better."},
    CauseRow{
        "infinity_to_zero", element,
        "An infinity came out as zero: its exponent wrapped around, or its trailing bits, which are zero, were taken "
        "for the value."},
    CauseRow{"infinity_lost", element,
             "An infinity became a number where infinity or NaN is due: it was clamped to the largest value, as a "
             "saturating profile would have it."},
    CauseRow{
        "infinity_wrong", element,
        "An infinity became something else than the profile asks for, such as NaN instead of the largest value, or "
        "an infinity of the wrong sign."},
    CauseRow{"double_rounding_float32", element,
             "The value was rounded to float32 on its way. Rounded twice, a value just beside a midpoint becomes that "
             "midpoint and then goes to the wrong side. Rounding to odd in the middle mends it."},
    CauseRow{"double_rounding_float16", element,
             "The same by way of float16: its range and precision are too small to stand between."},
    CauseRow{"overflow_too_early", element,
             "A value that rounds down to the largest number became infinity or NaN: it was compared with the largest "
             "number before it was rounded. The bound is half a unit higher."},
    CauseRow{
        "number_to_nan", element,
        "A number became NaN: its code ran over the largest one into that of NaN, or NaN stands for overflow where "
        "the profile saturates."},
    CauseRow{"number_to_infinity", element,
             "A number in range became infinity, or a value beyond it did where the profile saturates."},
    CauseRow{"overflow_saturated", element,
             "A value beyond the range became a number where infinity or NaN is due: the implementation saturates and "
             "the declared profile does not."},
    CauseRow{
        "zero_sign_lost", element,
        "Zero has the wrong sign: small negative values must give -0 where the format has one, and +0 where it has "
        "none. Often the sign is put back only if the magnitude is not zero."},
    CauseRow{
        "sign_flipped", element,
        "The magnitude is right and the sign is not, of a number that is not zero: the sign bit was taken from the "
        "wrong place."},
    CauseRow{
        "ties_away", element,
        "Of a value exactly halfway, the larger neighbour was taken where the even one is due: half a unit was added "
        "and the rest cut off, without a look at the last bit."},
    CauseRow{
        "ties_toward_zero", element,
        "Of a value exactly halfway, the smaller neighbour was taken where the other is due: a comparison has greater "
        "than instead of greater or equal, or the last bit is not looked at."},
    CauseRow{
        "sticky_lost", element,
        "Bits far below the last place were dropped before rounding. A value a little above a midpoint was taken for "
        "one, and went to the even side. All bits that are shifted out must be joined into one that is kept."},
    CauseRow{"tiny_flushed", element,
             "A value between half the smallest subnormal and the smallest subnormal became zero: it should have been "
             "rounded up."},
    CauseRow{"subnormals_flushed", element,
             "Results below the smallest normal value became zero. The processor may be set to flush subnormals "
             "(FTZ, DAZ, -ffast-math), or the code has no branch for them."},
    CauseRow{
        "tiny_becomes_large", element,
        "A value far below the range gave a number that is nowhere near: a shift by more than the register's width, "
        "or an exponent that wrapped around."},
    CauseRow{
        "carry_lost", element,
        "Rounding up filled the significand and carried into the exponent, and the carry was masked away: the result "
        "is half of what it should be."},
    CauseRow{"truncated", element,
             "The value was cut off towards zero where the nearest is due: no rounding takes place at all."},
    CauseRow{"rounded_to_nearest", element,
             "The value was rounded to nearest where another direction was asked for: the rounding mode is ignored."},
    CauseRow{
        "wrong_neighbour", element,
        "The result is the other of the two values around the exact one, and no simpler rule explains when. Look at "
        "the counterexamples' last bits."},
    CauseRow{
        "wrong_value", element,
        "The result is not even a neighbour of the exact value, and of a tensor: a value that comes back is not the "
        "one that the rules give. No cause above explains it."},
    CauseRow{
        "not_diagnosed", element,
        "More deviations than are looked at one by one. Those that were looked at have causes of their own; the rest "
        "is counted here."},
    CauseRow{
        "wrong_scale", block,
        "The scale of a block is not the one that the declared rules give, nor that of any other rule: look at the "
        "statistic of the block first."},
    CauseRow{"wrong_tensor_scale", block,
             "What belongs to the whole tensor is wrong: a second scale, an offset, the list of outliers."},
    CauseRow{
        "wrong_code", block,
        "The scales are right and the code of an element is not: the division, the threshold or the place where it "
        "was written."},
    CauseRow{
        "noncanonical_bytes", block,
        "Every code is right when it is read back, and yet bytes differ: filling bits are not zero, or a part of the "
        "buffer is left as it was."},
    CauseRow{
        "refusal", block,
        "A call with an impossible shape, a missing or a short buffer was answered instead of refused, or something "
        "was written before it was refused."},
    CauseRow{"order", rule, "Where the codes of a block lie among its bytes: which nibble is first, halves or pairs."},
    CauseRow{"scale_rule", rule, "How the scale of a block follows from its values."},
    CauseRow{
        "division", rule,
        "How a value is divided by the scale: a quotient, a product with a reciprocal that was rounded, or exactly."},
    CauseRow{"scale_used", rule,
             "Whether values are divided by the scale as it is stored, or by the one it was rounded from."},
    CauseRow{"ties", rule, "Where a value halfway between two elements goes."},
    CauseRow{"thresholds", rule, "Where the bounds between the elements of a codebook lie."},
    CauseRow{"zero_scale", rule, "What happens in a block whose scale is zero."},
    CauseRow{"nan_statistic", rule, "What a NaN among the values does to the scale of its block."},
    CauseRow{"nan_element", rule, "The code of a value that is NaN after division."},
    CauseRow{"infinite_element", rule, "The code of a value that is infinite after division."},
    CauseRow{"infinity", rule, "What becomes of a block that holds an infinity."},
    CauseRow{"subnormals", rule, "Whether subnormal operands and results of float32 operations are kept or flushed."},
    CauseRow{"negative_zero", rule, "Whether a negative value that rounds to zero keeps its sign."},
    CauseRow{"integer_range", rule, "Whether the least integer of two's complement is used."},
    CauseRow{"tail", rule, "How the last, shorter block of a row or tensor is treated."},
    CauseRow{"scale_source", rule, "Which block a scale is worked out from: its own, or by mistake another."},
    CauseRow{"decode", rule, "In which order element and scales are multiplied when values come back."},
    CauseRow{"nan_scale", rule, "What a scale code that is NaN means for the values of its block."},
    CauseRow{"zero_sign", rule, "Whether the sign of a zero that comes back matters."},
};

}  // namespace

std::span<const CauseRow> cause_rows() { return kRows; }

}  // namespace halfulp
