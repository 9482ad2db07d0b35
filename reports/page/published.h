// What was published of the same treatments, beside what was measured.
#pragma once

#include "site/links.h"
#include "view/accuracies.h"

namespace halfulp {

/// A table of the records that have published numbers; nothing where none has.
void write_published(HtmlWriter& html, const Links& links, const Experiment& experiment);

}  // namespace halfulp
