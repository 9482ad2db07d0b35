#include "app/render.h"

#include <algorithm>
#include <cctype>
#include <iostream>
#include <optional>

#include "app/exit_code.h"
#include "app/fail.h"
#include "app/read_runs.h"
#include "app/usage_error.h"
#include "export/exports.h"
#include "result/file.h"
#include "result/read.h"
#include "site/single_file.h"
#include "site/site.h"
#include "site/write_site.h"

namespace halfulp {
namespace {

constexpr std::string_view kNoExports = "none";

/// Names of cells may hold anything.
std::string in_one_line(std::string text) {
  std::ranges::replace_if(
      text, [](unsigned char c) { return std::iscntrl(c) != 0; }, '?');
  return text;
}

std::vector<SiteFile> make_files(const RenderOptions& options) {
  const std::vector<NamedRun> runs = read_runs(options.files);
  std::optional<NamedRun> baseline;
  if (!options.baseline.empty()) baseline = NamedRun{options.baseline, read_run(options.baseline)};
  const std::vector<Page> pages = make_pages(runs, baseline ? &*baseline : nullptr);
  std::vector<SiteFile> files =
      options.form == SiteForm::folder ? files_of(pages) : std::vector<SiteFile>{single_file(pages)};
  for (const Export& row : exports()) {
    const bool is_asked =
        options.exports.empty() || std::ranges::find(options.exports, row.name) != options.exports.end();
    if (is_asked) std::ranges::move(row.make(runs), std::back_inserter(files));
  }
  return files;
}

}  // namespace

void check_exports(const std::vector<std::string>& names) {
  std::string wanted;
  for (const Export& row : exports()) wanted.append(row.name).append(", ");
  wanted += kNoExports;
  for (const std::string& name : names) {
    const bool is_known = name == kNoExports || std::ranges::find(exports(), name, &Export::name) != exports().end();
    if (!is_known) throw UsageError("no export is called '" + name + "'; expected some of " + wanted);
  }
}

int render(const RenderOptions& options) {
  try {
    std::cout << write_site(make_files(options), options.directory) << "\n";
    return kConforms;
  } catch (const std::runtime_error& problem) {  // ReadError, WriteError
    return fail("error: " + in_one_line(problem.what()), kInfrastructure);
  }
}

}  // namespace halfulp
