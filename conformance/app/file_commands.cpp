// The words of the commands that read and write result files.
#include "app/commands.h"
#include "app/diff.h"
#include "app/report.h"
#include "app/validate.h"

namespace halfulp {

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
  CLI::App& command = *app.add_subcommand("report", "Check and measure everything found, and write a page about it");
  command.add_option("IMPL", words->options.implementations, "As for check (default: all)");
  add_selectors(command, words->selectors);
  add_jobs(command, words->options.jobs);
  command.add_option("-o,--output", words->options.directory, "Folder for index.html and the result files")
      ->capture_default_str();
  command.footer(
      "Judges as check does, then measures speed and the MNIST network in a short form (bench and mnist do it at\n"
      "length). Exits with 0 when the page was made, whatever it shows.\n\n"
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

Command add_diff(CLI::App& app) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App& command = *app.add_subcommand("diff", "Say what differs between two result files");
  command.add_option("BEFORE", options->before, "A result file")->required();
  command.add_option("AFTER", options->after, "Another one")->required();
  add_words(command, "--fail-on", options->fail_on, "What else fails: slower, accuracy, missing, digest");
  command.footer(
      "A cell that conformed and no longer does fails; speed warns only, unless it is asked to fail.\n"
      "Speeds are compared as shares of the copy that each run measured: SAME, FASTER, SLOWER, or UNCLEAR.\n\n"
      "Examples:\n"
      "  halfulp diff old.jsonl new.jsonl\n"
      "  halfulp diff old.jsonl new.jsonl --fail-on slower,digest");
  return [options] { return diff(*options); };
}

}  // namespace halfulp
