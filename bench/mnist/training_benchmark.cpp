// mnist_training DIRECTORY [SEEDS]: trains 4 epochs with our products and with OpenBLAS's, three rounds in turn, and
// prints the median seconds per epoch of each and their ratios; then how accurate each seed's network is.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <exception>
#include <vector>

#include "mnist/train_with.h"
#ifdef HALFULP_OPENBLAS
#include "mnist/openblas_products.h"
#endif

namespace halfulp::mnist {
namespace {

constexpr int kEpochs = 4, kRounds = 3;

/// Products, and how long training with them took.
struct Contestant {
  Products products;
  std::vector<double> seconds = {};            ///< Of every epoch, by the clock on the wall.
  std::vector<double> processor_seconds = {};  ///< Per epoch, of every round, tests included; others' work left out.

  void run(const DataSet& data) {
    const std::clock_t start = std::clock();
    const Training training = train_with(products, data, 1, kEpochs, [](std::size_t) { return true; });
    processor_seconds.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC / kEpochs);
    for (const Epoch& epoch : training.epochs) seconds.push_back(epoch.seconds);
  }
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
}

void compare_speed(const DataSet& data) {
  std::vector<Contestant> contestants{{products()}};
#ifdef HALFULP_OPENBLAS
  contestants.push_back({openblas_products()});
  std::printf("OpenBLAS uses its kernels for %s\n", openblas_kernels().c_str());
#endif
  for (int round = 0; round < kRounds; ++round) {
    for (Contestant& contestant : contestants) contestant.run(data);
  }
  std::printf("products    s/epoch  processor s/epoch with tests\n");
  for (const Contestant& each : contestants) {
    std::printf("%-10.*s  %7.3f  %7.3f\n", static_cast<int>(each.products.name.size()), each.products.name.data(),
                median(each.seconds), median(each.processor_seconds));
  }
  if (contestants.size() == 2) {
    std::printf("ratio       %7.3f  %7.3f\n", median(contestants[0].seconds) / median(contestants[1].seconds),
                median(contestants[0].processor_seconds) / median(contestants[1].processor_seconds));
  }
}

void show_accuracy(const DataSet& data, unsigned seeds) {
  std::printf("seed  accuracy in %% (and loss) after each epoch\n");
  double sum = 0;
  for (unsigned seed = 1; seed <= seeds; ++seed) {
    const Training training = train(data, seed, kEpochs, [](std::size_t) { return true; });
    std::printf("%4u", seed);
    for (const Epoch& epoch : training.epochs) std::printf("  %.2f (%.4f)", epoch.accuracy, epoch.loss);
    std::printf("\n");
    sum += training.epochs.back().accuracy;
  }
  if (seeds > 0) std::printf("mean of the last: %.3f\n", sum / seeds);
}

}  // namespace
}  // namespace halfulp::mnist

int main(int count, char** words) {
  if (count < 2 || count > 3) {
    std::fprintf(stderr, "usage: mnist_training DIRECTORY [SEEDS]\n");
    return 2;
  }
  try {
    const halfulp::mnist::DataSet data = halfulp::mnist::read_digits(words[1]);
    halfulp::mnist::compare_speed(data);
    halfulp::mnist::show_accuracy(data, count == 3 ? static_cast<unsigned>(std::atoi(words[2])) : 0);
  } catch (const std::exception& error) {
    std::fprintf(stderr, "mnist_training: %s\n", error.what());
    return 3;
  }
}
