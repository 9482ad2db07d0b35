// A site on disk.
#pragma once

#include <string>
#include <vector>

#include "site/page.h"
#include "site/site_file.h"

namespace halfulp {

/// The file in a site's folder that lists the files which rendering wrote there, one a line.
inline constexpr std::string_view kSiteList = ".halfulp-site";

/// One file for each page.
std::vector<SiteFile> files_of(const std::vector<Page>& pages);

/// Writes every file, each whole or not at all, into the folder, which is made if it is missing; returns the path of
/// the first. Files that an earlier call wrote and that are not among these are removed; no others are. Errors:
/// WriteError.
std::string write_site(const std::vector<SiteFile>& files, const std::string& directory);

}  // namespace halfulp
