// A part of a page where codes and values can be typed, before scripts fill it (page/explore_script.h).
#pragma once

#include <string>
#include <string_view>

#include "html/writer.h"

namespace halfulp {

/// The question, which scripts show.
void write_question(HtmlWriter& html, const std::string& id);

/// A row with what scripts show under this name, and what stands there until then.
void write_shown_row(HtmlWriter& html, Literal shows, std::string_view name, const std::string& value);

/// By how much rounding `typed` to `value` is wrong, and relatively.
std::string rounding_error_text(double typed, double value);

}  // namespace halfulp
