// The words of the commands that measure.
#include "app/bench.h"
#include "app/commands.h"
#include "app/mnist.h"

namespace halfulp {

Command add_bench(CLI::App& app) {
  struct Words {
    SelectorWords selectors;
    BenchOptions options;
    bool json = false;
  };
  auto words = std::make_shared<Words>();
  CLI::App& command = *app.add_subcommand("bench", "Measure how fast implementations are");
  command.add_option("IMPL", words->options.implementations, "As for check (default: all)");
  add_cell_filters(command, words->selectors);
  add_words(command, "--mix", words->options.mixes, "Values: normal, uniform, adversarial (default: normal)");
  add_words(command, "--size", words->options.sizes, "cache, large (default: large)");
  add_words(command, "--threads", words->options.threads, "1, all (default: 1)");
  command.add_option("--samples", words->options.samples, "Samples of every line")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command.add_option("--seconds", words->options.seconds, "What a sample takes at least")
      ->check(CLI::Range(0.001, 60.0))
      ->capture_default_str();
  command.add_option("-o,--output", words->options.output, "Result file (JSON Lines)");
  command.add_flag("--json", words->json, "An array of objects instead of a table");
  command.footer(
      "Every cell is judged before it is timed: a fast wrong answer is marked as such. Without filters: conversions "
      "to\n"
      "and from float32, to nearest even, under one profile, and block operations; no P3109 formats.\n\n"
      "Examples:\n"
      "  halfulp bench\n"
      "  halfulp bench cpu cuda-host --format 'float8_*'\n"
      "  halfulp bench cpu --format 'bfloat16->*' --mix normal,adversarial --size cache,large --threads 1,all\n"
      "  halfulp bench cpu ggml --operation quantize,dequantize -o speed.jsonl");
  return [words] {
    check_implementation_words(words->options.implementations);
    words->options.selection = selection_from(words->selectors);
    words->options.style = words->json ? BenchStyle::json : BenchStyle::table;
    return bench(words->options);
  };
}

Command add_mnist(CLI::App& app) {
  struct Words {
    MnistOptions options;
    bool json = false;
    bool require_device = false;
  };
  auto words = std::make_shared<Words>();
  MnistOptions& options = words->options;
  CLI::App& command = *app.add_subcommand("mnist", "Measure how accurate a network stays in every format");
  add_words(command, "--format", options.treatments.formats, "Formats and block formats; * and ? match");
  add_words(command, "--variant", options.treatments.variants, "Variants of block formats, profiles of others");
  add_words(command, "--mode", options.treatments.modes, "What is rounded: weights, weights+activations, sums");
  add_words(command, "--rounding", options.treatments.roundings, "nearest, stochastic");
  add_words(command, "--impl", options.implementations,
            "Whose conversions and products are used: ID, builtin:ID or dso:PATH (default: cpu)");
  add_words(command, "--against", options.against, "Compare all answers with those of these implementations");
  add_require_device(command, words->require_device);
  command.add_option("--seeds", options.seeds, "Networks to train, from seed 1 on")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command.add_option("--epochs", options.epochs, "Passes over the training images")
      ->check(CLI::Range(1, 1000))
      ->capture_default_str();
  command.add_option("--data", options.data, "Folder with the four MNIST files (default: those that came along)");
  command.add_option("--save", options.save, "File for the trained networks");
  command.add_option("--load", options.load, "File with networks, instead of training");
  add_jobs(command, options.jobs);
  command.add_option("-o,--output", options.output, "Result file (JSON Lines)");
  command.add_flag("--json", words->json, "An array of objects instead of a table");
  command.footer(
      "The network is 784-128-64-10, trained in float32; every format sees the same networks. The same seeds give the\n"
      "same figures, whatever the number of threads. Of several implementations the first one that offers a "
      "conversion\n"
      "does it, and last of all ours. Exit codes: 1 if answers differ from those compared with, 77 if there was "
      "nothing\n"
      "to compare or no GPU for an implementation that works on one.\n\n"
      "Examples:\n"
      "  halfulp mnist\n"
      "  halfulp mnist --format 'float8_*,bnb_nf4*' --mode weights --seeds 1\n"
      "  halfulp mnist --save networks.bin --mode weights -o accuracy.jsonl\n"
      "  halfulp mnist --load networks.bin --format mxfp4 --variant '*'\n"
      "  halfulp mnist --load networks.bin --impl cuda,cuda-blocks --against cpu --mode weights --rounding nearest");
  return [words] {
    check_implementation_words(words->options.implementations);
    check_implementation_words(words->options.against);
    words->options.device = words->require_device ? DeviceNeed::required : DeviceNeed::optional;
    words->options.style = words->json ? MnistStyle::json : MnistStyle::table;
    return measure_accuracy(words->options);
  };
}

}  // namespace halfulp
