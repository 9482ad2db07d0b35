#include "app/machine.h"

#include <ctime>
#include <fstream>

namespace halfulp {
namespace {

/// What stands behind `key` and `separator` in the first such line of a text file, without quotes.
std::string value_in(const char* path, const std::string& key, char separator) {
  std::ifstream file(path);
  for (std::string line; std::getline(file, line);) {
    const auto at = line.find(separator);
    if (at == std::string::npos || line.rfind(key, 0) != 0) continue;
    std::string value = line.substr(at + 1);
    const auto first = value.find_first_not_of(" \t\"");
    const auto last = value.find_last_not_of(" \t\"");
    return first == std::string::npos ? "" : value.substr(first, last - first + 1);
  }
  return "unknown";
}

}  // namespace

std::string cpu_name() { return value_in("/proc/cpuinfo", "model name", ':'); }
std::string os_name() { return value_in("/etc/os-release", "PRETTY_NAME", '='); }

std::string utc_now() {
  const std::time_t now = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&now, &parts);
  char text[32];
  std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return text;
}

}  // namespace halfulp
