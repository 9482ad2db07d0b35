// The changed images that files list, format by format.
#pragma once

#include "page/test_images.h"
#include "site/links.h"

namespace halfulp {

/// A row for every record that is rounded to nearest and lists images: small pictures, sorted by what became of the
/// answer. How many rows the page has no room for, below `budget` bytes, is said.
void write_changed_table(HtmlWriter& html, const Links& links, const AccuracyRecords& records, TestImages& images,
                         std::size_t budget);

}  // namespace halfulp
