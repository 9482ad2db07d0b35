#include "site/write_site.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "result/file.h"
#include "site/site.h"

namespace halfulp {
namespace {

namespace fs = std::filesystem;

bool is_part(const std::string& name) { return !name.empty() && name != "." && name != ".." && plain(name) == name; }

/// Whether a site may have a file of this name. A list on disk may have been changed: what is removed lies in the
/// folder.
bool is_site_name(const std::string& name) {
  const auto slash = name.find('/');
  if (slash == std::string::npos) return is_part(name) && name.front() != '.';
  return is_part(name.substr(0, slash)) && name.front() != '.' && is_part(name.substr(slash + 1));
}

std::set<std::string> listed_in(const fs::path& list) {
  std::set<std::string> names;
  std::ifstream file(list);
  for (std::string name; std::getline(file, name);) {
    if (is_site_name(name)) names.insert(name);
  }
  return names;
}

std::string list_of(const std::set<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text.append(name).append("\n");
  return text;
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw WriteError("cannot make the folder " + folder.string() + ": " + error.message());
}

void remove_stale(const fs::path& folder, const std::set<std::string>& names) {
  for (const std::string& name : names) {
    const fs::path path = folder / name;
    std::error_code ignored;
    fs::remove(path, ignored);
    if (path.parent_path() != folder) fs::remove(path.parent_path(), ignored);  // goes where nothing is left in it
  }
}

}  // namespace

std::vector<SiteFile> files_of(const std::vector<Page>& pages) {
  std::vector<SiteFile> files;
  for (const Page& page : pages) files.push_back({page.slug + ".html", file_of(page, pages)});
  return files;
}

std::string write_site(const std::vector<SiteFile>& files, const std::string& directory) {
  const fs::path folder = directory;
  const fs::path list = folder / kSiteList;
  std::set<std::string> now;
  for (const SiteFile& file : files) now.insert(file.name);
  const std::set<std::string> before = listed_in(list);
  std::set<std::string> stale, all = now;
  std::ranges::set_difference(before, now, std::inserter(stale, stale.end()));
  all.insert(stale.begin(), stale.end());
  make_folder(folder);
  // Listed before they are there: what a call leaves behind that was stopped half way is found by the next one.
  replace_file(list.string(), list_of(all));
  for (const SiteFile& file : files) {
    const fs::path path = folder / file.name;
    if (path.parent_path() != folder) make_folder(path.parent_path());
    replace_file(path.string(), file.content);
  }
  remove_stale(folder, stale);
  replace_file(list.string(), list_of(now));
  return (folder / files.front().name).string();
}

}  // namespace halfulp
