// The test images that accuracy records speak of.
#pragma once

#include <vector>

#include "mnist/digits.h"
#include "result/measurement.h"
#include "result/picture.h"

namespace halfulp::accuracy {

/// Every image of a list of changed ones, each once, by number. Requires that the records are of these test images.
std::vector<ImageRecord> mentioned_images(const std::vector<AccuracyRecord>& records, const mnist::Digits& test);

}  // namespace halfulp::accuracy
