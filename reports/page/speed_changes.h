// Speeds of two runs against each other.
#pragma once

#include <string>
#include <vector>

#include "compare/speed.h"
#include "html/writer.h"

namespace halfulp {

/// One row for every line: the verdict, the ratio as a number and as a mark with its interval, and both times. `before`
/// and `after` name the sides.
void write_speed_table(HtmlWriter& html, const std::vector<SpeedChange>& changes, const std::string& before,
                       const std::string& after);

/// Counts by verdict, and a row for every line that is not the same: slower ones first, each by how much.
void write_speed_changes(HtmlWriter& html, const std::vector<SpeedChange>& changes);

}  // namespace halfulp
