#include "page/changed_list.h"

#include <algorithm>
#include <iterator>

namespace halfulp {

Listed listed_of(const AccuracyRecord& record) {
  for (const AccuracySample& sample : record.samples) {
    if (!sample.changed_images.empty()) return {sample.seed, sample.changed, sample.changed_images};
  }
  return {};
}

AccuracyRecords listing_of(const AccuracyRecords& records) {
  AccuracyRecords listing;
  std::ranges::copy_if(records, std::back_inserter(listing), [](const AccuracyRecord* record) {
    return record->rounding == "nearest" && !listed_of(*record).images.empty();
  });
  return listing;
}

std::string answer_text(std::optional<unsigned> answer) { return answer ? std::to_string(*answer) : "none"; }

void write_judged(HtmlWriter& html, std::optional<unsigned> answer, const ImageRecord* image) {
  html.element("strong", {}, answer_text(answer));
  if (image == nullptr) return;
  const bool is_right = answer == image->label;
  html.text(" ");
  html.element("span", {{"class", is_right ? "conforms" : "deviates"}}, is_right ? "\u2713 right" : "\u2717 wrong");
}

}  // namespace halfulp
