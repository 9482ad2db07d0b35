// How many times as fast something is, as a mark with an interval.
#pragma once

#include <string>
#include <vector>

#include "compare/speed.h"
#include "html/writer.h"

namespace halfulp {

/// The ratio of two speeds and the range in which it lies when both lie in their quartiles; the drawing reaches from
/// 1/`reach` to `reach`, logarithmic, with 1 in the middle. Requires a ratio above 0 and a reach above 1.
void write_ratio(HtmlWriter& html, const SpeedChange& change, double reach);

/// "▲ FASTER", "▼ SLOWER", "= SAME", "? UNCLEAR": a symbol and a word.
std::string text_of(SpeedVerdict verdict);

/// Three significant digits: "0.0123", "1.26", "9648" (those before the point are all there).
std::string significant(double value);

/// The greatest ratio or its inverse among the changes, at least 1.25 and at most 16: what drawings of them reach to.
double reach_of(const std::vector<SpeedChange>& changes);

}  // namespace halfulp
