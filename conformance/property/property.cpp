#include "property/property.h"

#include <algorithm>
#include <array>

#include "property/checks.h"

namespace halfulp::property {
namespace {

constexpr std::array kQuantize{Operation::quantize};
constexpr std::array kDequantize{Operation::dequantize};
constexpr std::array kRoundTrip{Operation::quantize, Operation::dequantize};
constexpr std::array kStorage{Operation::pack, Operation::unpack};
constexpr std::array kAll{Operation::quantize, Operation::dequantize, Operation::pack, Operation::unpack};

constexpr std::array kProperties{
    Property{.name = "codes_and_scales_are_those_of_the_rules",
             .denial = "codes_or_scales_may_be_others",
             .meaning = "every code, scale and byte of Q(x) is one that the oracle admits",
             .needs = kQuantize,
             .domain = Domain::all,
             .values = ValueFormats::all,
             .check = &codes_are_right},
    Property{.name = "values_are_what_codes_stand_for",
             .denial = "values_may_be_others",
             .meaning = "every value of D(q) is the oracle's, whatever the codes and scales",
             .needs = kDequantize,
             .domain = Domain::all,
             .values = ValueFormats::all,
             .check = &values_are_right},
    Property{.name = "the_error_stays_within_its_bound",
             .denial = "the_error_may_exceed_its_bound",
             .meaning = "|D(Q(x)) - x| is at most A times the bound of the format, float32 roundings counted",
             .needs = kRoundTrip,
             .domain = Domain::in_range,
             .check = &error_is_bounded},
    Property{.name = "a_second_round_trip_changes_nothing",
             .denial = "a_second_round_trip_may_change_values",
             .meaning = "D(Q(D(Q(x)))) = D(Q(x))",
             .needs = kRoundTrip,
             .domain = Domain::in_range,
             .check = &round_trip_is_idempotent},
    Property{.name = "opposite_values_come_back_opposite",
             .denial = "opposite_values_may_not_come_back_opposite",
             .meaning = "D(Q(-x)) = -D(Q(x))",
             .needs = kRoundTrip,
             .check = &signs_are_symmetric},
    Property{.name = "greater_values_come_back_no_smaller",
             .denial = "greater_values_may_come_back_smaller",
             .meaning = "x <= y in one block: D(Q(x)) <= D(Q(y))",
             .needs = kRoundTrip,
             .domain = Domain::in_range,
             .check = &order_is_kept},
    Property{.name = "the_order_within_a_block_does_not_matter",
             .denial = "the_order_within_a_block_may_matter",
             .meaning = "values that change places within their block come back the same, at their new places",
             .needs = kRoundTrip,
             .check = &places_do_not_matter},
    Property{.name = "values_times_a_power_of_two_come_back_times_it",
             .denial = "values_times_a_power_of_two_may_come_back_as_others",
             .meaning = "D(Q(x 2^k)) = D(Q(x)) 2^k unless bits are lost to subnormals",
             .needs = kRoundTrip,
             .domain = Domain::in_range,
             .check = &powers_of_two_pass_through},
    Property{.name = "a_block_does_not_depend_on_others",
             .denial = "a_block_may_depend_on_others",
             .meaning = "one block gets other values: the codes and scales of all others stay",
             .needs = kQuantize,
             .domain = Domain::all,
             .focus = Focus::several_blocks,
             .check = &blocks_are_independent},
    Property{.name = "a_prefix_of_blocks_is_quantized_alike",
             .denial = "a_prefix_of_blocks_may_be_quantized_otherwise",
             .meaning = "the first blocks by themselves have the codes and scales that they have in the tensor",
             .needs = kQuantize,
             .domain = Domain::all,
             .focus = Focus::several_blocks,
             .check = &prefixes_agree},
    Property{.name = "a_short_block_is_quantized_as_if_zeros_followed",
             .denial = "a_short_block_may_be_quantized_otherwise",
             .meaning = "with zeros up to whole blocks the codes and scales are the same",
             .needs = kQuantize,
             .domain = Domain::all,
             .focus = Focus::short_blocks,
             .check = &tails_are_padded},
    Property{.name = "unpacking_undoes_packing",
             .denial = "unpacking_may_not_undo_packing",
             .meaning = "packed codes are the bytes that the layout says, and come back",
             .needs = kStorage,
             .domain = Domain::all,
             .check = &storage_keeps_codes},
    Property{.name = "narrower_values_are_quantized_as_their_float32",
             .denial = "narrower_values_may_be_quantized_otherwise",
             .meaning = "float16 and bfloat16 values give the bytes that they give as float32",
             .needs = kQuantize,
             .domain = Domain::all,
             .values = ValueFormats::narrow,
             .check = &widening_changes_nothing},
    Property{.name = "a_block_of_zeros_comes_back_as_zeros",
             .denial = "a_block_of_zeros_may_come_back_as_others",
             .meaning = "A = 0: D(Q(x)) = 0, of any sign",
             .needs = kRoundTrip,
             .check = &zeros_stay_zeros},
    Property{.name = "no_value_comes_back_beyond_the_largest",
             .denial = "a_value_may_come_back_beyond_the_largest",
             .meaning = "|D(Q(x))| <= A",
             .needs = kRoundTrip,
             .domain = Domain::in_range,
             .check = &values_stay_within_absmax},
    Property{.name = "bad_calls_are_refused_and_nothing_is_written",
             .denial = "bad_calls_may_not_be_refused",
             .meaning = "a shape without blocks or over the limits: BAD_SHAPE; a buffer that is NULL, too short or too "
                        "long: BAD_BUFFER",
             .needs = kAll,
             .domain = Domain::finite,
             .check = &bad_calls_are_refused},
    Property{.name = "our_implementations_give_the_same_bytes",
             .denial = "our_implementations_may_give_other_bytes",
             .meaning = "scalar, vector and parallel agree bit for bit in every operation",
             .needs = kAll,
             .domain = Domain::all,
             .values = ValueFormats::all,
             .elements = 3000,
             .subjects = "cpu,cpu-parallel",
             .check = &twins_agree},
};

}  // namespace

std::span<const Property> properties() { return kProperties; }

const Property& property_called(std::string_view name) {
  return *std::ranges::find(kProperties, name, &Property::name);
}

}  // namespace halfulp::property
