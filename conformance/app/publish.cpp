#include "app/publish.h"

#include <cctype>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "result/write.h"

namespace halfulp {
namespace {

namespace fs = std::filesystem;

/// Makes the first file of this name that is not there yet: whoever publishes at the same time gets another one.
fs::path claim(const fs::path& folder, const std::string& date) {
  for (int count = 1;; ++count) {
    const fs::path path = folder / (date + (count == 1 ? "" : "-" + std::to_string(count)) + ".jsonl");
    if (std::FILE* file = std::fopen(path.c_str(), "wx")) {
      std::fclose(file);
      return path;
    }
    if (errno != EEXIST) throw WriteError("cannot write " + path.string() + ": " + std::strerror(errno));
  }
}

}  // namespace

std::string published_directory() { return HALFULP_PUBLISHED_DIRECTORY; }

std::string slug_of(const HeaderRecord& header) {
  std::string slug;
  for (const char c : header.gpu ? header.gpu->name : header.machine_cpu) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80 && std::isalnum(byte) != 0) {
      slug += static_cast<char>(std::tolower(byte));
    } else if (!slug.empty() && slug.back() != '-') {
      slug += '-';
    }
  }
  if (slug.ends_with('-')) slug.pop_back();
  return slug.empty() ? "unknown" : slug;
}

std::string publish(const RunRecord& run, const std::string& folder) {
  const fs::path machine = fs::path(folder) / slug_of(run.header);
  std::error_code error;
  fs::create_directories(machine, error);
  if (error) throw WriteError("cannot make the folder " + machine.string() + ": " + error.message());
  constexpr std::size_t kDate = 10;  // 2026-01-31
  const fs::path path = claim(machine, run.header.started.substr(0, kDate));
  try {
    write_run(path.string(), run);
  } catch (const WriteError&) {
    fs::remove(path, error);
    throw;
  }
  return path.string();
}

}  // namespace halfulp
