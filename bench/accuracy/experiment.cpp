#include "accuracy/experiment.h"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include <atomic>
#include <memory>
#include <mutex>
#include <utility>

#include "accuracy/evaluate.h"
#include "accuracy/published.h"
#include "accuracy/sizes.h"
#include "mnist/forward.h"
#include "mnist/train.h"

namespace halfulp::accuracy {
namespace {

SideRecord side_of(const Instrument& instrument) {
  return {instrument.codec().implementation(), instrument.forward().products()};
}

/// A treatment as one side does it, and as the other one does where that is something else.
struct Sides {
  Instrument one;
  std::unique_ptr<Instrument> other;

  Sides(const Treatment& treatment, const Implementations& implementations, const Implementations& against)
      : one(treatment, implementations) {
    if (against.empty()) return;
    other = std::make_unique<Instrument>(treatment, against);
    if (side_of(*other) == side_of(one)) other.reset();
  }

  Evaluation evaluate(const mnist::SavedNetwork& saved, const mnist::Digits& test,
                      std::span<const std::uint8_t> float32_answers) const {
    Evaluation evaluation = accuracy::evaluate(one, saved, test, float32_answers);
    if (other != nullptr) {
      const Evaluation compared = accuracy::evaluate(*other, saved, test, float32_answers);
      evaluation.sample.difference = difference_between(evaluation.answers, compared.answers);
    }
    return evaluation;
  }
};

AccuracyRecord record_of(const Sides& sides, const mnist::Network& network) {
  const Instrument& instrument = sides.one;
  const Treatment& treatment = instrument.treatment();
  const Sizes sizes = sizes_of(treatment.subject, network);
  AccuracyRecord record;
  record.id = std::string(kExperiment) + "/" + id_of(treatment);
  record.experiment = kExperiment;
  record.implementation = side_of(instrument).implementation;
  record.products = side_of(instrument).products;
  record.format = format_name(treatment.subject);
  record.variant = variant_name(treatment.subject);
  record.mode = name_of(treatment.mode);
  record.rounding = name_of(treatment.pick);
  record.kilobytes = sizes.kilobytes;
  record.kilobytes_with_scales = sizes.kilobytes_with_scales;
  record.bits_per_weight = sizes.bits_per_weight;
  record.published = published_for(treatment);
  if (sides.other != nullptr) record.against = side_of(*sides.other);
  return record;
}

/// Counts what is finished, for the hook.
class Progress {
 public:
  Progress(const ExperimentHooks& hooks, std::size_t all) : hooks_(hooks), all_(all) {}

  bool is_stopped() const { return is_stopped_.load(std::memory_order_relaxed); }

  void finish_one() {
    const std::lock_guard lock(mutex_);
    ++finished_;
    if (is_stopped() || !hooks_.on_finished) return;
    if (!hooks_.on_finished(finished_, all_)) is_stopped_ = true;
  }

 private:
  const ExperimentHooks& hooks_;
  std::size_t all_, finished_ = 0;
  std::atomic<bool> is_stopped_ = false;
  std::mutex mutex_;
};

}  // namespace

std::vector<AccuracyRecord> run_experiment(const mnist::DataSet& data, const std::vector<mnist::SavedNetwork>& networks,
                                           const std::vector<Treatment>& treatments, int jobs,
                                           const ExperimentHooks& hooks, const Implementations& implementations,
                                           const Implementations& against) {
  std::vector<std::unique_ptr<Sides>> sides;
  for (const Treatment& treatment : treatments) {
    sides.push_back(std::make_unique<Sides>(treatment, implementations, against));
  }
  const mnist::Network shape = networks.empty() ? mnist::initial_network(0) : networks.front().network;
  std::vector<AccuracyRecord> records;
  for (const auto& both : sides) {
    records.push_back(record_of(*both, shape));
    records.back().samples.resize(networks.size());
  }

  std::vector<std::vector<std::uint8_t>> float32_answers(networks.size());
  Progress progress(hooks, treatments.size() * networks.size());
  tbb::task_arena arena(jobs <= 0 ? tbb::task_arena::automatic : jobs);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, networks.size(), [&](std::size_t i) {
      float32_answers[i] = answers_or_none(mnist::log_probabilities(networks[i].network, data.test.images));
    });
    // One task at a time: sums, which take longest and come last, are then spread over all threads.
    tbb::parallel_for(
        tbb::blocked_range<std::size_t>(0, treatments.size() * networks.size(), 1),
        [&](const tbb::blocked_range<std::size_t>& range) {
          for (std::size_t task = range.begin(); task < range.end(); ++task) {
            if (progress.is_stopped()) return;
            const std::size_t treatment = task / networks.size(), network = task % networks.size();
            Evaluation evaluation = sides[treatment]->evaluate(networks[network], data.test, float32_answers[network]);
            if (network == 0) {  // what is drawn is of one network
              evaluation.sample.changed_images = first_changes(float32_answers[network], evaluation.answers);
            }
            records[treatment].samples[network] = std::move(evaluation.sample);
            progress.finish_one();
          }
        },
        tbb::simple_partitioner());
  });
  if (progress.is_stopped()) throw mnist::Stopped{};
  return records;
}

}  // namespace halfulp::accuracy
