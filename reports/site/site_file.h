// A file of a site before it is on disk.
#pragma once

#include <string>

namespace halfulp {

struct SiteFile {
  std::string name;  ///< "index.html"; with at most one folder in front: "badges/good.svg".
  std::string content;
};

}  // namespace halfulp
