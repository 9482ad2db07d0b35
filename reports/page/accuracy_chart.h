// Accuracy against bits per weight, drawn.
#pragma once

#include <vector>

#include "html/writer.h"
#include "result/measurement.h"

namespace halfulp {

/// One mark per record that has samples and bits; nothing where there are fewer than two. `baseline` may be null.
void write_accuracy_chart(HtmlWriter& html, const std::vector<const AccuracyRecord*>& records,
                          const AccuracyRecord* baseline);

}  // namespace halfulp
