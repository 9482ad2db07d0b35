// A site as one file.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/page.h"
#include "site/site_file.h"

namespace halfulp {

/// All pages as sections of one file, each with its slug as id. Links between pages become links within the file.
/// Requires pages.
SiteFile single_file(const std::vector<Page>& pages);

/// Markup made by a HtmlWriter with links to pages turned into links to their sections: "x.html" to "#x" and
/// "x.html#part" to "#part", and "x.html#?sorted" to "#x?sorted" (html/address_script.h). Links to anything else stay.
std::string with_links_inside(std::string_view content, const std::vector<Page>& pages);

}  // namespace halfulp
