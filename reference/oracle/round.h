// The rounding decision: which of two neighbours a number becomes.
#pragma once

#include "format/format_spec.h"
#include "oracle/neighbours.h"
#include "oracle/rounding.h"
#include "value/datum.h"

namespace halfulp {

/// Rounds |datum| to a magnitude code, with unbounded exponent: the result may exceed max_finite_code().
/// Requires a binary format and a zero or finite datum; `draw` matters to the stochastic roundings only.
Code round_magnitude(const FormatSpec& format, const Datum& datum, Rounding rounding, Draw draw = {});

/// Rounds a datum to the code of a codebook. Values outside the list become the extreme one.
/// Errors: std::invalid_argument if the rounding is stochastic (docs/decisions/codebook-rounding.md).
Code round_to_codebook(const FormatSpec& format, const Datum& datum, Rounding rounding);

/// Whether a rounding moves inexact values of this sign away from zero where it has the choice (IEEE 754-2019 7.4).
bool rounds_away_on_overflow(Rounding rounding, bool negative);

}  // namespace halfulp
