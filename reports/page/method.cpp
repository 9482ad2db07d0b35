#include "page/method.h"

#include <map>
#include <set>

#include "page/cause_rows.h"
#include "page/method_words.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// Sentences of one cause that are shown.
constexpr std::size_t kMostSentences = 8;

/// What the runs say of one cause.
struct Seen {
  std::uint64_t cases = 0, cells = 0;
  std::set<std::string> implementations, sentences;
};

std::map<std::string, Seen> causes_in(const std::vector<NamedRun>& runs) {
  std::map<std::string, Seen> causes;
  for (const NamedRun& named : runs) {
    for (const CellRecord& cell : named.run.cells) {
      for (const CauseRecord& cause : cell.causes) {
        Seen& seen = causes[cause.cause];
        seen.cases += cause.count;
        ++seen.cells;
        seen.implementations.insert(cell.implementation);
        seen.sentences.insert(cause.sentence);
      }
    }
  }
  return causes;
}

void write_section(HtmlWriter& html, const std::string& slug, Literal part, Literal title,
                   std::initializer_list<Literal> paragraphs) {
  html.element("h2", {{"id", id_in(slug, part.text())}}, title.text());
  for (const Literal& paragraph : paragraphs) html.element("p", {}, paragraph.text());
}

void write_seen(HtmlWriter& html, const Source& source, const Seen& seen) {
  html.element("span", {{"class", "line deviates"}}, [&] {
    html.text("\u2717 in these runs: " + counted(seen.cases, "case") + " in " + counted(seen.cells, "cell") + " of ");
    bool is_first = true;
    for (const std::string& name : seen.implementations) {
      if (!is_first) html.text(", ");
      is_first = false;
      source.links.write(html, "implementation", name, name);
    }
  });
  std::size_t written = 0;
  for (const std::string& sentence : seen.sentences) {
    if (written++ == kMostSentences) break;
    html.element("span", {{"class", "line soft"}}, sentence);
  }
  if (seen.sentences.size() > kMostSentences) {
    html.element("span", {{"class", "line soft"}}, "and " + grouped(seen.sentences.size() - kMostSentences) + " more");
  }
}

void write_cause(HtmlWriter& html, const Source& source, const std::string& slug, std::string_view name,
                 std::string_view explanation, const Seen* seen) {
  html.element("dt", {{"id", id_in(slug, name)}}, [&] { html.element("code", {}, name); });
  html.element("dd", {}, [&] {
    if (!explanation.empty()) html.element("span", {{"class", "line"}}, explanation);
    if (seen != nullptr) write_seen(html, source, *seen);
  });
}

void write_causes(HtmlWriter& html, const Source& source, const std::string& slug) {
  struct Kind {
    CauseKind kind;
    std::string_view title;
  };
  constexpr Kind kKinds[] = {{CauseKind::element, "Of conversions and arithmetic"},
                             {CauseKind::block, "Of blocks"},
                             {CauseKind::rule, "Of blocks: another rule than the declared one explains the results"}};
  std::map<std::string, Seen> seen = causes_in(source.runs);
  for (const auto& [kind, title] : kKinds) {
    html.element("h3", {}, title);
    html.element("dl", {{"class", "glossary"}}, [&] {
      for (const CauseRow& row : cause_rows()) {
        if (row.kind != kind) continue;
        const auto found = seen.find(std::string(row.name));
        write_cause(html, source, slug, row.name, row.explanation, found != seen.end() ? &found->second : nullptr);
        if (found != seen.end()) seen.erase(found);
      }
    });
  }
  if (seen.empty()) return;
  html.element("h3", {}, "Unknown to this version");
  html.element("dl", {{"class", "glossary"}}, [&] {
    for (const auto& [name, found] : seen) write_cause(html, source, slug, name, "", &found);
  });
}

void write_glossary(HtmlWriter& html, const std::string& slug) {
  html.element("h2", {{"id", id_in(slug, "glossary")}}, "Glossary");
  html.element("dl", {{"class", "glossary"}}, [&] {
    for (const auto& [word, meaning] : glossary()) {
      html.element("dt", {{"id", id_in(slug, "word-" + std::string(word))}}, word);
      html.element("dd", {}, meaning);
    }
  });
}

}  // namespace

