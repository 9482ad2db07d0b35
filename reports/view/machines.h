// The machines of runs, and short names that tell them apart.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "result/merge.h"

namespace halfulp {

/// The names, unlike each other: to those that are the same for several machines is added what these differ in, of
/// threads, system, driver of the GPU, and place in the list. Requires a machine for every name.
std::vector<std::string> told_apart(const std::vector<std::string>& names,
                                    const std::vector<const HeaderRecord*>& machines);

/// Refers to the runs it was made from.
class Machines {
 public:
  Machines() = default;
  explicit Machines(const std::vector<NamedRun>& runs);

  /// In order of appearance: the GPU, or the CPU where there is none.
  const std::vector<std::string>& names() const { return names_; }
  bool are_several() const { return names_.size() > 1; }

  /// Both require one of the runs.
  std::size_t place_of(const HeaderRecord& run) const { return places_.at(&run); }
  const std::string& name_of(const HeaderRecord& run) const { return names_[place_of(run)]; }

 private:
  std::vector<std::string> names_;
  std::map<const HeaderRecord*, std::size_t> places_;
};

}  // namespace halfulp
