#include "accuracy/weight_spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <span>
#include <string>

#include "accuracy/experiment.h"

namespace halfulp::accuracy {
namespace {

/// Weights to a block, 0 where they stay as they are, and bins of the histogram.
struct View {
  std::size_t block, bins;
};
constexpr std::array kViews{View{0, 96}, View{32, 128}, View{64, 128}};

template <class Value>
double largest_magnitude(std::span<const Value> values) {
  double largest = 0;
  for (const Value value : values) largest = std::max(largest, std::fabs(static_cast<double>(value)));
  return largest;
}

/// Appends the quotients of one block; those of zeros are zeros.
void append_quotients(std::span<const float> block, std::vector<double>& values) {
  const double largest = largest_magnitude(block);
  for (const float weight : block) values.push_back(largest == 0 ? 0 : static_cast<double>(weight) / largest);
}

/// What is counted of a layer, [outputs][inputs].
std::vector<double> values_of(const mnist::Layer& layer, std::size_t block) {
  if (block == 0) return {layer.weights.begin(), layer.weights.end()};
  std::vector<double> values;
  values.reserve(layer.weights.size());
  for (std::span<const float> rest(layer.weights); !rest.empty();) {
    std::span<const float> row = rest.first(layer.inputs);
    rest = rest.subspan(layer.inputs);
    while (!row.empty()) {
      const std::size_t size = std::min(block, row.size());
      append_quotients(row.first(size), values);
      row = row.subspan(size);
    }
  }
  return values;
}

std::vector<std::uint64_t> histogram_of(const std::vector<double>& values, double limit, std::size_t bins) {
  std::vector<std::uint64_t> counts(bins);
  for (const double value : values) {
    const double place = (value + limit) / (2 * limit) * static_cast<double>(bins);
    ++counts[std::min(static_cast<std::size_t>(place), bins - 1)];
  }
  return counts;
}

void count_binades(const std::vector<double>& values, WeightsRecord& record) {
  std::map<int, std::uint64_t> found;
  for (const double value : values) {
    if (value != 0) ++found[std::ilogb(value)];
    record.zeros += value == 0 ? 1 : 0;
  }
  if (found.empty()) return;
  record.lowest_exponent = found.begin()->first;
  record.binades.resize(static_cast<std::size_t>(found.rbegin()->first - record.lowest_exponent) + 1);
  for (const auto& [exponent, count] : found) {
    record.binades[static_cast<std::size_t>(exponent - record.lowest_exponent)] = count;
  }
}

WeightsRecord record_of(std::uint64_t seed, std::string matrix, const View& view, const std::vector<double>& values) {
  double limit = view.block == 0 ? largest_magnitude(std::span(values)) : 1;
  if (limit == 0) limit = 1;  // bins have a width even where all weights are zero
  WeightsRecord record{.experiment = std::string(kExperiment),
                       .seed = seed,
                       .matrix = std::move(matrix),
                       .block = view.block,
                       .low = -limit,
                       .high = limit,
                       .counts = histogram_of(values, limit, view.bins),
                       .binades = {}};
  count_binades(values, record);
  return record;
}

}  // namespace

std::vector<WeightsRecord> weight_spread(const mnist::SavedNetwork& saved) {
  std::vector<WeightsRecord> records;
  for (const View& view : kViews) {
    std::vector<double> all;
    for (const mnist::Layer& layer : saved.network.layers) {
      const std::vector<double> values = values_of(layer, view.block);
      const std::string matrix = std::to_string(layer.inputs) + "x" + std::to_string(layer.outputs);
      records.push_back(record_of(saved.seed, matrix, view, values));
      all.insert(all.end(), values.begin(), values.end());
    }
    records.push_back(record_of(saved.seed, "all", view, all));
  }
  return records;
}

}  // namespace halfulp::accuracy
