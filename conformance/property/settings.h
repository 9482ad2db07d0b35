// What the environment says about a run.
#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

namespace halfulp::property {

/// A variable that cannot be understood, in one line.
struct SettingsError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

struct Settings {
  std::uint64_t seed = 0;                    ///< HALFULP_SEED; a fresh one if it is not set.
  int cases = 1000;                          ///< HALFULP_MAX_SUCCESS: per property and family.
  std::vector<std::string> implementations;  ///< HALFULP_IMPLEMENTATIONS, separated by commas.
  std::string rapidcheck;                    ///< RC_PARAMS: goes before the others.
};

/// The implementations that are tested if none are named: a list to join.
const std::vector<std::string>& default_implementations();

/// Reads the environment. Errors: SettingsError.
Settings settings_from_environment();

}  // namespace halfulp::property
