// One page before it is a file.
#pragma once

#include <string>
#include <vector>

#include "result/merge.h"
#include "site/links.h"
#include "view/catalog.h"

namespace halfulp {

struct Page {
  std::string slug;        ///< "index", "format-float16": the file is slug + ".html".
  std::string title;       ///< Of the file.
  std::string content;     ///< Markup made by a HtmlWriter, beginning with an h1.
  std::string entry = {};  ///< Its name in the navigation of every page; empty: it has none.
};

/// What every page is made from. Refers to what must outlive it.
struct Source {
  const std::vector<NamedRun>& runs;
  const Catalog& catalog;
  const Links& links;
  const NamedRun* baseline = nullptr;  ///< An earlier run to compare with; nullptr: none.
};

}  // namespace halfulp
