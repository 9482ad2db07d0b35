// All cells and measurements of all runs, sorted once by what pages are about.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "result/merge.h"
#include "view/machines.h"
#include "view/matrix.h"

namespace halfulp {

/// A measurement with the run it is from.
template <class Record>
struct Measured {
  const Record* record;
  const HeaderRecord* run;
};

/// Refers to the runs it was made from.
struct Catalog {
  std::vector<std::string> formats, implementations;  ///< In order of appearance, of cells and speeds.
  std::map<std::string, std::vector<Found>> cells_of_format, cells_of_implementation;
  std::map<std::string, std::vector<Measured<ThroughputRecord>>> speeds_of_format, speeds_of_implementation;
  std::map<std::string, std::vector<Measured<AccuracyRecord>>> accuracies_of_format;
  std::map<std::string, ImplementationRecord> records;  ///< Of implementations, by name.
  Machines machines;

  bool has_cells() const { return !cells_of_format.empty(); }
};

Catalog make_catalog(const std::vector<NamedRun>& runs);

/// What is under `name`, or nothing.
template <class Value>
const std::vector<Value>& listed(const std::map<std::string, std::vector<Value>>& lists, const std::string& name) {
  static const std::vector<Value> none;
  const auto found = lists.find(name);
  return found != lists.end() ? found->second : none;
}

}  // namespace halfulp
