#include "result/spread.h"

#include <algorithm>
#include <cmath>

namespace halfulp {

std::optional<Quartiles> quartiles_of(std::vector<double> samples) {
  const auto is_finite = [](double sample) { return std::isfinite(sample); };
  if (samples.empty() || !std::ranges::all_of(samples, is_finite)) return std::nullopt;
  std::ranges::sort(samples);
  const auto at = [&](double share) {
    const double place = share * static_cast<double>(samples.size() - 1);
    const auto below = static_cast<std::size_t>(place);
    const std::size_t above = std::min(below + 1, samples.size() - 1);
    return samples[below] + (place - static_cast<double>(below)) * (samples[above] - samples[below]);
  };
  return Quartiles{at(0.25), at(0.5), at(0.75)};
}

MeanSpread mean_spread_of(const std::vector<double>& samples) {
  MeanSpread spread{.count = samples.size()};
  const auto count = static_cast<double>(samples.size());
  for (const double sample : samples) spread.mean += sample / count;
  double squares = 0;
  for (const double sample : samples) squares += (sample - spread.mean) * (sample - spread.mean);
  if (samples.size() > 1) spread.deviation = std::sqrt(squares / (count - 1));
  return spread;
}

std::optional<double> pooled_deviation(const MeanSpread& a, const MeanSpread& b) {
  if (a.count == 0 || b.count == 0 || a.count + b.count < 3) return std::nullopt;
  const auto freedom_of = [](const MeanSpread& spread) { return static_cast<double>(spread.count) - 1; };
  const double squares = freedom_of(a) * a.deviation * a.deviation + freedom_of(b) * b.deviation * b.deviation;
  return std::sqrt(squares / (freedom_of(a) + freedom_of(b)));
}

}  // namespace halfulp
