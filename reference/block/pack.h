// Codes one by one to the bytes that are stored, and back.
#pragma once

#include "block/block_spec.h"
#include "block/tensor.h"

namespace halfulp {

/// Packs items. Requires counts that fit the shape (layout.h).
Planes pack(const BlockSpec& spec, const BlockRules& rules, Shape shape, const Items& items);

/// Takes planes apart. Requires sizes that fit the shape. pack(unpack(planes)) differs from planes where bytes are none
/// that pack gives.
Items unpack(const BlockSpec& spec, const BlockRules& rules, Shape shape, const Planes& planes);

}  // namespace halfulp
