// What is wrong with a file of data.
#pragma once

#include <stdexcept>

namespace halfulp::mnist {

/// Data that cannot be used. Message: "FILE: what is there; expected what".
struct DataError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace halfulp::mnist
