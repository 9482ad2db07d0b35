#include "app/diff.h"

#include <algorithm>
#include <iostream>
#include <string_view>

#include "app/exit_code.h"
#include "app/usage_error.h"
#include "compare/comparison.h"
#include "compare/text.h"
#include "result/read.h"

namespace halfulp {
namespace {

struct Condition {
  std::string_view name;
  bool (*holds)(const Comparison&);
};

/// What may be asked to fail. Lines that only the second file has are no loss and fail nothing.
constexpr Condition kConditions[] = {
    {"slower",
     [](const Comparison& found) {
       return std::ranges::find(found.speeds, SpeedVerdict::slower, &SpeedChange::verdict) != found.speeds.end();
     }},
    {"accuracy", [](const Comparison& found) { return !found.accuracies.empty(); }},
    {"missing", [](const Comparison& found) { return !found.missing.empty(); }},
    {"digest", [](const Comparison& found) { return !found.digests.empty(); }},
};

const Condition& condition_of(const std::string& name) {
  const Condition* found = std::ranges::find(kConditions, std::string_view(name), &Condition::name);
  if (found != std::end(kConditions)) return *found;
  std::string wanted;
  for (const Condition& condition : kConditions) wanted.append(wanted.empty() ? "" : ", ").append(condition.name);
  throw UsageError("nothing to fail on is called '" + name + "'; expected one of " + wanted);
}

}  // namespace

int diff(const DiffOptions& options) {
  std::vector<Condition> conditions;
  for (const std::string& name : options.fail_on) conditions.push_back(condition_of(name));
  try {
    const RunRecord before = read_run(options.before);
    const Comparison found = compare(before, read_run(options.after));
    std::cout << text_of(found);
    const bool fails =
        std::ranges::any_of(found.outcomes, &OutcomeChange::is_worse) ||
        std::ranges::any_of(conditions, [&](const Condition& condition) { return condition.holds(found); });
    return fails ? kDeviates : kConforms;
  } catch (const ReadError& error) {
    std::cerr << "halfulp: error: " << error.what() << "\n";
    return kInfrastructure;
  }
}

}  // namespace halfulp
