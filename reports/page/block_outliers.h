// What an outlier costs a block under the rules of every variant.
#pragma once

#include "block/block_spec.h"
#include "html/writer.h"

namespace halfulp {

/// A drawing for every curve: that of the first variant, and folded those of variants that lose something else.
void write_block_outliers(HtmlWriter& html, const BlockSpec& spec);

}  // namespace halfulp
