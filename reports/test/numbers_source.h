// What a page is made from, for tests of single pages.
#pragma once

#include <string>
#include <vector>

#include "sample_run.h"
#include "site/page.h"

namespace halfulp {

/// Runs with their catalog, and links to the pages of all implementations and formats.
struct NumbersSource {
  explicit NumbersSource(std::vector<NamedRun> named) : runs(std::move(named)), catalog(make_catalog(runs)) {
    for (const char* page : {"performance", "accuracy", "compare"}) links.add(page);
    for (const std::string& name : catalog.implementations) links.add("implementation", name);
    for (const std::string& name : catalog.formats) links.add("format", name);
  }

  std::vector<NamedRun> runs;
  Catalog catalog;
  Links links;
  Source source{runs, catalog, links};
};

/// The runs as those of files that are called `name` and a number.
inline std::vector<NamedRun> named(const std::string& name, const std::vector<RunRecord>& runs) {
  std::vector<NamedRun> result;
  for (const RunRecord& run : runs) result.push_back({name + std::to_string(result.size() + 1), run});
  return result;
}

/// The sample run, made later.
inline RunRecord later_run() {
  RunRecord run = sample_run();
  run.header.started = "2026-02-01T12:00:00Z";
  return run;
}

/// The sample run with two implementations that were sampled alike and give other results.
inline RunRecord rivalry() {
  RunRecord run = sample_run();
  run.cells[0].domain = run.cells[1].domain;
  run.cells[0].cases = run.cells[1].cases;
  run.cells[0].other_cases = run.cells[1].other_cases;
  run.cells[1].digest = "fedcba9876543210";
  return run;
}

}  // namespace halfulp
