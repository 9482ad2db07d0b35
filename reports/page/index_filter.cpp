#include "page/index_filter.h"

#include <set>

#include "view/words.h"

namespace halfulp {
namespace {

struct Choices {
  std::set<std::string> operations, verdicts, causes;
  bool has_alone = false, has_differing = false;
};

Choices choices_of(const Grid& grid) {
  Choices choices;
  for (const auto& [key, square] : grid.squares) {
    for (const auto& [operation, part] : square.parts) {
      choices.operations.insert(operation);
      for (const auto& [cause, count] : part.causes) choices.causes.insert(cause);
      choices.has_alone |= part.marks.contains(Mark::alone);
      choices.has_differing |= part.marks.contains(Mark::differing);
    }
  }
  return choices;
}

template <class Names>
void write_choice(HtmlWriter& html, std::string_view label, std::string_view name, const Names& values) {
  if (values.size() < 2) return;
  html.element("label", {}, [&] {
    html.element("span", {}, label);
    html.element("select", {{"name", std::string(name)}}, [&] {
      html.element("option", {{"value", ""}}, "all");
      for (const auto& value : values) html.element("option", {}, value);
    });
  });
}

void write_check(HtmlWriter& html, std::string_view label, std::string_view value) {
  html.element("label", {{"class", "check"}}, [&] {
    html.lone("input", {{"type", "checkbox"}, {"name", "mark"}, {"value", std::string(value)}});
    html.element("span", {}, label);
  });
}

void write_left_out(HtmlWriter& html, const LeftOut& left_out) {
  if (left_out.rows + left_out.findings == 0) return;
  html.element("p", {{"class", "partial"}}, [&] {
    html.element("strong", {}, "Not all of it: ");
    html.text("filters see what is on this page, and " + counted(left_out.rows, "row") + " of the matrix and " +
              counted(left_out.findings, "finding") + " are on the implementations' pages alone.");
  });
}

}  // namespace

void write_filter(HtmlWriter& html, const IndexView& view, const LeftOut& left_out) {
  const Choices choices = choices_of(view.grid);
  const std::vector<std::string> verdicts{"deviates", "errored", "waived", "conforms", "skipped"};
  html.element(
      "form",
      {{"class", "filter"},
       {"data-for", id_in(view.slug, "squares")},
       {"hidden", ""},
       {"aria-label", "Filter the matrix and the findings"}},
      [&] {
        write_choice(html, "Implementation", "implementation", view.source.catalog.implementations);
        html.element("label", {}, [&] {
          html.element("span", {}, "Format contains");
          html.lone("input", {{"type", "search"}, {"name", "format"}, {"size", "12"}, {"autocomplete", "off"}});
        });
        write_choice(html, "Operation", "operation", choices.operations);
        write_choice(html, "Verdict", "verdict", verdicts);
        write_choice(html, "Cause", "cause", choices.causes);
        write_choice(html, "Machine", "machine", view.entrants.machines());
        html.element("div", {{"class", "checks"}}, [&] {
          if (choices.has_alone) write_check(html, "only one fails", "alone");
          if (choices.has_differing) write_check(html, "implementations differ", "differing");
        });
        html.element("button", {{"type", "reset"}}, "Show all");
        html.element("p", {{"role", "status"}, {"class", "soft"}}, "");
        write_left_out(html, left_out);
      });
}

}  // namespace halfulp
