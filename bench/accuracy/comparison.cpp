#include "accuracy/comparison.h"

#include <cstdint>

#include "accuracy/summary.h"

namespace halfulp::accuracy {
namespace {

std::string counted(std::uint64_t count, const std::string& noun) {
  return std::to_string(count) + " " + noun + (count == 1 ? "" : "s");
}

std::string side_text(const std::string& implementation, const std::string& products) {
  return products.empty() ? implementation : implementation + " with products by " + products;
}

/// One line for each seed with answers that differ.
std::string difference_lines(const AccuracyRecord& record) {
  std::string text;
  for (const AccuracySample& sample : record.samples) {
    if (!sample.difference || sample.difference->images == 0) continue;
    text += "differs  " + record.id + ", seed " + std::to_string(sample.seed) + ": ";
    text += counted(sample.difference->images, "image") + ", the first is test image ";
    text += std::to_string(sample.difference->first) + "; " + side_text(record.implementation, record.products);
    text += " against " + side_text(record.against->implementation, record.against->products) + "\n";
  }
  return text;
}

}  // namespace

Comparisons comparisons_of(const std::vector<AccuracyRecord>& records) {
  Comparisons comparisons;
  for (const AccuracyRecord& record : records) {
    ++(record.against ? comparisons.compared : comparisons.same);
    if (differing_images(record) > 0) ++comparisons.differ;
  }
  return comparisons;
}

std::string comparison_text(const std::vector<AccuracyRecord>& records) {
  const Comparisons comparisons = comparisons_of(records);
  std::string same, differing;
  for (const AccuracyRecord& record : records) {
    if (!record.against) {
      same += "same     " + record.id + ": " + side_text(record.implementation, record.products) + "\n";
    }
    differing += difference_lines(record);
  }
  std::string text = counted(comparisons.compared, "treatment") + " compared image by image, ";
  text += std::to_string(comparisons.differ) + (comparisons.differ == 1 ? " differs\n" : " differ\n");
  if (!same.empty()) {
    text += counted(comparisons.same, "treatment") + " not compared, done by the same implementations on both sides\n";
  }
  return text + same + differing;
}

}  // namespace halfulp::accuracy
