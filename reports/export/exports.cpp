#include "export/exports.h"

#include <algorithm>
#include <array>

#include "export/badge.h"
#include "export/csv.h"
#include "export/summary.h"
#include "result/junit.h"
#include "site/links.h"

namespace halfulp {
namespace {

template <class Record>
bool have(const std::vector<NamedRun>& runs, std::vector<Record> RunRecord::*list) {
  return std::ranges::any_of(runs, [list](const NamedRun& named) { return !(named.run.*list).empty(); });
}

std::vector<SiteFile> summary_files(const std::vector<NamedRun>& runs) {
  return {{"summary.md", summary_markdown(runs)}};
}

std::vector<SiteFile> csv_files(const std::vector<NamedRun>& runs) {
  std::vector<SiteFile> files;
  if (have(runs, &RunRecord::cells)) files.push_back({"cells.csv", cells_csv(runs)});
  if (have(runs, &RunRecord::throughputs)) files.push_back({"speeds.csv", speeds_csv(runs)});
  if (have(runs, &RunRecord::accuracies)) files.push_back({"accuracy.csv", accuracy_csv(runs)});
  return files;
}

std::vector<SiteFile> junit_files(const std::vector<NamedRun>& runs) {
  std::vector<const RunRecord*> judged;
  for (const NamedRun& named : runs) {
    if (!named.run.cells.empty()) judged.push_back(&named.run);
  }
  if (judged.empty()) return {};
  return {{"junit.xml", to_junit(judged)}};
}

std::vector<SiteFile> badge_files(const std::vector<NamedRun>& runs) {
  constexpr std::string_view kFolder = "badges";
  std::vector<SiteFile> files;
  Links names;  // two names may be the same as names of files
  for (const auto& [implementation, tally] : make_matrix(runs).columns) {
    if (tally.cells() == 0) continue;
    const std::string path =
        std::string(kFolder) + "/" + names.add(kFolder, implementation.name).substr(kFolder.size() + 1);
    const Badge badge = badge_of(implementation.name, tally);
    files.push_back({path + ".json", badge_json(badge)});
    files.push_back({path + ".svg", badge_svg(badge)});
  }
  return files;
}

constexpr std::array kExports{
    Export{"summary", &summary_files},
    Export{"csv", &csv_files},
    Export{"junit", &junit_files},
    Export{"badges", &badge_files},
};

}  // namespace

std::span<const Export> exports() { return kExports; }

}  // namespace halfulp
