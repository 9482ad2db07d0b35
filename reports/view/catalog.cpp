#include "view/catalog.h"

#include <set>

namespace halfulp {
namespace {

/// Keeps names in order of appearance.
class Names {
 public:
  explicit Names(std::vector<std::string>& names) : names_(names) {}
  void add(const std::string& name) {
    if (seen_.insert(name).second) names_.push_back(name);
  }

 private:
  std::vector<std::string>& names_;
  std::set<std::string> seen_;
};

}  // namespace

Catalog make_catalog(const std::vector<NamedRun>& runs) {
  Catalog catalog;
  catalog.machines = Machines(runs);
  Names formats(catalog.formats), implementations(catalog.implementations);
  for (const auto& [file, run] : runs) {
    for (const ImplementationRecord& record : run.header.implementations) catalog.records[record.name] = record;
    for (const CellRecord& cell : run.cells) {
      formats.add(cell.subject);
      implementations.add(cell.implementation);
      catalog.cells_of_format[cell.subject].push_back({&cell, &run.header});
      catalog.cells_of_implementation[cell.implementation].push_back({&cell, &run.header});
    }
    for (const ThroughputRecord& speed : run.throughputs) {
      formats.add(speed.subject);
      implementations.add(speed.implementation);
      catalog.speeds_of_format[speed.subject].push_back({&speed, &run.header});
      catalog.speeds_of_implementation[speed.implementation].push_back({&speed, &run.header});
    }
    for (const AccuracyRecord& accuracy : run.accuracies) {
      formats.add(accuracy.format);
      catalog.accuracies_of_format[accuracy.format].push_back({&accuracy, &run.header});
    }
  }
  return catalog;
}

}  // namespace halfulp
