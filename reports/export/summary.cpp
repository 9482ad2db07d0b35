#include "export/summary.h"

#include <algorithm>
#include <map>

#include "export/markdown.h"
#include "result/machine.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Rows of the table of findings.
constexpr std::size_t kMostFindings = 200;

std::string row_of(std::initializer_list<std::string> fields) {
  std::string row = "|";
  for (const std::string& field : fields) row += " " + field + " |";
  return row + "\n";
}

std::string verdict_text(const Tally& tally) {
  const Verdict verdict = verdict_of(tally);
  return std::string(verdict.symbol) + " " + std::string(verdict.word);
}

void append_runs(std::string& text, const std::vector<NamedRun>& runs) {
  text += "| started | tier | cells | measurements | machine | suite |\n|---|---|---:|---:|---|---|\n";
  for (const auto& [file, run] : runs) {
    const HeaderRecord& header = run.header;
    const std::string part = header.shards > 1 ? ", part " + std::to_string(header.shard + 1) + " of " +
                                                     std::to_string(header.shards) + " only"
                                               : "";
    text += row_of({markdown_code(header.started), markdown_code(header.tier) + part, grouped(run.footer.cells),
                    grouped(run.footer.trainings + run.footer.accuracies + run.footer.throughputs),
                    markdown_code(machine_text(header)), markdown_code(header.suite_version + ", git " + header.git)});
  }
}

void append_implementations(std::string& text, const Matrix& matrix) {
  text +=
      "\n## Implementations\n\n| implementation | version | verdict | conform | deviate | errored | skipped | coverage "
      "| cases |\n|---|---|---|---:|---:|---:|---:|---|---:|\n";
  for (const auto& [implementation, tally] : matrix.columns) {
    text += row_of({markdown_code(implementation.name), markdown_code(implementation.version), verdict_text(tally),
                    grouped(tally.conforms), grouped(tally.deviates) + waived_note(tally), grouped(tally.errored),
                    grouped(tally.skipped), coverage_text(tally), grouped(tally.cases)});
  }
}

std::string causes_text(const Square& square) {
  std::map<std::string, bool> causes;  // whether each is waived in all cells
  for (const Found& found : square.trouble) {
    for (const CauseRecord& cause : found.cell->causes) {
      const auto [known, is_new] = causes.emplace(cause.cause, true);
      known->second &= cause.waiver.has_value();
    }
  }
  std::string text;
  for (const auto& [cause, is_waived] : causes) {
    text += (text.empty() ? "" : ", ") + markdown_code(cause) + (is_waived ? " (waived)" : "");
  }
  return text;
}

void append_findings(std::string& text, const Matrix& matrix) {
  std::string rows;
  std::size_t count = 0;
  for (const Column& column : matrix.columns) {
    for (const std::string& format : matrix.formats) {
      const Square* square = matrix.find(column.implementation.name, format);
      if (square == nullptr || square->tally.deviates + square->tally.errored == 0) continue;
      if (++count > kMostFindings) continue;
      const Tally& tally = square->tally;
      rows += row_of({markdown_code(column.implementation.name), markdown_code(format), verdict_text(tally),
                      grouped(tally.deviating) + " of " + grouped(tally.cases), grouped(tally.errored),
                      causes_text(*square)});
    }
  }
  text += "\n## Findings\n\n";
  if (count == 0) {
    text += "None: every cell that ran conforms.\n";
    return;
  }
  text += "| implementation | format | verdict | wrong cases | errored cells | causes |\n|---|---|---|---:|---:|---|\n";
  text += rows;
  if (count > kMostFindings) text += "\nAnd " + grouped(count - kMostFindings) + " more in the result files.\n";
}

}  // namespace

std::string summary_markdown(const std::vector<NamedRun>& runs) {
  const Matrix matrix = make_matrix(runs);
  const Tally& tally = matrix.tally;
  std::string text = "# Conformance of float formats\n\n";
  if (tally.cells() > 0) {
    text += counted(tally.cells(), "cell") + " of " + counted(matrix.columns.size(), "implementation") + " and " +
            counted(matrix.formats.size(), "format") + ": \u2713 " + grouped(tally.conforms) + " conform, \u2717 " +
            deviate_text(tally) + ", ! " + grouped(tally.errored) + " errored, \u2013 " + grouped(tally.skipped) +
            " skipped. " + grouped(tally.exhaustive) + " of the " + counted(tally.ran(), "cell") +
            " that ran covered every input; the others boundary cases and a sample.\n\n";
  }
  append_runs(text, runs);
  if (tally.cells() > 0) {
    append_implementations(text, matrix);
    append_findings(text, matrix);
  }
  return text;
}

}  // namespace halfulp
