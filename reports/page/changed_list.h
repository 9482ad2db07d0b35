// The changed images that a record lists, and what became of their answers.
#pragma once

#include <optional>
#include <span>
#include <string>

#include "html/writer.h"
#include "view/accuracies.h"

namespace halfulp {

struct Listed {
  std::uint64_t seed = 0;     ///< Of the network.
  std::uint64_t changed = 0;  ///< How many there are, listed or not.
  std::span<const ChangedImage> images;
};

/// Of the first network that has a list; without images where none has.
Listed listed_of(const AccuracyRecord& record);

/// Those that are rounded to nearest and list images.
AccuracyRecords listing_of(const AccuracyRecords& records);

/// "9", or "none": a log-probability was no number.
std::string answer_text(std::optional<unsigned> answer);

/// The answer, with a mark and a word whether it is what the image shows; the answer alone where `image` is null.
void write_judged(HtmlWriter& html, std::optional<unsigned> answer, const ImageRecord* image);

}  // namespace halfulp
