#include "view/machines.h"

#include <algorithm>

#include "result/machine.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// What may be added to the names of those that share one.
using Addition = std::string (*)(const HeaderRecord& machine, std::size_t place);

constexpr Addition kAdditions[] = {
    [](const HeaderRecord& machine, std::size_t) { return counted(machine.machine_threads, "thread"); },
    [](const HeaderRecord& machine, std::size_t) { return machine.machine_os; },
    [](const HeaderRecord& machine, std::size_t) { return "driver " + (machine.gpu ? machine.gpu->driver : "none"); },
    [](const HeaderRecord&, std::size_t place) { return "machine " + std::to_string(place + 1); },
};

std::string short_name(const HeaderRecord& machine) { return machine.gpu ? machine.gpu->name : machine.machine_cpu; }

}  // namespace

std::vector<std::string> told_apart(const std::vector<std::string>& names,
                                    const std::vector<const HeaderRecord*>& machines) {
  std::vector<std::string> unlike = names;
  for (const Addition addition : kAdditions) {
    const std::vector<std::string> before = unlike;
    for (std::size_t i = 0; i < unlike.size(); ++i) {
      const std::string text = addition(*machines[i], i);
      bool tells_apart = false;
      for (std::size_t other = 0; other < unlike.size(); ++other) {
        tells_apart |= before[other] == before[i] && addition(*machines[other], other) != text;
      }
      if (tells_apart) unlike[i] += ", " + text;
    }
  }
  return unlike;
}

Machines::Machines(const std::vector<NamedRun>& runs) {
  std::vector<const HeaderRecord*> machines;  // by place: the run that says most about it
  for (const auto& [file, run] : runs) {
    const auto same = std::ranges::find_if(
        machines, [&](const HeaderRecord* other) { return may_be_one_machine(*other, run.header); });
    places_[&run.header] = static_cast<std::size_t>(same - machines.begin());
    if (same == machines.end()) {
      machines.push_back(&run.header);
    } else if (!(*same)->gpu) {
      *same = &run.header;  // a run that names a GPU says more
    }
  }
  std::vector<std::string> names;
  for (const HeaderRecord* machine : machines) names.push_back(short_name(*machine));
  names_ = told_apart(names, machines);
}

}  // namespace halfulp
