// A command line that makes no sense.
#pragma once

#include <stdexcept>

namespace halfulp {

/// Message: one line that says what is wrong and, where it can, what to type instead.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace halfulp
