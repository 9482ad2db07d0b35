// Which digits changed their answer.
#pragma once

#include <string_view>

#include "site/links.h"
#include "view/accuracies.h"

namespace halfulp {

/// A section with its heading, whose ids begin with `id`: for what was rounded cards of the images that most formats
/// changed, and a folded table of all formats, as long as the page stays below `budget` bytes. Files list the first
/// changed images of the first network only. One sentence where a file lists none; nothing where no accuracies were
/// measured.
void write_changed_digits(HtmlWriter& html, const Links& links, const Experiment& experiment, std::string_view id,
                          std::size_t budget);

}  // namespace halfulp
