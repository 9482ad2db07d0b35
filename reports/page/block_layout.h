// How a block is stored, drawn from what packing does.
#pragma once

#include "block/block_spec.h"
#include "html/writer.h"

namespace halfulp {

/// The tile that shares a scale, the bytes of a block and which element has which bits, the planes and their sizes.
void write_block_layout(HtmlWriter& html, const BlockSpec& spec);

}  // namespace halfulp
