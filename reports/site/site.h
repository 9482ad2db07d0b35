// Which pages there are.
#pragma once

#include <vector>

#include "html/document.h"
#include "site/page.h"

namespace halfulp {

/// Every page about the runs, the index first. Equal runs give equal pages. `baseline`, if there is one, is an earlier
/// run that implementations are compared with.
std::vector<Page> make_pages(const std::vector<NamedRun>& runs, const NamedRun* baseline = nullptr);

/// The style and the script of all pages.
const Look& site_look();

/// The file of a page: its content in the shell that all share.
std::string file_of(const Page& page, const std::vector<Page>& all);

}  // namespace halfulp
