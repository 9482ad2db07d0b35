// Quantizers whose scales come from values that are not, or not only, the block's own.
#pragma once

#include "abi/adapter.h"

namespace halfulp::impl::faulty {

/// The scale of a block is worked out from the block before.
adapter::BlockRun with_previous_statistic(const halfulp_query& query);

/// What stood behind the end of a shorter block in the block before still counts for its scale.
adapter::BlockRun with_stale_tail(const halfulp_query& query);

}  // namespace halfulp::impl::faulty
