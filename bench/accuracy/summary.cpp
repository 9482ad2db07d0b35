#include "accuracy/summary.h"

#include <functional>
#include <vector>

namespace halfulp::accuracy {
namespace {

/// Of what `get`, a member or a function, gives for every sample.
template <class Get>
MeanSpread spread_of(const std::vector<AccuracySample>& samples, Get get) {
  std::vector<double> figures;
  for (const AccuracySample& sample : samples) figures.push_back(static_cast<double>(std::invoke(get, sample)));
  return mean_spread_of(figures);
}

}  // namespace

Summary summary_of(const AccuracyRecord& record) {
  const std::vector<AccuracySample>& samples = record.samples;
  Summary summary{.samples = samples.size(),
                  .accuracy = spread_of(samples, &AccuracySample::accuracy),
                  .loss = spread_of(samples, &AccuracySample::loss),
                  .changed = spread_of(samples, &AccuracySample::changed),
                  .largest_error = spread_of(samples, &AccuracySample::largest_error),
                  .mean_error = spread_of(samples, &AccuracySample::mean_error),
                  .clipped = spread_of(samples, &AccuracySample::clipped),
                  .zeroed = spread_of(samples, &AccuracySample::zeroed)};
  for (std::size_t i = 0; i < summary.digit.size(); ++i) {
    summary.digit[i] = spread_of(samples, [&](const AccuracySample& sample) { return sample.digit[i]; }).mean;
  }
  return summary;
}

std::uint64_t differing_images(const AccuracyRecord& record) {
  std::uint64_t images = 0;
  for (const AccuracySample& sample : record.samples) images += sample.difference ? sample.difference->images : 0;
  return images;
}

}  // namespace halfulp::accuracy
