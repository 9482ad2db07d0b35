// The images that most formats gave another answer, each on a card.
#pragma once

#include "page/test_images.h"

namespace halfulp {

/// Picture, what it shows, float32's answer, and which formats answer what instead; at most 24 cards, as long as the
/// page stays below `budget` bytes. Of every format one record.
void write_changed_cards(HtmlWriter& html, const AccuracyRecords& records, TestImages& images, std::size_t budget);

}  // namespace halfulp
