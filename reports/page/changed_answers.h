// How many answers a format changes.
#pragma once

#include "html/writer.h"
#include "view/accuracies.h"

namespace halfulp {

/// Bars of one record for every format, the mean over the networks. Nothing where fewer than two have numbers.
void write_changed_answers(HtmlWriter& html, const AccuracyRecords& records, const AccuracyRecord* baseline);

}  // namespace halfulp
