#include "run/implementation.h"

#include <dlfcn.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <sstream>

#include "device/chosen_device.h"
#include "run/probe.h"

namespace halfulp {
namespace {

/// The x86 feature names of this machine, as Linux lists them.
const std::set<std::string>& cpu_features() {
  static const std::set<std::string> features = [] {
    std::ifstream cpuinfo("/proc/cpuinfo");
    std::set<std::string> found;
    for (std::string line; std::getline(cpuinfo, line);) {
      if (line.rfind("flags", 0) != 0) continue;
      std::istringstream words(line.substr(line.find(':') + 1));
      for (std::string word; words >> word;) found.insert(word);
      break;
    }
    return found;
  }();
  return features;
}

bool is_on_device(const impl::Builtin& row) { return row.make().memory == HALFULP_MEMORY_CUDA_DEVICE; }

std::unique_ptr<Implementation> open_builtin(const std::string& locator, const std::string& id) {
  const auto builtins = impl::builtins();
  const auto row = std::ranges::find(builtins, id, &impl::Builtin::id);
  if (row == builtins.end()) {
    for (const impl::NotBuilt& missing : impl::not_built()) {
      if (missing.id == id) throw LoadError(locator + ": not built: " + std::string(missing.reason));
    }
    throw LoadError(locator + ": no builtin implementation has this id; `halfulp list implementations` shows them");
  }
  if (const std::string lacking = missing_features(std::string(row->cpu_features)); !lacking.empty()) {
    throw LoadError(locator + ": this machine lacks the CPU feature " + lacking);
  }
  const halfulp_adapter* adapter = adapter::expose(row->make());
  if (const std::string problem = problem_with(adapter); !problem.empty()) throw LoadError(locator + ": " + problem);
  return std::make_unique<Implementation>(adapter, "builtin", locator);
}

std::unique_ptr<Implementation> open_library(const std::string& locator, std::string path) {
  if (path.find('/') == std::string::npos) path.insert(0, "./");  // a file, never something from the search path
  if (const std::string problem = probe_library(path); !problem.empty()) throw LoadError(locator + ": " + problem);
  void* library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw LoadError(locator + ": cannot be opened: " + dlerror());
  const auto entry = reinterpret_cast<const halfulp_adapter* (*)()>(dlsym(library, HALFULP_ADAPTER_ENTRY));
  return std::make_unique<Implementation>(entry(), "dso", locator);
}

}  // namespace

std::string missing_features(const std::string& needed) {
  std::istringstream words(needed);
  for (std::string word; words >> word;) {
    if (!cpu_features().contains(word)) return word;
  }
  return "";
}

std::string why_not_here(const impl::Builtin& row) {
  const std::string lacking = missing_features(std::string(row.cpu_features));
  if (!lacking.empty()) return "this machine lacks the CPU feature " + lacking;
  return is_on_device(row) ? why_no_device() : "";
}

std::unique_ptr<Implementation> open_implementation(const std::string& locator) {
  const auto colon = locator.find(':');
  const std::string kind = locator.substr(0, colon);
  const std::string rest = colon == std::string::npos ? "" : locator.substr(colon + 1);
  if (colon == std::string::npos) return open_builtin(locator, locator);
  if (kind == "builtin") return open_builtin(locator, rest);
  if (kind == "dso" && !rest.empty()) return open_library(locator, rest);
  throw LoadError(locator + ": expected builtin:ID or dso:PATH");
}

std::vector<std::unique_ptr<Implementation>> open_implementations(const std::vector<std::string>& locators) {
  std::vector<std::unique_ptr<Implementation>> opened;
  const auto add = [&](const std::string& locator) {
    auto implementation = open_implementation(locator);
    for (const auto& other : opened) {
      if (other->name() == implementation->name()) {
        throw LoadError(locator + ": calls itself " + other->name() + ", as " + other->locator() + " does");
      }
    }
    opened.push_back(std::move(implementation));
  };
  for (const std::string& locator : locators) {
    if (locator != "all" && locator != "faulty" && locator != "device") {
      add(locator);
      continue;
    }
    const impl::Kind kind = locator == "faulty" ? impl::Kind::faulty : impl::Kind::subject;
    for (const impl::Builtin& row : impl::builtins()) {
      const bool can_run = missing_features(std::string(row.cpu_features)).empty();
      const bool is_wanted = locator == "device" ? can_run && is_on_device(row) : why_not_here(row).empty();
      if (row.kind == kind && is_wanted) add(std::string(row.id));
    }
  }
  return opened;
}

}  // namespace halfulp
