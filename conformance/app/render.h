// `halfulp render`: result files to a site.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace halfulp {

enum class SiteForm : std::uint8_t { folder, single_file };

struct RenderOptions {
  std::vector<std::string> files;  ///< Result files; at least one.
  std::string directory;           ///< Made if missing.
  SiteForm form = SiteForm::folder;
  std::vector<std::string> exports;  ///< Names of reports/export; empty for all, "none" for none.
  std::string baseline;              ///< An earlier result file that implementations are compared with; empty for none.
};

/// Throws UsageError for an unknown export.
void check_exports(const std::vector<std::string>& names);

/// Reads everything, makes everything, then writes: where an input is bad nothing is written. Prints the path of the
/// first page. Returns an ExitCode.
int render(const RenderOptions& options);

}  // namespace halfulp
