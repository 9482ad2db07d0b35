// The command line: words to options. Everything else happens in the commands.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <cctype>
#include <cstdio>
#include <iostream>

#include "app/commands.h"
#include "app/exit_code.h"
#include "app/suggest.h"
#include "app/usage_error.h"
#include "app/version.h"

namespace halfulp {
namespace {

std::string version_text() {
  return "halfulp " + std::string(suite_version()) + " (git " + std::string(git_commit()) + ")\noracle   " +
         oracle_version() + "\ncompiler " + std::string(compiler_version());
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
      "  halfulp bench                      how fast everything found here is\n"
      "  halfulp mnist                      how accurate a network stays in every format\n"
      "  halfulp report                     judge everything and write build/report/index.html\n\n"
      "`halfulp COMMAND --help` tells more about a command.");
  using Add = Command (*)(CLI::App&);
  std::vector<std::pair<CLI::App*, Command>> commands;
  for (const Add add :
       {Add{&add_check}, Add{&add_list}, Add{&add_explain}, Add{&add_replay}, Add{&add_bench}, Add{&add_mnist},
        Add{&add_report}, Add{&add_render}, Add{&add_diff}, Add{&add_merge}, Add{&add_validate}, Add{&add_waive}}) {
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
