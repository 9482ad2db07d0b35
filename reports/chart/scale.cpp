#include "chart/scale.h"

#include <algorithm>

namespace halfulp {
namespace {

std::vector<double> linear_ticks(double least, double most, int count) {
  const double rough = (most - least) / count, power = std::pow(10, std::floor(std::log10(rough)));
  double step = power;
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    step = factor * power;
    if (step >= rough) break;
  }
  std::vector<double> ticks;
  for (double tick = std::ceil(least / step); tick * step <= most + step * 1e-9; ++tick) ticks.push_back(tick * step);
  return ticks;
}

std::vector<double> power_ticks(double least, double most, double base, int count) {
  const double first = std::ceil(std::log(least) / std::log(base) - 1e-9);
  const double last = std::floor(std::log(most) / std::log(base) + 1e-9);
  const double step = std::max(1.0, std::ceil((last - first + 1) / count));
  std::vector<double> ticks;
  for (double power = first; power <= last; power += step) ticks.push_back(std::pow(base, power));
  return ticks;
}

}  // namespace

std::vector<double> ticks_of(const Scale& scale, int count) {
  if (scale.spacing == Spacing::linear) return linear_ticks(scale.least, scale.most, count);
  const bool is_short = scale.most / scale.least < 1000;
  return power_ticks(scale.least, scale.most, is_short ? 2 : 10, count);
}

}  // namespace halfulp
