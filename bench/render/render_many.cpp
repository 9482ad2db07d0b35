// bench/render_many FOLDER: how long 50 000 cells in 100 files take to become a site, stage by stage, and in how much
// memory. Writes the files into FOLDER on its first call. Fails where a page is larger than 2 MB.
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "app/read_runs.h"
#include "export/exports.h"
#include "render/many_runs.h"
#include "result/write.h"
#include "site/site.h"
#include "site/write_site.h"

namespace {

using namespace halfulp;
namespace fs = std::filesystem;

constexpr std::size_t kMaxPage = 2'000'000;

double seconds_of(const timeval& time) {
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

/// Of all threads so far.
double processor_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return seconds_of(usage.ru_utime) + seconds_of(usage.ru_stime);
}

/// Does something and says how long it took: on the clock, and of processors, which others on the machine do not
/// change.
template <class Stage>
auto timed(const char* name, Stage stage) {
  const auto start = std::chrono::steady_clock::now();
  const double processor_start = processor_seconds();
  auto result = stage();
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%-8s %6.2f s, %6.2f s of processors, %4ld MB so far\n", name, seconds.count(),
              processor_seconds() - processor_start, usage.ru_maxrss / 1000);
  return result;
}

std::vector<std::string> make_files(const fs::path& folder) {
  const ManyRuns size;
  std::vector<std::string> files;
  for (std::size_t i = 0; i < size.files; ++i) files.push_back((folder / (std::to_string(i) + ".jsonl")).string());
  if (std::ranges::all_of(files, [](const std::string& file) { return fs::exists(file); })) return files;
  fs::create_directories(folder);
  const std::vector<RunRecord> runs = make_many_runs(size);
  for (std::size_t i = 0; i < files.size(); ++i) write_run(files[i], runs[i]);
  std::printf("the files are written; call again to measure\n");
  return {};
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: render_many FOLDER\n");
    return 2;
  }
  const fs::path folder = words[1];
  const std::vector<std::string> files = make_files(folder);
  if (files.empty()) return 0;
  const auto runs = timed("read", [&] { return read_runs(files); });
  const auto pages = timed("pages", [&] { return make_pages(runs); });
  std::vector<SiteFile> site = timed("shells", [&] { return files_of(pages); });
  const auto largest = *std::ranges::max_element(site, {}, [](const SiteFile& file) { return file.content.size(); });
  const std::size_t page_count = site.size();
  timed("exports", [&] {
    for (const Export& row : exports()) std::ranges::move(row.make(runs), std::back_inserter(site));
    return 0;
  });
  timed("write", [&] { return write_site(site, (folder / "site").string()); });
  std::printf("%zu pages, the largest %s with %zu bytes\n", page_count, largest.name.c_str(), largest.content.size());
  return largest.content.size() <= kMaxPage ? 0 : 1;
}
