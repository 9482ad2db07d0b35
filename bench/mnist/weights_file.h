// Trained networks in a file, so that every format sees the same ones. docs/weights-file.md describes it byte by byte.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "mnist/network.h"

namespace halfulp::mnist {

struct SavedNetwork {
  std::uint64_t seed = 0;
  Network network;

  bool operator==(const SavedNetwork&) const = default;
};

/// A file that cannot be read or written. Message: "FILE: what is there; expected what".
struct WeightsError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// Writes a whole file through a temporary one beside it. Errors: WeightsError.
void save_networks(const std::string& path, const std::vector<SavedNetwork>& networks);

/// Reads a file and checks its checksum. Errors: WeightsError.
std::vector<SavedNetwork> load_networks(const std::string& path);

}  // namespace halfulp::mnist
