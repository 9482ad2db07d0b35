#include "app/mnist.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <iostream>
#include <optional>

#include "accuracy/comparison.h"
#include "accuracy/experiment.h"
#include "accuracy/mentioned_images.h"
#include "accuracy/table.h"
#include "accuracy/trained_networks.h"
#include "accuracy/training_table.h"
#include "accuracy/weight_spread.h"
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

/// Loads or trains what the options ask for.
accuracy::TrainedNetworks networks_of(const MnistOptions& options, const mnist::DataSet& data, Countdown& countdown) {
  if (!options.load.empty()) return accuracy::load_trained(options.load);
  const std::size_t all =
      static_cast<std::size_t>(options.seeds) * static_cast<std::size_t>(options.epochs) * data.train.count();
  std::atomic<std::size_t> seen = 0;
  return accuracy::train_networks(data, options.seeds, options.epochs, options.jobs, [&](std::size_t images) {
    countdown.show("training", seen += images, all);
    return !interrupt_flag();
  });
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
    const accuracy::TrainedNetworks trained = networks_of(options, data, countdown);
    if (!options.save.empty()) mnist::save_networks(options.save, trained.networks);
    run.trainings = trained.records;
    run.weights = accuracy::weight_spread(trained.networks.front());
    run.accuracies = accuracy::run_experiment(data, trained.networks, treatments, options.jobs,
                                              {.on_finished =
                                                   [&](std::size_t finished, std::size_t all) {
                                                     countdown.show("treating", finished, all);
                                                     return !interrupt_flag();
                                                   }},
                                              side.implementations, other.implementations);
    run.images = accuracy::mentioned_images(run.accuracies, data.test);
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
