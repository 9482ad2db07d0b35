// An implementation under test, loaded and checked: builtin:ID or dso:PATH.
#pragma once

#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "abi/builtins.h"
#include "abi/halfulp_adapter.h"

namespace halfulp {

/// An implementation that cannot be used: what, where and what was expected, in one line.
struct LoadError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A usable adapter.
class Implementation {
 public:
  Implementation(const halfulp_adapter* adapter, std::string kind, std::string locator)
      : adapter_(adapter), kind_(std::move(kind)), locator_(std::move(locator)) {}

  const halfulp_adapter& adapter() const { return *adapter_; }
  std::string name() const { return adapter_->name; }
  /// Whether its buffers live in device memory.
  bool is_on_device() const { return adapter_->memory == HALFULP_MEMORY_CUDA_DEVICE; }
  const std::string& kind() const { return kind_; }        ///< "builtin" or "dso".
  const std::string& locator() const { return locator_; }  ///< What the user typed: "builtin:f16c", "dso:./libx.so".

 private:
  const halfulp_adapter* adapter_;
  std::string kind_, locator_;
};

/// The first of the space-separated x86 features in `needed` that this machine lacks, or empty.
std::string missing_features(const std::string& needed);

/// Why this machine cannot run a builtin, for want of a CPU feature or of a GPU; empty if it can.
std::string why_not_here(const impl::Builtin& row);

/// Opens one locator. A shared library is first opened in a child process, so that a crash there is a message here.
/// Errors: LoadError.
std::unique_ptr<Implementation> open_implementation(const std::string& locator);

/// Opens a list of locators; "all" stands for every builtin subject this machine can run, "device" for every one that
/// works on a GPU, whether there is one or not, "faulty" for every implementation that is wrong on purpose. Errors:
/// LoadError.
std::vector<std::unique_ptr<Implementation>> open_implementations(const std::vector<std::string>& locators);

}  // namespace halfulp
