#include "page/index.h"

#include <algorithm>
#include <cctype>
#include <map>

#include "html/writer.h"
#include "page/accuracy.h"
#include "page/findings.h"
#include "page/matrix.h"
#include "page/parts.h"
#include "page/style.h"
#include "page/throughput.h"
#include "page/words.h"
#include "result/file.h"
#include "result/machine.h"

namespace halfulp {
namespace {

/// Counterexamples are left out of what comes after this many bytes.
constexpr std::size_t kDetailBudget = 1'500'000;

/// Generated families of many formats have a table of their own: binary{k}p{p}{s|u}{e|f} of IEEE P3109.
bool is_p3109(const std::string& format) {
  constexpr std::string_view kPrefix = "binary";
  if (!format.starts_with(kPrefix)) return false;
  const auto p = format.find('p', kPrefix.size());
  return p != std::string::npos && p > kPrefix.size() &&
         std::all_of(format.begin() + kPrefix.size(), format.begin() + static_cast<std::ptrdiff_t>(p),
                     [](unsigned char c) { return std::isdigit(c) != 0; });
}

bool is_web_address(const std::string& text) { return text.starts_with("https://") || text.starts_with("http://"); }

void write_fact(HtmlWriter& html, Literal name, const std::string& value) {
  html.markup("<dt>");
  html.markup(name);
  html.markup("</dt>");
  html.element("dd", {}, value);
}

void write_run(HtmlWriter& html, const RunRecord& run) {
  const HeaderRecord& header = run.header;
  html.element("dl", {}, [&] {
    write_fact(html, "Started", header.started);
    write_fact(html, "Tier", header.tier + ", seed " + std::to_string(header.seed));
    write_fact(html, "Ran",
               counted(run.footer.cells, "cell") + ", " + counted(run.footer.cases, "case") + " in " +
                   grouped(static_cast<std::uint64_t>(run.footer.seconds + 0.5)) + " s");
    if (run.footer.trainings + run.footer.accuracies + run.footer.throughputs > 0) {
      write_fact(html, "Measured",
                 counted(run.footer.throughputs, "throughput") + ", " + counted(run.footer.trainings, "training") +
                     ", accuracy in " + counted(run.footer.accuracies, "row"));
    }
    write_fact(html, "Machine", machine_text(header));
    write_fact(
        html, "Suite",
        header.suite_version + ", git " + header.git + ", oracle " + header.oracle + ", compiler " + header.compiler);
  });
  if (header.shards > 1) {
    html.element("p", {{"class", "warning"}},
                 "This run is part " + std::to_string(header.shard + 1) + " of " + std::to_string(header.shards) +
                     ": it says nothing about the cells of the other parts.");
  }
}

void write_implementations(HtmlWriter& html, const Matrix& matrix) {
  html.element(
      "div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", "Implementations"}}, [&] {
        html.element("table", {}, [&] {
          write_head_row(html, {"implementation", "version", "verdict", "conform", "deviate", "errored", "skipped",
                                "coverage", "cases"});
          html.element("tbody", {}, [&] {
            for (const auto& [implementation, tally] : matrix.columns) {
              const Verdict verdict = verdict_of(tally);
              html.element("tr", {}, [&] {
                html.element("th", {{"scope", "row"}}, [&] {
                  if (is_web_address(implementation.homepage)) {
                    html.element("a", {{"href", implementation.homepage}, {"rel", "noreferrer"}}, implementation.name);
                  } else {
                    html.text(implementation.name);
                  }
                });
                html.element("td", {}, implementation.version);
                html.element("td", {{"class", std::string(verdict.word)}},
                             std::string(verdict.symbol) + " " + std::string(verdict.word));
                for (const std::uint64_t count : {tally.conforms, tally.deviates, tally.errored, tally.skipped}) {
                  html.element("td", {{"class", "number"}}, grouped(count));
                }
                html.element("td", {}, coverage_text(tally));
                html.element("td", {{"class", "number"}}, grouped(tally.cases));
              });
            }
          });
        });
      });
}

