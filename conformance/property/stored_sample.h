// Codes and scales for properties that begin with a quantized tensor.
#pragma once

#include "block/tensor.h"
#include "property/sample.h"

namespace halfulp::property {

/// Items made from the bits of the sample's values, so that they get simpler as the sample does. Every code that the
/// format defines may occur.
Items stored_items(const Sample& sample);

}  // namespace halfulp::property
