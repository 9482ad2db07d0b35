#include "app/report.h"

#include <filesystem>
#include <iostream>

#include "app/bench.h"
#include "app/check.h"
#include "app/exit_code.h"
#include "app/merge.h"
#include "app/mnist.h"
#include "app/render.h"

namespace halfulp {
namespace {

namespace fs = std::filesystem;

int fail(const std::string& message) {
  std::cerr << "halfulp: error: " << message << "\n";
  return kInfrastructure;
}

/// What a report measures beside its verdicts, in a short form: enough to compare, done in a minute.
BenchOptions short_bench(const ReportOptions& options, const fs::path& output) {
  BenchOptions bench;
  bench.implementations = options.implementations;
  bench.selection = options.selection;
  bench.sizes = {"cache"};  // some implementations take seconds for what is out of cache
  bench.samples = 5;
  bench.seconds = 0.005;
  bench.output = output.string();
  return bench;
}

MnistOptions short_mnist(const ReportOptions& options, const fs::path& output) {
  MnistOptions mnist;
  mnist.treatments.modes = {"weights", "weights+activations"};
  mnist.treatments.roundings = {"nearest"};
  mnist.seeds = 1;
  mnist.jobs = options.jobs;
  mnist.output = output.string();
  return mnist;
}

}  // namespace

int report(const ReportOptions& options) {
  const fs::path directory = options.directory;
  std::error_code error;
  fs::create_directories(directory, error);
  if (error) return fail("cannot make the folder " + directory.string() + ": " + error.message());
  const fs::path verdicts = directory / "run.jsonl", speed = directory / "speed.jsonl",
                 accuracy = directory / "accuracy.jsonl";
  for (const fs::path& file : {verdicts, speed, accuracy}) fs::remove(file, error);  // never show an older run
  CheckOptions check_options;
  check_options.implementations =
      options.implementations.empty() ? std::vector<std::string>{"all"} : options.implementations;
  check_options.selection = options.selection;
  check_options.jobs = options.jobs;
  check_options.output = verdicts.string();
  check_options.waivers = options.waivers;
  int worst = kConforms;
  // What an implementation does wrong is what a report is for; where nothing could be timed, the rest is worth showing.
  const auto did = [&](int code) {
    const bool is_well = code == kConforms || code == kDeviates || code == kNothingRan;
    if (!is_well) worst = code;
    return code != kInterrupted;
  };
  const int checked = check(check_options);
  if (!fs::exists(verdicts, error)) return checked;
  const bool is_whole =
      did(checked) && did(bench(short_bench(options, speed))) && did(measure_accuracy(short_mnist(options, accuracy)));
  if (!is_whole) return worst;
  std::vector<std::string> files;
  for (const fs::path& file : {verdicts, speed, accuracy}) {
    if (fs::exists(file, error)) files.push_back(file.string());
  }
  if (const int rendered = render({.files = files, .directory = options.directory, .exports = {}, .baseline = {}});
      rendered != kConforms)
    return rendered;
  if (options.publish_to.empty()) return worst;
  const int published = merge_files({.files = files, .output = {}, .publish_to = options.publish_to});
  return published != kConforms ? published : worst;
}

}  // namespace halfulp
