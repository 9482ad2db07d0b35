// Exact values as machine numbers.
#pragma once

#include "value/datum.h"

namespace halfulp {

/// The value as float64, exact where it has one: every value of every format does. NaN for a NaN and for a reserved
/// code.
double number_of(const Datum& datum);

}  // namespace halfulp
