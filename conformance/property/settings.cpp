#include "property/settings.h"

#include <charconv>
#include <cstdlib>
#include <limits>
#include <random>
#include <string_view>

namespace halfulp::property {
namespace {

std::string variable(const char* name) {
  const char* text = std::getenv(name);
  return text != nullptr ? text : "";
}

/// The number in a variable in [least, greatest], or `otherwise` if it is not set.
std::uint64_t number_in(const char* name, std::uint64_t least, std::uint64_t greatest, std::uint64_t otherwise) {
  const std::string text = variable(name);
  if (text.empty()) return otherwise;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || number < least || number > greatest) {
    throw SettingsError(std::string(name) + "=" + text + ": expected an integer from " + std::to_string(least) +
                        " to " + std::to_string(greatest));
  }
  return number;
}

std::uint64_t fresh_seed() {
  std::random_device random;
  return random();
}

std::vector<std::string> split(std::string_view list) {
  std::vector<std::string> parts;
  while (!list.empty()) {
    const auto comma = list.find(',');
    if (comma != 0) parts.emplace_back(list.substr(0, comma));
    list.remove_prefix(comma == std::string_view::npos ? list.size() : comma + 1);
  }
  return parts;
}

}  // namespace

const std::vector<std::string>& default_implementations() {
  static const std::vector<std::string> locators{"oracle", "builtin:cpu-scalar", "builtin:cpu", "builtin:cpu-parallel"};
  return locators;
}

Settings settings_from_environment() {
  Settings settings;
  settings.seed = number_in("HALFULP_SEED", 0, std::numeric_limits<std::uint64_t>::max(), fresh_seed());
  settings.cases = static_cast<int>(number_in("HALFULP_MAX_SUCCESS", 1, 1000000000, 1000));
  settings.implementations = split(variable("HALFULP_IMPLEMENTATIONS"));
  if (settings.implementations.empty()) settings.implementations = default_implementations();
  settings.rapidcheck = variable("RC_PARAMS");
  return settings;
}

}  // namespace halfulp::property
