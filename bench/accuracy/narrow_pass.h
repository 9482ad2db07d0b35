// The forward pass in which every product and every partial sum is rounded.
#pragma once

#include "accuracy/forward_pass.h"

namespace halfulp::accuracy {

/// Errors: TreatmentError for block formats, and for element formats that float32 sums cannot be rounded to.
std::unique_ptr<ForwardPass> make_narrow_pass(const Treatment& treatment, const Codec& codec);

}  // namespace halfulp::accuracy
