// How the weights of a network are spread over values.
#pragma once

#include <vector>

#include "mnist/weights_file.h"
#include "result/picture.h"

namespace halfulp::accuracy {

/// The spreads of each matrix, "784x128" and so on, and of "all" together: of the weights as they are, of those divided
/// by the largest magnitude among 32 beside each other in a row, and among 64. Fewer at the end of a row are a block of
/// their own. Requires finite weights.
std::vector<WeightsRecord> weight_spread(const mnist::SavedNetwork& saved);

}  // namespace halfulp::accuracy
