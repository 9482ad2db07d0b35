// The words of the commands that judge and explain.
#include "app/check.h"
#include "app/commands.h"
#include "app/explain.h"
#include "app/list.h"
#include "app/replay.h"
#include "app/usage_error.h"

namespace halfulp {

void add_words(CLI::App& command, const std::string& name, std::vector<std::string>& into, const std::string& help) {
  command.add_option(name, into, help)->delimiter(',')->allow_extra_args(false)->type_name("LIST");
}

void add_cell_filters(CLI::App& command, SelectorWords& words) {
  add_words(command, "--format", words.formats, "Formats or FROM->TO pairs; * and ? match");
  add_words(command, "--operation", words.operations, "Operations: convert, quantize, dequantize, pack, unpack");
  add_words(command, "--rounding", words.roundings, "Roundings; of blocks, how ties go");
  add_words(command, "--profile", words.profiles, "Profiles; of blocks, variants");
}

void add_selectors(CLI::App& command, SelectorWords& words) {
  add_cell_filters(command, words);
  command.add_option("--tier", words.tier, "smoke, quick or exhaustive")->capture_default_str();
  command.add_option("--seed", words.seed, "Seed of the sampled cases")->capture_default_str();
  command.add_option("--shard", words.shard, "i/n: the i-th of n parts of the cells")->capture_default_str();
}

void add_jobs(CLI::App& command, int& jobs) {
  command.add_option("--jobs", jobs, "Threads; 0 for all cores")->check(CLI::Range(0, kMaxJobs))->capture_default_str();
}

void add_require_device(CLI::App& command, bool& is_required) {
  command
      .add_flag("--require-device", is_required, "Fail on a machine without a GPU, instead of skipping what needs one")
      ->envname("HALFULP_REQUIRE_DEVICE");
}

void add_waivers(CLI::App& command, std::string& file) {
  command.add_option("--waivers", file, "Accepted deviations, a TOML file (halfulp waive --help, docs/waivers.md)");
}

Command add_check(CLI::App& app) {
  struct Words {
    SelectorWords selectors;
    CheckOptions options;
    bool resume = false;
    bool require_device = false;
  };
  auto words = std::make_shared<Words>();
  CLI::App& command = *app.add_subcommand("check", "Judge implementations");
  command
      .add_option("IMPL", words->options.implementations,
                  "all, device (those on a GPU), faulty, ID, builtin:ID or dso:PATH")
      ->required();
  add_selectors(command, words->selectors);
  add_jobs(command, words->options.jobs);
  command.add_option("-o,--output", words->options.output, "Result file (JSON Lines)");
  command.add_option("--junit", words->options.junit, "JUnit file");
  command.add_flag("--resume", words->resume, "Go on where an interrupted run of the same command stopped");
  add_waivers(command, words->options.waivers);
  add_require_device(command, words->require_device);
  command.footer(
      "Exit codes: 0 conforms, 1 deviates, 2 usage, 3 an adapter or file failed, 77 nothing ran, 130 interrupted.\n\n"
      "Examples:\n"
      "  halfulp check all\n"
      "  halfulp check f16c eigen --format float16 --tier exhaustive -o run.jsonl\n"
      "  halfulp check dso:./libmine.so --format 'float32->float8_*' --rounding ties_to_even --junit run.xml\n"
      "  halfulp check dso:./libmine.so --waivers accepted.toml\n"
      "  halfulp check device --require-device -o gpu.jsonl\n"
      "  halfulp check cpu --operation 'quantize,dequantize' --format mxfp4 --profile rceil\n"
      "  halfulp check all --shard 1/4 -o part1.jsonl --resume");
  return [words] {
    check_implementation_words(words->options.implementations);
    words->options.selection = selection_from(words->selectors);
    words->options.resume = words->resume ? ResumeMode::resume : ResumeMode::start_afresh;
    words->options.device = words->require_device ? DeviceNeed::required : DeviceNeed::optional;
    return check(words->options);
  };
}

Command add_list(CLI::App& app) {
  struct Words {
    SelectorWords selectors;
    ListOptions options;
    bool json = false;
  };
  auto words = std::make_shared<Words>();
  CLI::App& command = *app.add_subcommand("list", "Show what there is");
  command
      .add_option("KIND", words->options.kind,
                  "formats, blocks, variants, operations, profiles, roundings, tiers, implementations, cells")
      ->required();
  command.add_option("IMPL", words->options.implementations, "For cells: the implementations (default: all)");
  command.add_option("--filter", words->options.filter, "Names to show; * and ? match");
  command.add_flag("--json", words->json, "An array of objects instead of columns");
  add_selectors(command, words->selectors);
  command.footer(
      "Examples:\n"
      "  halfulp list formats --filter 'float8_*'\n"
      "  halfulp list blocks --filter 'mx*'\n"
      "  halfulp list implementations\n"
      "  halfulp list cells f16c --format float16 --json");
  return [words] {
    check_implementation_words(words->options.implementations);
    words->options.selection = selection_from(words->selectors);
    words->options.style = words->json ? ListStyle::json : ListStyle::text;
    return list(words->options);
  };
}

Command add_explain(CLI::App& app) {
  struct Words {
    std::string format;
    std::optional<std::string> operand;
  };
  auto words = std::make_shared<Words>();
  CLI::App& command = *app.add_subcommand("explain", "Take a format, a code or a value apart");
  command.add_option("FORMAT", words->format, "A format or block format, by any of its names")->required();
  command.add_option("CODE-or-VALUE", words->operand, "A code or a value");
  command.footer(
      "0x... without p and 0b... are codes; _ may group their bits. Everything else is a value: decimal, hexadecimal\n"
      "with an exponent (0x1.8p3), inf or nan. A decimal value is taken exactly, digit by digit.\n\n"
      "Examples:\n"
      "  halfulp explain float8_e4m3fn\n"
      "  halfulp explain mxfp4\n"
      "  halfulp explain e4m3 0x7e\n"
      "  halfulp explain e4m3 0b0_1111_110\n"
      "  halfulp explain half 3.14\n"
      "  halfulp explain bf16 -0x1.8p-130");
  return [words] { return explain(words->format, words->operand); };
}

Command add_replay(CLI::App& app) {
  struct Words {
    ReplayOptions options;
    std::optional<std::uint64_t> index;
    bool open = false;
    SelectorWords selectors;
  };
  auto words = std::make_shared<Words>();
  CellAddress &address = words->options.address, &against = words->options.against;
  CLI::App& command = *app.add_subcommand("replay", "Run one case again and show everything about it");
  command.add_option("CELL", address.cell, "A cell's id, as check and list cells print it")->required();
  command.add_option("INDEX", words->index, "The case's index in the cell");
  command.add_flag("--open", words->open, "The first case for which the profile accepts more than one result");
  command.add_option("--against", against.cell, "The first case with another result in this cell, shown of both")
      ->type_name("CELL");
  command.add_option("--tier", address.tier, "The tier the index belongs to")->capture_default_str();
  command.add_option("--seed", address.seed, "The run's seed")->capture_default_str();
  command.add_option("--impl", address.implementation, "Where the implementation is, if not builtin: dso:PATH");
  command.add_option("--against-impl", against.implementation, "The same of the other cell's");
  command.footer(
      "Examples:\n"
      "  halfulp replay 'f16c/convert/float32->float16/ties_to_even/ieee-payload' 1234 --tier exhaustive\n"
      "  halfulp replay 'cpu/convert/float32->float16/ties_to_even/ieee' --open\n"
      "  halfulp replay 'eigen/add/float16->float16/ties_to_even/ieee' \\\n"
      "      --against 'imath/add/float16->float16/ties_to_even/ieee'");
  return [words] {
    ReplayOptions& options = words->options;
    const bool is_against = !options.against.cell.empty();
    if (words->index.has_value() + words->open + is_against != 1) {
      throw UsageError("replay: which case? expected one of INDEX, --open and --against CELL");
    }
    options.which = is_against ? Replayed::difference : words->open ? Replayed::open : Replayed::index;
    options.index = words->index.value_or(0);
    options.against.tier = options.address.tier;
    options.against.seed = options.address.seed;
    words->selectors.tier = options.address.tier;
    selection_from(words->selectors);
    return replay(options);
  };
}

}  // namespace halfulp
