// One implementation and one format: a verdict, its counts, and what filters ask about it.
#pragma once

#include "html/writer.h"
#include "page/index_view.h"

namespace halfulp {

/// A cell of the table, with a link to what the implementation does with the format.
void write_square(HtmlWriter& html, const IndexView& view, std::size_t entrant, const std::string& format);

/// What filters ask of a part: values of the attribute, one a line.
std::string marks_text(const Part& part);
std::string causes_text(const Part& part);

}  // namespace halfulp
