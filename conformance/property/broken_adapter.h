// Implementations that are wrong on purpose: they show that properties fail.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "property/oracle_adapter.h"

namespace halfulp::property {

/// One way to be wrong that is no position of an axis of rules.
struct Fault {
  std::string_view name, meaning;
  Deviation (*make)();
};
std::span<const Fault> faults();

/// The deviation called so: a fault, or an axis and one of its positions as "scale_source=previous".
std::optional<Deviation> deviation_called(std::string_view name);

}  // namespace halfulp::property
