// How many bytes the network takes in a format.
#pragma once

#include "accuracy/treatment.h"
#include "mnist/network.h"

namespace halfulp::accuracy {

/// Kilobytes of 1024 bytes. Biases are float32.
struct Sizes {
  double kilobytes = 0;              ///< Elements and biases.
  double kilobytes_with_scales = 0;  ///< All that is stored, with what fills rows up.
  double bits_per_weight = 0;        ///< The same without biases. Columns of outliers count nowhere: weights have none.
};

Sizes sizes_of(const Subject& subject, const mnist::Network& network);

}  // namespace halfulp::accuracy
