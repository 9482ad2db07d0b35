// The command line: words to options. Everything else happens in the commands.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <functional>
#include <iostream>

#include "app/check.h"
#include "app/exit_code.h"
#include "app/explain.h"
#include "app/list.h"
#include "app/replay.h"
#include "app/report.h"
#include "app/selectors.h"
#include "app/suggest.h"
#include "app/usage_error.h"
#include "app/validate.h"
#include "app/version.h"

namespace halfulp {
namespace {

constexpr int kMaxJobs = 4096;

/// A command's own options and what runs them.
using Command = std::function<int()>;

std::string version_text() {
  return "halfulp " + std::string(suite_version()) + " (git " + std::string(git_commit()) + ")\noracle   " +
         oracle_version() + "\ncompiler " + std::string(compiler_version());
}

/// A list whose items are separated by commas, or given by several options.
void add_list(CLI::App& command, const std::string& name, std::vector<std::string>& into, const std::string& help) {
  command.add_option(name, into, help)->delimiter(',')->allow_extra_args(false)->type_name("LIST");
}

void add_selectors(CLI::App& command, SelectorWords& words) {
  add_list(command, "--format", words.formats, "Formats or FROM->TO pairs; * and ? match");
  add_list(command, "--operation", words.operations, "Operations: convert, quantize, dequantize, pack, unpack");
  add_list(command, "--rounding", words.roundings, "Roundings; of blocks, how ties go");
  add_list(command, "--profile", words.profiles, "Profiles; of blocks, variants");
  command.add_option("--tier", words.tier, "smoke, quick or exhaustive")->capture_default_str();
  command.add_option("--seed", words.seed, "Seed of the sampled cases")->capture_default_str();
  command.add_option("--shard", words.shard, "i/n: the i-th of n parts of the cells")->capture_default_str();
}

Command add_check(CLI::App& app) {
  struct Words {
    SelectorWords selectors;
    CheckOptions options;
    bool resume = false;
  };
  auto words = std::make_shared<Words>();
  CLI::App& command = *app.add_subcommand("check", "Judge implementations");
  command.add_option("IMPL", words->options.implementations, "all, faulty, ID, builtin:ID or dso:PATH")->required();
  add_selectors(command, words->selectors);
  command.add_option("--jobs", words->options.jobs, "Threads; 0 for all cores")
      ->check(CLI::Range(0, kMaxJobs))
      ->capture_default_str();
  command.add_option("-o,--output", words->options.output, "Result file (JSON Lines)");
  command.add_option("--junit", words->options.junit, "JUnit file");
  command.add_flag("--resume", words->resume, "Go on where an interrupted run of the same command stopped");
  command.footer(
      "Exit codes: 0 conforms, 1 deviates, 2 usage, 3 an adapter or file failed, 77 nothing ran, 130 interrupted.\n\n"
      "Examples:\n"
      "  halfulp check all\n"
      "  halfulp check f16c eigen --format float16 --tier exhaustive -o run.jsonl\n"
      "  halfulp check dso:./libmine.so --format 'float32->float8_*' --rounding ties_to_even --junit run.xml\n"
      "  halfulp check cpu --operation 'quantize,dequantize' --format mxfp4 --profile rceil\n"
      "  halfulp check all --shard 1/4 -o part1.jsonl --resume");
  return [words] {
    check_implementation_words(words->options.implementations);
    words->options.selection = selection_from(words->selectors);
    words->options.resume = words->resume ? ResumeMode::resume : ResumeMode::start_afresh;
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
    SelectorWords selectors;
  };
  auto words = std::make_shared<Words>();
  CLI::App& command = *app.add_subcommand("replay", "Run one case again and show everything about it");
  command.add_option("CELL", words->options.cell, "A cell's id, as check and list cells print it")->required();
  command.add_option("INDEX", words->options.index, "The case's index in the cell")->required();
  command.add_option("--tier", words->options.tier, "The tier the index belongs to")->capture_default_str();
  command.add_option("--seed", words->options.seed, "The run's seed")->capture_default_str();
  command.add_option("--impl", words->options.implementation, "Where the implementation is, if not builtin: dso:PATH");
  command.footer(
      "Example:\n"
      "  halfulp replay 'f16c/convert/float32->float16/ties_to_even/ieee-payload' 1234 --tier exhaustive");
  return [words] {
    words->selectors.tier = words->options.tier;
    selection_from(words->selectors);
    return replay(words->options);
  };
}

Command add_validate(CLI::App& app) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App& command = *app.add_subcommand("validate", "Read result files and say whether they are whole");
  command.add_option("FILE", *files, "Result files")->required();
  command.footer("Example:\n  halfulp validate run.jsonl");
  return [files] { return validate(*files); };
}

Command add_report(CLI::App& app) {
  struct Words {
    SelectorWords selectors;
    ReportOptions options;
  };
  auto words = std::make_shared<Words>();
  words->options.directory = "build/report";
  CLI::App& command = *app.add_subcommand("report", "Check everything found and write a page about it");
  command.add_option("IMPL", words->options.implementations, "As for check (default: all)");
  add_selectors(command, words->selectors);
  command.add_option("--jobs", words->options.jobs, "Threads; 0 for all cores")
      ->check(CLI::Range(0, kMaxJobs))
      ->capture_default_str();
  command.add_option("-o,--output", words->options.directory, "Folder for index.html and run.jsonl")
      ->capture_default_str();
  command.footer(
      "Exits with 0 when the page was made, whatever it shows.\n\n"
      "Examples:\n  halfulp report\n  halfulp report f16c eigen --tier exhaustive -o report");
  return [words] {
    check_implementation_words(words->options.implementations);
    words->options.selection = selection_from(words->selectors);
    return report(words->options);
  };
}

Command add_render(CLI::App& app) {
  struct Words {
    std::vector<std::string> files;
    std::string directory = "build/report";
  };
  auto words = std::make_shared<Words>();
  CLI::App& command = *app.add_subcommand("render", "Write a page about existing result files");
  command.add_option("FILE", words->files, "Result files")->required();
  command.add_option("-o,--output", words->directory, "Folder for index.html")->capture_default_str();
  command.footer("Example:\n  halfulp render part1.jsonl part2.jsonl -o report");
  return [words] { return render(words->files, words->directory); };
}

/// The words after the program's name, last first as CLI11 wants them. Negative operands of explain are put behind
/// "--", since they look like options.
std::vector<std::string> reversed_words(const std::vector<std::string>& typed) {
  if (std::ranges::find(typed, "--") != typed.end()) return {typed.rbegin(), typed.rend()};
  std::vector<std::string> words;
  std::vector<std::string> negative;
  const auto is_negative_operand = [](const std::string& word) {
    if (word.size() < 2 || word[0] != '-') return false;
    std::string rest = word.substr(1);
    for (char& c : rest) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return std::isdigit(static_cast<unsigned char>(rest[0])) != 0 || rest[0] == '.' || rest.starts_with("inf") ||
           rest == "nan";
  };
  for (const std::string& word : typed) {
    const bool moves = !words.empty() && words.front() == "explain" && is_negative_operand(word);
    (moves ? negative : words).push_back(word);
  }
  if (!negative.empty()) words.emplace_back("--");
  words.insert(words.end(), negative.begin(), negative.end());
  return {words.rbegin(), words.rend()};
}

/// What is wrong with a command line that CLI11 refused, with a suggestion for an option that is near to a known one.
std::string describe(const CLI::ParseError& error, const CLI::App& app) {
  const auto parsed = app.get_subcommands();
  const CLI::App& at = parsed.empty() ? app : *parsed.front();
  const std::vector<std::string> rest = at.remaining();
  if (error.get_exit_code() == static_cast<int>(CLI::ExitCodes::ExtrasError) && !rest.empty()) {
    std::vector<std::string> names;
    for (const CLI::Option* option : at.get_options()) {
      if (!option->get_lnames().empty()) names.push_back("--" + option->get_lnames().front());
    }
    if (rest.front().starts_with("-")) return unknown_name("option", rest.front(), names);
    return "unexpected argument '" + rest.front() + "'";
  }
  std::string message = error.what();
  std::ranges::replace(message, '\n', ' ');
  return message;
}

/// Errors: UsageError if the first word is neither an option nor a command.
void require_command(const std::vector<std::string>& typed, const CLI::App& app) {
  if (typed.empty() || typed.front().starts_with("-")) return;
  std::vector<std::string> names;
  for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
    names.push_back(command->get_name());
  }
  if (std::ranges::find(names, typed.front()) == names.end()) {
    throw UsageError(unknown_name("command", typed.front(), names));
  }
}