void write_square(HtmlWriter& html, const Matrix& matrix, const std::string& implementation,
                  const std::string& format) {
  const Square* square = matrix.find(implementation, format);
  if (square == nullptr) {
    html.element("td", {{"class", "absent"}}, "\u00B7");
    return;
  }
  const Tally& tally = square->tally;
  const Verdict verdict = verdict_of(tally);
  std::string text = std::string(verdict.symbol) + " ";
  text += tally.deviates > 0                         ? grouped(tally.deviating) + " of " + shortened(tally.cases)
          : tally.conforms > 0 && tally.errored == 0 ? shortened(tally.cases)
                                                     : std::string(verdict.word);
  std::string note = coverage_text(tally);
  if (tally.errored > 0) note += ", " + grouped(tally.errored) + " errored";
  if (tally.skipped > 0) note += ", " + grouped(tally.skipped) + " skipped";
  html.element("td", {{"class", std::string(verdict.word)}}, [&] {
    html.element("span", {}, [&] {
      if (square->trouble.empty()) {
        html.text(text);
      } else {
        html.element("a", {{"href", "#" + anchor_of(implementation, format)}}, text);
      }
    });
    html.element("span", {{"class", "note"}}, note);
  });
}

/// The rows of `formats`, with the columns of implementations that offer any of them.
void write_matrix(HtmlWriter& html, const Matrix& matrix, const std::vector<std::string>& formats, Literal label) {
  std::vector<std::string> implementations;
  for (const Column& column : matrix.columns) {
    const std::string& name = column.implementation.name;
    const auto offers = [&](const std::string& format) { return matrix.find(name, format) != nullptr; };
    if (std::ranges::any_of(formats, offers)) implementations.push_back(name);
  }
  html.element("div",
               {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", std::string(label.text())}},
               [&] {
                 html.element("table", {{"class", "matrix"}}, [&] {
                   html.element("thead", {}, [&] {
                     html.element("tr", {}, [&] {
                       html.element("th", {{"scope", "col"}}, "format");
                       for (const std::string& name : implementations) html.element("th", {{"scope", "col"}}, name);
                     });
                   });
                   html.element("tbody", {}, [&] {
                     for (const std::string& format : formats) {
                       html.element("tr", {}, [&] {
                         html.element("th", {{"scope", "row"}}, format);
                         for (const std::string& name : implementations) write_square(html, matrix, name, format);
                       });
                     }
                   });
                 });
               });
}

void write_matrices(HtmlWriter& html, const Matrix& matrix) {
  std::vector<std::string> single;
  std::vector<std::string> family;
  Tally family_tally;
  for (const std::string& format : matrix.formats) (is_p3109(format) ? family : single).push_back(format);
  for (const auto& [key, square] : matrix.squares) {
    if (!is_p3109(key.second)) continue;
    family_tally.conforms += square.tally.conforms;
    family_tally.deviates += square.tally.deviates;
    family_tally.errored += square.tally.errored;
    family_tally.skipped += square.tally.skipped;
  }
  html.element(
      "p", {{"class", "soft"}},
      "Every square counts all conversions between the format and wider ones, under every rounding and profile "
      "that the implementation declares. \u2713 conforms: the number of cases. \u2717 deviates: wrong of all "
      "cases, with a link to the first counterexamples. ! errored: nothing is known. \u2013 skipped. "
      "\u00B7 not offered. Exhaustive means every input; sampled means boundary cases and a seeded sample, which "
      "prove nothing about the inputs between them.");
  if (!single.empty()) write_matrix(html, matrix, single, "Implementation by format");
  if (family.empty()) return;
  const Verdict verdict = verdict_of(family_tally);
  html.element("details", {}, [&] {
    html.element("summary", {{"class", std::string(verdict.word)}},
                 std::string(verdict.symbol) + " IEEE P3109: " + counted(family.size(), "format") + ", " +
                     counted(family_tally.conforms, "cell") + " conform, " + grouped(family_tally.deviates) +
                     " deviate, " + grouped(family_tally.errored) + " errored, " + grouped(family_tally.skipped) +
                     " skipped");
    write_matrix(html, matrix, family, "Implementation by P3109 format");
  });
}

void write_all_findings(HtmlWriter& html, const Matrix& matrix) {
  bool any = false;
  for (const Column& column : matrix.columns) {
    const std::string& name = column.implementation.name;
    bool headed = false;
    for (const std::string& format : matrix.formats) {
      const Square* square = matrix.find(name, format);
      if (square == nullptr || square->trouble.empty()) continue;
      if (!headed) html.element("h3", {}, name);
      headed = any = true;
      const Detail detail = html.size() < kDetailBudget ? Detail::full : Detail::counts_only;
      write_findings(html, column.implementation, format, *square, detail);
    }
  }
  if (!any) html.element("p", {}, "None: every cell that ran conforms.");
}

void write_not_built(HtmlWriter& html, const std::vector<RunRecord>& runs) {
  std::map<std::string, std::string> not_built;
  for (const RunRecord& run : runs) not_built.insert(run.header.not_built.begin(), run.header.not_built.end());
  if (not_built.empty()) return;
  html.element("h2", {}, "Not tested");
  html.element("ul", {}, [&] {
    for (const auto& [name, reason] : not_built) {
      html.element("li", {}, [&] {
        html.element("strong", {}, name);
        html.text(": " + reason);
      });
    }
  });
}

void write_conformance(HtmlWriter& html, const Matrix& matrix) {
  const Tally& tally = matrix.tally;
  html.element("p", {},
               counted(tally.cells(), "cell") + " of " + counted(matrix.columns.size(), "implementation") + " and " +
                   counted(matrix.formats.size(), "format") + ": \u2713 " + grouped(tally.conforms) +
                   " conform, \u2717 " + grouped(tally.deviates) + " deviate, ! " + grouped(tally.errored) +
                   " errored, \u2013 " + grouped(tally.skipped) + " skipped.");
  html.element("p", {},
               grouped(tally.exhaustive) + " of the " + counted(tally.ran(), "cell") +
                   " that ran covered every input; the others boundary cases and a sample.");
  html.element("h2", {}, "Implementation by format");
  write_matrices(html, matrix);
  html.element("h2", {}, "Implementations");
  write_implementations(html, matrix);
}

void write_body(HtmlWriter& html, const std::vector<RunRecord>& runs) {
  const Matrix matrix = make_matrix(runs);
  const bool has_cells = matrix.tally.cells() > 0;
  html.element("h1", {}, has_cells ? "Conformance of float formats" : "Float formats, measured");
  if (has_cells) write_conformance(html, matrix);
  write_throughput(html, runs);
  write_accuracy(html, runs);
  if (has_cells) {
    html.element("h2", {}, "Findings");
    write_all_findings(html, matrix);
  }
  write_not_built(html, runs);
  html.element("h2", {}, runs.size() == 1 ? "Run" : "Runs");
  for (const RunRecord& run : runs) write_run(html, run);
}

}  // namespace

std::string index_page(const std::vector<RunRecord>& runs) {
  HtmlWriter html;
  html.markup("<!DOCTYPE html>\n");
  html.element("html", {{"lang", "en"}}, [&] {
    html.element("head", {}, [&] {
      html.lone("meta", {{"charset", "utf-8"}});
      html.lone("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
      html.lone("meta",
                {{"http-equiv", "Content-Security-Policy"},
                 {"content", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"}});
      html.element("title", {}, "Conformance of float formats");
      html.markup("<style>");
      html.markup(kStyle);
      html.markup("</style>");
    });
    html.element("body", {}, [&] { html.element("main", {}, [&] { write_body(html, runs); }); });
  });
  return html.take();
}

std::string render_index(const std::vector<RunRecord>& runs, const std::string& directory) {
  const std::string path = directory + (directory.ends_with('/') ? "" : "/") + "index.html";
  write_file(path, index_page(runs));
  return path;
}

}  // namespace halfulp
