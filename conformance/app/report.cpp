#include "app/report.h"

#include <filesystem>
#include <iostream>

#include "app/check.h"
#include "app/exit_code.h"
#include "page/index.h"
#include "result/file.h"
#include "result/read.h"

namespace halfulp {
namespace {

namespace fs = std::filesystem;

int fail(const std::string& message) {
  std::cerr << "halfulp: error: " << message << "\n";
  return kInfrastructure;
}

}  // namespace

int report(const ReportOptions& options) {
  const fs::path directory = options.directory;
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return fail("cannot make the folder " + directory.string() + ": " + error.message());
  const fs::path run = directory / "run.jsonl";
  fs::remove(run, error);  // what this command shows is never an older run
  CheckOptions options_of_check;
  options_of_check.implementations =
      options.implementations.empty() ? std::vector<std::string>{"all"} : options.implementations;
  options_of_check.selection = options.selection;
  options_of_check.jobs = options.jobs;
  options_of_check.output = run.string();
  const int checked = check(options_of_check);
  if (!fs::exists(run, error)) return checked;
  const int rendered = render({run.string()}, options.directory);
  if (rendered != kConforms) return rendered;
  return checked == kDeviates ? kConforms : checked;
}

int render(const std::vector<std::string>& files, const std::string& directory) {
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return fail("cannot make the folder " + directory + ": " + error.message());
  try {
    std::vector<RunRecord> runs;
    for (const std::string& file : files) runs.push_back(read_run(file));
    std::cout << render_index(runs, directory) << "\n";
    return kConforms;
  } catch (const ReadError& problem) {
    return fail(problem.what());
  } catch (const WriteError& problem) {
    return fail(problem.what());
  }
}

}  // namespace halfulp
