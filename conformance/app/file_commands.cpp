// The words of the commands that read and write result files.
#include "app/commands.h"
#include "app/diff.h"
#include "app/merge.h"
#include "app/publish.h"
#include "app/render.h"
#include "app/report.h"
#include "app/usage_error.h"
#include "app/validate.h"
#include "app/waive.h"

namespace halfulp {
namespace {

void add_publish(CLI::App& command, std::string& folder, bool& publishes) {
  command.add_flag("--publish", publishes, "Keep the results as reports/published/MACHINE/DATE.jsonl");
  command.add_option("--publish-to", folder, "Keep them in another folder than reports/published");
}

}  // namespace

Command add_validate(CLI::App& app) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App& command = *app.add_subcommand("validate", "Read result files and say whether they are whole");
  command.add_option("FILE", *files, "Result files")->required();
  command.footer("Example:\n  halfulp validate run.jsonl");
  return [files] { return validate(*files); };
}

Command add_waive(CLI::App& app) {
  auto files = std::make_shared<std::vector<std::string>>();
  CLI::App& command = *app.add_subcommand("waive", "List all deviations of result files as waivers, in TOML");
  command.add_option("FILE", *files, "Result files")->required();
  command.footer(
      "The list makes the same check exit with 0, and with 1 as soon as anything is not as it was. Its reasons are "
      "yours\n"
      "to write.\n\n"
      "Example:\n"
      "  halfulp check dso:./libmine.so -o run.jsonl\n"
      "  halfulp waive run.jsonl > accepted.toml\n"
      "  halfulp check dso:./libmine.so --waivers accepted.toml");
  return [files] { return waive(*files); };
}

Command add_report(CLI::App& app) {
  struct Words {
    SelectorWords selectors;
    ReportOptions options;
    bool publishes = false;
  };
  auto words = std::make_shared<Words>();
  words->options.directory = "build/report";
  CLI::App& command = *app.add_subcommand("report", "Check and measure everything found, and write a page about it");
  command.add_option("IMPL", words->options.implementations, "As for check (default: all)");
  add_selectors(command, words->selectors);
  add_jobs(command, words->options.jobs);
  command.add_option("-o,--output", words->options.directory, "Folder for index.html and the result files")
      ->capture_default_str();
  add_waivers(command, words->options.waivers);
  add_publish(command, words->options.publish_to, words->publishes);
  command.footer(
      "Judges as check does, then measures speed and the MNIST network in a short form (bench and mnist do it at\n"
      "length). Exits with 0 when the page was made, whatever it shows.\n\n"
      "Examples:\n  halfulp report\n  halfulp report f16c eigen --tier exhaustive -o report\n  halfulp report "
      "--publish");
  return [words] {
    if (words->publishes && words->options.publish_to.empty()) words->options.publish_to = published_directory();
    check_implementation_words(words->options.implementations);
    words->options.selection = selection_from(words->selectors);
    return report(words->options);
  };
}

Command add_render(CLI::App& app) {
  struct Words {
    RenderOptions options;
    bool is_single = false;
  };
  auto words = std::make_shared<Words>();
  words->options.directory = "build/report";
  CLI::App& command = *app.add_subcommand("render", "Write pages about existing result files");
  command.add_option("FILE", words->options.files, "Result files")->required();
  command.add_option("-o,--output", words->options.directory, "Folder for the pages")->capture_default_str();
  command.add_flag("--single-file", words->is_single, "All pages in one index.html, which may be larger than 2 MB");
  add_words(command, "--with", words->options.exports,
            "What is written beside the pages: summary, csv, junit, badges, or none (default: all)");
  command.add_option("--baseline", words->options.baseline,
                     "An earlier result file: pages of implementations say what has changed since");
  command.footer(
      "Everything is read first; where a file is bad or two contradict each other, nothing is written. Pages of an\n"
      "earlier call into the same folder that are no longer there are removed.\n\n"
      "Examples:\n"
      "  halfulp render part1.jsonl part2.jsonl -o report\n"
      "  halfulp render reports/published/*/*.jsonl --single-file --with none\n"
      "  halfulp render run.jsonl --baseline last_week.jsonl");
  return [words] {
    check_exports(words->options.exports);
    words->options.form = words->is_single ? SiteForm::single_file : SiteForm::folder;
    return render(words->options);
  };
}

Command add_diff(CLI::App& app) {
  auto options = std::make_shared<DiffOptions>();
  CLI::App& command = *app.add_subcommand("diff", "Say what differs between two result files");
  command.add_option("BEFORE", options->before, "A result file")->required();
  command.add_option("AFTER", options->after, "Another one")->required();
  add_words(command, "--fail-on", options->fail_on, "What else fails: slower, accuracy, missing, digest");
  command.footer(
      "A cell that conformed and no longer does fails; speed warns only, unless it is asked to fail.\n"
      "Speeds are compared as shares of the copy that each run measured: SAME, FASTER, SLOWER, or UNCLEAR.\n"
      "Files of two machines or GPUs are compared too; where results differ, the first input that shows it is "
      "named.\n\n"
      "Examples:\n"
      "  halfulp diff old.jsonl new.jsonl\n"
      "  halfulp diff reports/published/*/2026-01-31.jsonl\n"
      "  halfulp diff old.jsonl new.jsonl --fail-on slower,digest");
  return [options] { return diff(*options); };
}

Command add_merge(CLI::App& app) {
  struct Words {
    MergeOptions options;
    bool publishes = false;
  };
  auto words = std::make_shared<Words>();
  CLI::App& command = *app.add_subcommand("merge", "Make one result file of several of one machine");
  command.add_option("FILE", words->options.files, "Result files")->required();
  command.add_option("-o,--output", words->options.output, "The file to write");
  add_publish(command, words->options.publish_to, words->publishes);
  command.footer(
      "Lines that are in several files must say the same, and are kept once. Files of different machines are refused:\n"
      "`halfulp diff` compares two of them, `halfulp render` shows them on one page.\n\n"
      "Examples:\n"
      "  halfulp merge part1.jsonl part2.jsonl -o run.jsonl\n"
      "  halfulp merge run.jsonl speed.jsonl --publish");
  return [words] {
    MergeOptions& options = words->options;
    if (words->publishes && options.publish_to.empty()) options.publish_to = published_directory();
    if (options.output.empty() == options.publish_to.empty()) {
      throw UsageError("merge writes one file; expected -o FILE, --publish or --publish-to FOLDER");
    }
    return merge_files(words->options);
  };
}

}  // namespace halfulp
