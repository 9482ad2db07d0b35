#include "page/index_matrix.h"

#include <algorithm>

#include "block/block_registry.h"
#include "format/p3109.h"
#include "format/registry.h"
#include "html/parts.h"
#include "page/index_square.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// What a format takes in the last row, about.
constexpr std::size_t kFootBytes = 100;
/// Of more squares than this, rows that have findings come first.
constexpr std::size_t kMostInOrder = 2'000;

/// Formats that stand in one table, and the places of the entrants that offer any of them.
struct Family {
  std::vector<std::string> formats;
  std::vector<std::size_t> entrants;

  std::size_t squares() const { return formats.size() * entrants.size(); }
};

bool is_generated(const std::string& name) {
  const FormatSpec* row = standard_formats().find(name);
  return row != nullptr && is_p3109(*row);
}

Family make_family(const Grid& grid, std::size_t count, const std::vector<std::string>& formats) {
  Family family{formats, {}};
  for (std::size_t entrant = 0; entrant < count; ++entrant) {
    const auto offers = [&](const std::string& format) { return grid.find(entrant, format) != nullptr; };
    if (std::ranges::any_of(formats, offers)) family.entrants.push_back(entrant);
  }
  if (family.entrants.size() * formats.size() > kMostInOrder) {
    std::ranges::stable_partition(family.entrants, [&](std::size_t entrant) {
      return grid.tallies[entrant].deviates + grid.tallies[entrant].errored > 0;
    });
  }
  return family;
}

void write_row(HtmlWriter& html, const IndexView& view, const Family& family, std::size_t place) {
  const Entrant& entrant = view.entrants.list()[place];
  const std::string& machine = view.entrants.machines()[entrant.machine];
  Tally tally;
  for (const std::string& format : family.formats) {
    if (const GridSquare* square = view.grid.find(place, format)) tally += square->tally;
  }
  html.element("tr", {{"data-implementation", entrant.implementation}, {"data-machine", machine}}, [&] {
    html.element("th", {{"scope", "row"}}, [&] {
      view.source.links.write(html, "implementation", entrant.implementation, entrant.implementation);
      if (view.entrants.machines().size() > 1) html.element("span", {{"class", "note"}}, machine);
    });
    html.element("td", {{"class", "number"}}, [&] {
      html.element("span", {}, grouped(tally.conforms));
      html.element("span", {{"class", "note"}}, "of " + grouped(tally.cells()));
    });
    for (const std::string& format : family.formats) write_square(html, view, place, format);
  });
}

void write_passes(HtmlWriter& html, const IndexView& view, const Family& family) {
  html.element("tr", {}, [&] {
    html.element("th", {{"scope", "row"}}, "conforms in");
    html.element("td", {}, "");
    for (const std::string& format : family.formats) {
      std::uint64_t passes = 0, ran = 0;
      for (const std::size_t entrant : family.entrants) {
        const GridSquare* square = view.grid.find(entrant, format);
        if (square == nullptr || verdict_of(square->tally).word == "skipped") continue;
        ++ran;
        passes += verdict_of(square->tally).word == "conforms";
      }
      html.element("td", {}, [&] {
        html.element("span", {{"class", "of"}}, format);
        html.element("span", {}, grouped(passes) + " of " + grouped(ran));
      });
    }
  });
}

