#include "app/mnist.h"

#include <oneapi/tbb/parallel_for.h>
#include <oneapi/tbb/task_arena.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <optional>

#include "accuracy/comparison.h"
#include "accuracy/experiment.h"
#include "accuracy/table.h"
#include "accuracy/training_table.h"
#include "app/exit_code.h"
#include "app/fail.h"
#include "app/header.h"
#include "app/interrupt.h"
#include "app/machine.h"
#include "app/measurement_file.h"
#include "app/suggest.h"
#include "device/chosen_device.h"
#include "mnist/train.h"
#include "result/json.h"
#include "result/totals.h"
#include "run/countdown.h"

namespace halfulp {
namespace {

/// Networks, and how they came about.
struct Trained {
  std::vector<mnist::SavedNetwork> networks;
  std::vector<TrainingRecord> records;
};

constexpr const char* kExperiment = "mnist";

Trained load(const std::string& path) {
  Trained trained{.networks = mnist::load_networks(path), .records = {}};
  for (const mnist::SavedNetwork& saved : trained.networks) {
    trained.records.push_back({.experiment = kExperiment, .seed = saved.seed, .source = path, .epochs = {}});
  }
  return trained;
}

TrainingRecord record_of(const mnist::Training& training) {
  TrainingRecord record{.experiment = kExperiment, .seed = training.seed, .source = "trained", .epochs = {}};
  for (const mnist::Epoch& epoch : training.epochs) {
    record.epochs.push_back({.accuracy = epoch.accuracy, .loss = epoch.loss, .seconds = epoch.seconds});
  }
  return record;
}

/// Trains the networks side by side, each on one thread.
Trained train(const MnistOptions& options, const mnist::DataSet& data, Countdown& countdown) {
  const auto seeds = static_cast<std::size_t>(options.seeds);
  const std::size_t all = seeds * static_cast<std::size_t>(options.epochs) * data.train.count();
  std::vector<mnist::Training> trainings(seeds);
  std::atomic<std::size_t> seen = 0;
  const auto on_images = [&](std::size_t images) {
    countdown.show("training", seen += images, all);
    return !interrupt_flag();
  };
  tbb::task_arena arena(options.jobs == 0 ? tbb::task_arena::automatic : options.jobs);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, seeds,
                      [&](std::size_t i) { trainings[i] = mnist::train(data, i + 1, options.epochs, on_images); });
  });
  Trained trained;
  for (mnist::Training& training : trainings) {
    trained.records.push_back(record_of(training));
    trained.networks.push_back({.seed = training.seed, .network = std::move(training.network)});
  }
  return trained;
}

/// Who does the treatments on one side of a comparison.
struct Side {
  std::vector<std::unique_ptr<Implementation>> opened;
  accuracy::Implementations implementations;
};

/// The named implementations, and ours for what they do not offer.
Side open_side(std::vector<std::string> words) {
  for (const std::string own : {"cpu", "cpu-scalar"}) {
    const bool is_named =
        std::ranges::any_of(words, [&](const std::string& word) { return word == own || word == "builtin:" + own; });
    if (!is_named) words.push_back(own);
  }
  Side side{.opened = open_implementations(words), .implementations = {}};
  for (const auto& implementation : side.opened) side.implementations.push_back(implementation.get());
  return side;
}

/// Thrown for an implementation that works on a device, on a machine without one.
struct NoDevice {
  int code;
  std::string message;
};

void require_devices(const accuracy::Implementations& implementations, DeviceNeed need) {
  const std::string& problem = why_no_device();
  if (problem.empty()) return;
  if (need == DeviceNeed::required) throw NoDevice{kInfrastructure, "error: --require-device: " + problem};
  for (const Implementation* implementation : implementations) {
    if (implementation->is_on_device()) throw NoDevice{kNothingRan, implementation->name() + ": " + problem};
  }
}

/// The implementations of both sides, each once.
accuracy::Implementations both(const Side& side, const Side& other) {
  accuracy::Implementations all = side.implementations;
  for (const Implementation* implementation : other.implementations) {
    const bool is_there = std::ranges::any_of(
        side.implementations, [&](const Implementation* known) { return known->name() == implementation->name(); });
    if (!is_there) all.push_back(implementation);
  }
  return all;
}

void print(const RunRecord& run, const MnistOptions& options) {
  if (options.style == MnistStyle::json) {
    std::cout << to_json(run.accuracies) << "\n";
    return;
  }
  std::cout << cpu_name() << "\n\n"
            << accuracy::training_table(run.trainings) << accuracy::accuracy_table(run.accuracies);
  if (!options.against.empty()) std::cout << "\n" << accuracy::comparison_text(run.accuracies);
}

/// Silence would not be a pass: what compared nothing has not shown that answers are the same.
int exit_code_of(const RunRecord& run, const MnistOptions& options) {
  if (options.against.empty()) return kConforms;
  const accuracy::Comparisons comparisons = accuracy::comparisons_of(run.accuracies);
  if (comparisons.differ > 0) return kDeviates;
  return comparisons.compared > 0 ? kConforms
                                  : fail("nothing was compared: both sides are the same implementations", kNothingRan);
}

int run_mnist(const MnistOptions& options) {
  const auto started = std::chrono::steady_clock::now();
  const std::vector<accuracy::Treatment> treatments = accuracy::plan_treatments(options.treatments);
  const Side side = open_side(options.implementations);
  const Side other = options.against.empty() ? Side{} : open_side(options.against);
  const accuracy::Implementations used = both(side, other);
  require_devices(used, options.device);
  const mnist::DataSet data = mnist::read_digits(options.data.empty() ? HALFULP_MNIST_DIRECTORY : options.data);
  RunRecord run{.header = make_header(used, {}, {})};
  std::optional<MeasurementFile> file;
  if (!options.output.empty()) file.emplace(options.output, run.header);
  {
    Countdown countdown;
    const Trained trained = options.load.empty() ? train(options, data, countdown) : load(options.load);
    if (!options.save.empty()) mnist::save_networks(options.save, trained.networks);
    run.trainings = trained.records;
    run.accuracies = accuracy::run_experiment(data, trained.networks, treatments, options.jobs,
                                              {.on_finished =
                                                   [&](std::size_t finished, std::size_t all) {
                                                     countdown.show("treating", finished, all);
                                                     return !interrupt_flag();
                                                   }},
                                              side.implementations, other.implementations);
  }
  run.footer = totals_of(run);
  run.footer.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  if (file) file->finish(run);
  print(run, options);
  return exit_code_of(run, options);
}

}  // namespace

int measure_accuracy(const MnistOptions& options) {
  try {
    return run_mnist(options);
  } catch (const NoDevice& missing) {
    return fail(missing.message, missing.code);
  } catch (const mnist::Stopped&) {
    return fail("interrupted; nothing was kept", kInterrupted);
  } catch (const accuracy::UnknownTreatment& error) {
    return fail(unknown_name(error.kind, error.word, error.known), kUsage);
  } catch (const accuracy::TreatmentError& error) {
    return fail(error.what(), kUsage);
  } catch (const std::exception& error) {
    return fail("error: " + std::string(error.what()), kInfrastructure);
  }
}

}  // namespace halfulp
