// A library under test that is opened when the adapter is made, not linked: it may come from anywhere, or be missing.
#pragma once

#include <dlfcn.h>

#include <cstdlib>
#include <stdexcept>
#include <string>

#include "abi/adapter.h"

namespace halfulp::impl {

/// Stays open until the program ends: a library that has started threads cannot be closed.
class SharedLibrary {
 public:
  /// Opens the file that the environment variable names, else the one that the build found.
  SharedLibrary(const char* variable, const char* found_by_build) {
    const char* const named = std::getenv(variable);
    path_ = named != nullptr && *named != 0 ? named : found_by_build;
    handle_ = dlopen(path_.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (handle_ == nullptr) problem_ = std::string(variable) + ": " + dlerror();
  }

  const std::string& path() const { return path_; }

  /// Why the library is not open; empty if it is.
  const std::string& problem() const { return problem_; }

  /// The function of this name in the library or in one that it needs, or nullptr.
  template <class Function>
  Function* function(const std::string& name) const {
    return handle_ == nullptr ? nullptr : reinterpret_cast<Function*>(dlsym(handle_, name.c_str()));
  }

 private:
  std::string path_, problem_;
  void* handle_ = nullptr;
};

/// Fails on every tensor. A library that the build found and that is gone must not go unnoticed.
inline adapter::BlockRun throwing(const std::string& problem) {
  return [problem](const halfulp_blocks&) -> std::int32_t { throw std::runtime_error(problem); };
}

}  // namespace halfulp::impl