int run(int argc, char** argv) {
  CLI::App app("Conformance suite for low-precision float formats", "halfulp");
  app.set_version_flag("--version", version_text());
  app.require_subcommand(0, 1);
  app.footer(
      "Examples:\n"
      "  halfulp check all                  judge every implementation this machine can run\n"
      "  halfulp explain e4m3 3.14          what 3.14 becomes, and why\n"
      "  halfulp list implementations       what can be judged here\n"
      "  halfulp report                     judge everything and write build/report/index.html\n\n"
      "`halfulp COMMAND --help` tells more about a command.");
  using Add = Command (*)(CLI::App&);
  std::vector<std::pair<CLI::App*, Command>> commands;
  for (const Add add : {Add{&add_check}, Add{&add_list}, Add{&add_explain}, Add{&add_replay}, Add{&add_validate},
                        Add{&add_report}, Add{&add_render}}) {
    Command run_command = add(app);
    commands.emplace_back(app.get_subcommands([](const CLI::App*) { return true; }).back(), std::move(run_command));
  }
  const std::vector<std::string> typed(argv + 1, argv + argc);
  require_command(typed, app);
  try {
    app.parse(reversed_words(typed));
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);  // --help, --version
    throw UsageError(describe(error, app));
  }
  for (const auto& [command, run_command] : commands) {
    if (command->parsed()) return run_command();
  }
  throw UsageError("no command; `halfulp --help` lists them");
}

}  // namespace
}  // namespace halfulp

int main(int argc, char** argv) {
  int code = halfulp::kInfrastructure;
  try {
    code = halfulp::run(argc, argv);
  } catch (const halfulp::UsageError& error) {
    std::fprintf(stderr, "halfulp: %s\n", error.what());
    return halfulp::kUsage;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "halfulp: error: %s\n", error.what());
    return halfulp::kInfrastructure;
  }
  std::cout.flush();
  if (!std::cout || std::fflush(stdout) != 0) {
    std::fprintf(stderr, "halfulp: error: cannot write to stdout\n");
    return halfulp::kInfrastructure;
  }
  return code;
}
