// A record's samples, over all seeds.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "result/measurement.h"
#include "result/spread.h"

namespace halfulp::accuracy {

/// Over the samples of a record.
struct Summary {
  std::size_t samples = 0;
  MeanSpread accuracy, loss, changed, largest_error, mean_error, clipped, zeroed;
  std::array<double, 10> digit{};  ///< Means.
};

Summary summary_of(const AccuracyRecord& record);

/// Images, over all samples, whose answer is another than the other side's.
std::uint64_t differing_images(const AccuracyRecord& record);

}  // namespace halfulp::accuracy
