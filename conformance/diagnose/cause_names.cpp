#include "diagnose/cause_names.h"

#include <algorithm>

#include "block/rules.h"
#include "diagnose/block_diagnosis.h"
#include "diagnose/cause.h"
#include "diagnose/diagnosis.h"

namespace halfulp {

std::vector<std::string> cause_names() {
  std::vector<std::string> names;
  const auto add = [&](std::string_view name) {
    if (std::ranges::find(names, name) == names.end()) names.emplace_back(name);
  };
  for (const Cause& cause : causes()) add(cause.name);
  add(Diagnosis::kNotDiagnosed);
  for (const std::string_view cause : place_causes()) add(cause);
  for (const Axis& axis : axes()) add(axis.name);
  return names;
}

}  // namespace halfulp
