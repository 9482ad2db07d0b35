// Conversions with random bits by the portable codec, one value at a time.
#pragma once

#include "abi/adapter.h"

namespace halfulp::cpu {

/// Prepares a conversion from float32, float64 or a format of 9 to 16 bits into a binary format of at most `widest`
/// bits; empty for other queries.
adapter::Columns prepare_scalar_stochastic(const halfulp_query& query, int widest);

}  // namespace halfulp::cpu
