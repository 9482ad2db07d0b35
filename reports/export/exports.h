// What a site says, in files for other programs.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "result/merge.h"
#include "site/site_file.h"

namespace halfulp {

/// One kind of export: a word of the command line and the files it makes.
struct Export {
  std::string_view name;
  std::vector<SiteFile> (*make)(const std::vector<NamedRun>& runs);
};

/// summary (summary.md), csv (cells.csv, speeds.csv, accuracy.csv: those that have rows), junit (junit.xml), badges
/// (badges/NAME.json and .svg for each implementation).
std::span<const Export> exports();

}  // namespace halfulp
