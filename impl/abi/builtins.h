// The implementations that are linked into the tool, and those that this build had to leave out.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "abi/adapter.h"

namespace halfulp::impl {

/// A subject is judged by `check all`; a faulty one exists to be caught.
enum class Kind { subject, faulty };

struct Builtin {
  std::string_view id;
  std::string_view cpu_features;  ///< Space-separated x86 features the machine must have.
  Kind kind;
  adapter::Adapter (*make)();
};

struct NotBuilt {
  std::string_view id;
  std::string_view reason;
};

std::span<const Builtin> builtins();
std::span<const NotBuilt> not_built();

}  // namespace halfulp::impl
