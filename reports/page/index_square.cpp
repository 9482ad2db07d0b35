#include "page/index_square.h"

#include "view/words.h"

namespace halfulp {
namespace {

/// "3 of 1.02 k", "4.29 G", "errored": what stands behind the verdict's symbol.
std::string count_text(const Tally& tally) {
  if (tally.deviates > 0) return grouped(tally.deviating) + " of " + shortened(tally.cases);
  if (tally.conforms > 0 && tally.errored == 0) return shortened(tally.cases);
  return std::string(verdict_of(tally).word);
}

std::string note_of(const Tally& tally) {
  std::string note = coverage_text(tally);
  if (tally.errored > 0) note += ", " + grouped(tally.errored) + " errored";
  if (tally.waived > 0) note += ", " + grouped(tally.waived) + " waived";
  if (tally.skipped > 0) note += ", " + grouped(tally.skipped) + " skipped";
  return note;
}

std::string with_symbol(const Tally& tally) { return std::string(verdict_of(tally).symbol) + " " + count_text(tally); }

/// An element that filters ask about; what is empty is left out, since there are thousands.
template <class Body>
void write_item(HtmlWriter& html, Literal element, const std::string& look, const std::string& operation,
                const Part& part, Body body) {
  const std::string verdict(verdict_of(part.tally).word), causes = causes_text(part), marks = marks_text(part);
  if (causes.empty() && marks.empty()) {
    return html.element(element, {{"class", look}, {"data-operation", operation}, {"data-verdict", verdict}}, body);
  }
  html.element(element,
               {{"class", look},
                {"data-operation", operation},
                {"data-verdict", verdict},
                {"data-cause", causes},
                {"data-mark", marks}},
               body);
}

/// The column, where there is no head above it: on paper.
void write_column(HtmlWriter& html, const std::string& format) { html.element("span", {{"class", "of"}}, format); }

/// What the square says of all its cells, and where it leads.
void write_sum(HtmlWriter& html, const IndexView& view, const Tally& tally, const std::string& implementation,
               const std::string& format) {
  view.source.links.write(html, "implementation", implementation, with_symbol(tally), format);
  html.element("span", {{"class", "note"}}, note_of(tally));
}

}  // namespace

std::string marks_text(const Part& part) {
  std::string text;
  if (part.marks.contains(Mark::alone)) text += "alone\n";
  if (part.marks.contains(Mark::differing)) text += "differing\n";
  return text;
}

std::string causes_text(const Part& part) {
  std::string text;
  for (const auto& [cause, count] : part.causes) text += cause + "\n";
  return text;
}

void write_square(HtmlWriter& html, const IndexView& view, std::size_t entrant, const std::string& format) {
  const GridSquare* square = view.grid.find(entrant, format);
  if (square == nullptr) {
    html.element("td", {{"class", "absent"}}, "\u00B7");
    return;
  }
  const std::string verdict(verdict_of(square->tally).word);
  const std::string& implementation = view.entrants.list()[entrant].implementation;
  const auto write_all = [&] { write_sum(html, view, square->tally, implementation, format); };
  if (square->parts.size() == 1) {
    const auto& [operation, part] = *square->parts.begin();
    return write_item(html, "td", "item " + verdict, operation, part, [&] {
      write_column(html, format);
      write_all();
    });
  }
  html.element("td", {{"class", verdict}}, [&] {
    write_column(html, format);
    html.element("span", {{"class", "sum"}}, write_all);
    for (const auto& [operation, part] : square->parts) {
      const std::string look = "item " + std::string(verdict_of(part.tally).word);
      write_item(html, "span", look, operation, part, [&] {
        html.element("span", {{"class", "note"}}, operation);
        html.text(with_symbol(part.tally));
        html.element("span", {{"class", "note"}}, note_of(part.tally));
      });
    }
  });
}

}  // namespace halfulp