Page method_page(const Source& source) {
  const std::string slug = source.links.slug_of("method");
  HtmlWriter html;
  html.element("h1", {}, "Method");
  write_section(
      html, slug, "oracle", "What is right",
      {"An oracle says the right result of every case. It is a definition and no algorithm: the two values of the "
       "format on either side of the exact value and the midpoint between them, compared with the exact value "
       "in arithmetic without rounding (GNU MPFR). Which neighbour is due follows from the rounding alone.",
       "Nothing of the implementations is used for that, and the oracle itself is held against two others: one of "
       "rational numbers, and the arithmetic of LLVM.",
       "What no standard decides, such as what becomes of an overflow, is decided by a profile. An implementation "
       "declares its profile and is judged against that: a choice is not a mistake."});
  write_section(
      html, slug, "coverage", "What was covered",
      {"Exhaustive: every code of the input's format, of several operands every tuple of codes. Nothing is left that "
       "could be wrong.",
       "Boundary: inputs at and beside every place where the result changes, which are values, midpoints and "
       "specials of the format; of operations with several operands all tuples of corners.",
       "Sampled: inputs drawn from a seed. A sample that conforms proves nothing about the inputs between.",
       "The tier of a run says how much is covered. Smoke: all codes of inputs up to 8 bits, boundaries and 4096 "
       "samples of wider ones; quick: up to 16 bits, and 65\u202F536; exhaustive: up to 32 bits, and "
       "4\u202F194\u202F304. "
       "Tier and seed together give the same cases on every machine."});
  write_section(
      html, slug, "verdicts", "Verdicts",
      {"\u2713 conforms: all cases of the cell are right. \u2717 deviates: at least one is not. ! errored: the "
       "implementation failed, and nothing is known. \u2013 skipped: it was not run, and a reason says why.",
       "~ waived: the cell deviates, and every cause is one that the run's list of waivers accepts, each with its "
       "reason. "
       "The wrong results are counted and shown as all others are; whoever accepts them does not make them right. "
       "Another cause or another number of wrong results is not accepted.",
       "What stands for several cells is the worst of them. A case without a prescribed result counts as "
       "unspecified and never as wrong."});
  write_section(
      html, slug, "digests", "Digests and agreement",
      {"Every cell has a digest of all its results. Two cells of the same question over the same cases with equal "
       "digests have equal results, bit for bit, whether right or wrong.",
       "The agreement of two implementations is the share of equal digests among the questions that both "
       "answered. It needs no oracle: two that agree may both be wrong, and two that differ may both be right where "
       "their profiles differ."});
  write_section(
      html, slug, "speed", "Speed",
      {"A conversion is timed on data made once for all implementations, in samples that take turns with those of "
       "the others and of a plain copy of as many bytes. Shown are the median and the quartiles.",
       "The copy is the measure: a share of it can be compared between runs where nanoseconds cannot, since another "
       "clock or a busy memory slows both. Faster and slower are said only where the quartile ranges of two runs "
       "lie apart; otherwise it is unclear.",
       "What does not conform is marked wherever its speed is shown: it may be fast because it is wrong."});
  write_section(
      html, slug, "accuracy", "Accuracy",
      {"A small network for handwritten digits (MNIST) is trained in float32. Then its weights, or its activations "
       "too, are brought to a format and back by the implementation itself, and the test images are counted again. "
       "Several seeds give several networks: the mean stands with its deviation."});
  html.element("h2", {{"id", id_in(slug, "causes")}}, "Causes");
  html.element(
      "p", {},
      "Wrong results are looked at one by one, and the first cause that explains a run of them at both ends is "
      "named. It is a description of what was seen, not a look into the code.");
  write_causes(html, source, slug);
  write_glossary(html, slug);
  return {.slug = slug, .title = "Method", .content = html.take(), .entry = "Method"};
}

}  // namespace halfulp
