// How the networks of an experiment were trained.
#pragma once

#include "html/writer.h"
#include "view/accuracies.h"

namespace halfulp {

/// A sentence, accuracy and loss by epoch as drawings with a line for every seed, and the numbers as a table; what was
/// published of the baseline is a dashed line. Nothing without trainings.
void write_trainings(HtmlWriter& html, const Experiment& experiment);

}  // namespace halfulp
