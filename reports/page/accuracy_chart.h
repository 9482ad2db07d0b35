// Accuracy against bits per weight.
#pragma once

#include "html/writer.h"
#include "view/accuracies.h"

namespace halfulp {

/// Every record that has samples and a number of bits; the baseline is a dashed line and may be null. Nothing where
/// fewer than two can be drawn.
void write_accuracy_chart(HtmlWriter& html, const AccuracyRecords& records, const AccuracyRecord* baseline);

}  // namespace halfulp
