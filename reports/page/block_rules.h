// The variants of a block format side by side.
#pragma once

#include "block/block_spec.h"
#include "html/writer.h"

namespace halfulp {

/// A row for every axis of rules, a column for every variant; where variants differ first, and marked.
void write_block_rules(HtmlWriter& html, const BlockSpec& spec);

}  // namespace halfulp
