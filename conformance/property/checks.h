// What every property looks at, on one sample.
#pragma once

#include "property/property.h"

namespace halfulp::property {

// Against the oracle.
Verdict codes_are_right(const Subject& subject, const Sample& sample);
Verdict values_are_right(const Subject& subject, const Sample& sample);

// How large what comes back is.
Verdict error_is_bounded(const Subject& subject, const Sample& sample);
Verdict values_stay_within_absmax(const Subject& subject, const Sample& sample);
Verdict zeros_stay_zeros(const Subject& subject, const Sample& sample);

// What comes back when values change in a way that the format might keep.
Verdict round_trip_is_idempotent(const Subject& subject, const Sample& sample);
Verdict signs_are_symmetric(const Subject& subject, const Sample& sample);
Verdict order_is_kept(const Subject& subject, const Sample& sample);
Verdict places_do_not_matter(const Subject& subject, const Sample& sample);
Verdict powers_of_two_pass_through(const Subject& subject, const Sample& sample);

// How a tensor is cut into blocks.
Verdict blocks_are_independent(const Subject& subject, const Sample& sample);
Verdict prefixes_agree(const Subject& subject, const Sample& sample);
Verdict tails_are_padded(const Subject& subject, const Sample& sample);

// Bytes and calls.
Verdict storage_keeps_codes(const Subject& subject, const Sample& sample);
Verdict bad_calls_are_refused(const Subject& subject, const Sample& sample);

// One way against another.
Verdict widening_changes_nothing(const Subject& subject, const Sample& sample);
Verdict twins_agree(const Subject& subject, const Sample& sample);

}  // namespace halfulp::property