/// Returns how many rows are left out.
std::size_t write_matrix(HtmlWriter& html, const IndexView& view, Literal label, const Family& family,
                         std::size_t budget) {
  const std::size_t foot = kFootBytes * family.formats.size();
  std::size_t left_out = 0;
  write_scroll(html, label, [&] {
    html.element("table", {{"class", "matrix"}}, [&] {
      html.element("thead", {}, [&] {
        html.element("tr", {}, [&] {
          html.element("th", {{"scope", "col"}}, "implementation");
          html.element("th", {{"scope", "col"}}, "conform");
          for (const std::string& format : family.formats) {
            html.element("th", {{"scope", "col"}, {"data-format", format}}, [&] {
              html.element("span", {{"class", "upright"}},
                           [&] { view.source.links.write(html, "format", format, format); });
            });
          }
        });
      });
      html.element("tbody", {}, [&] {
        for (const std::size_t entrant : family.entrants) {
          HtmlWriter row;
          write_row(row, view, family, entrant);
          if (html.size() + row.size() + foot > budget) {
            ++left_out;
          } else {
            html.append(row);
          }
        }
      });
      html.element("tfoot", {}, [&] { write_passes(html, view, family); });
    });
  });
  if (left_out > 0) {
    html.element("p", {}, "And " + counted(left_out, "row") + " more, on the implementations' pages.");
  }
  return left_out;
}

std::size_t write_part(HtmlWriter& html, const IndexView& view, Literal label, const Family& family,
                       std::size_t budget) {
  if (family.formats.empty()) return 0;
  std::size_t left_out = 0;
  html.element("section", {{"class", "squares"}}, [&] {
    html.element("h3", {}, label.text());
    left_out = write_matrix(html, view, label, family, budget);
  });
  return left_out;
}

std::size_t write_generated(HtmlWriter& html, const IndexView& view, const Family& family, std::size_t budget) {
  if (family.formats.empty()) return 0;
  std::size_t left_out = 0;
  Tally tally;
  for (const auto& [key, square] : view.grid.squares) {
    if (is_generated(key.second)) tally += square.tally;
  }
  const Verdict verdict = verdict_of(tally);
  html.element("section", {{"class", "squares"}}, [&] {
    html.element("details", {}, [&] {
      html.element("summary", {}, [&] {
        html.element("span", {{"class", std::string(verdict.word)}}, std::string(verdict.symbol) + " IEEE P3109");
        html.text(": " + counted(family.formats.size(), "format") + ", " + counted(tally.conforms, "cell") +
                  " conform, " + deviate_text(tally) + ", " + grouped(tally.errored) + " errored, " +
                  grouped(tally.skipped) + " skipped");
      });
      left_out = write_matrix(html, view, "IEEE P3109 formats", family, budget);
    });
  });
  return left_out;
}

}  // namespace

std::size_t write_matrices(HtmlWriter& html, const IndexView& view, std::size_t budget) {
  std::vector<std::string> elements, blocks, generated;
  for (const std::string& format : view.grid.formats) {
    (is_generated(format) ? generated : block_called(format) != nullptr ? blocks : elements).push_back(format);
  }
  html.element("h2", {{"id", id_in(view.slug, "matrix")}}, "Implementation by format");
  html.element(
      "p", {{"class", "soft"}},
      "A square counts the cases of all cells about the format and leads to what the implementation does with "
      "it. \u2713 conforms: cases. \u2717 deviates: wrong of all cases. ~ waived: the same, of causes that are "
      "all accepted. ! errored: nothing is known. "
      "\u2013 skipped. \u00B7 not offered. Exhaustive: every input; sampled: boundary cases and a sample.");
  const auto family_of = [&](const std::vector<std::string>& formats) {
    return make_family(view.grid, view.entrants.list().size(), formats);
  };
  const Family families[] = {family_of(elements), family_of(blocks), family_of(generated)};
  std::size_t squares = 0;
  for (const Family& family : families) squares += family.squares();
  // What is left is shared by the number of squares, so that no table is without rows.
  const auto share = [&](const Family& family) {
    const double part = static_cast<double>(family.squares()) / static_cast<double>(std::max<std::size_t>(squares, 1));
    squares -= family.squares();
    const std::size_t room = budget - std::min(budget, html.size());
    return html.size() + static_cast<std::size_t>(part * static_cast<double>(room));
  };
  std::size_t left_out = write_part(html, view, "Element formats", families[0], share(families[0]));
  left_out += write_part(html, view, "Block formats", families[1], share(families[1]));
  return left_out + write_generated(html, view, families[2], share(families[2]));
}

}  // namespace halfulp
