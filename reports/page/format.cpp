#include "page/format.h"

#include <array>

#include "format/registry.h"
#include "page/codebook_levels.h"
#include "page/format_anatomy.h"
#include "page/format_error.h"
#include "page/format_parameters.h"
#include "page/format_results.h"
#include "page/format_sine.h"
#include "page/format_values.h"

namespace halfulp {
namespace {

/// A part of the page that has a heading. What a format does not have is left out.
struct Part {
  Literal id;
  std::string_view heading;
  void (*write)(HtmlWriter& html, const FormatSpec& format, std::string_view slug);
  bool (*is_for)(const FormatSpec& format);
};

bool any(const FormatSpec&) { return true; }

constexpr std::array kParts{
    Part{"anatomy", "Anatomy of a code", &write_format_anatomy,
         [](const FormatSpec& format) { return !format.is_codebook(); }},
    Part{"levels", "Levels and thresholds", &write_codebook_levels,
         [](const FormatSpec& format) { return format.is_codebook(); }},
    Part{"codes", "Every code",
         [](HtmlWriter& html, const FormatSpec& format, std::string_view) { write_format_codes(html, format); },
         [](const FormatSpec& format) { return format.k <= 8; }},
    Part{"line", "Where the values lie",
         [](HtmlWriter& html, const FormatSpec& format, std::string_view) { write_format_lines(html, format); }, &any},
    Part{"error", "What rounding loses",
         [](HtmlWriter& html, const FormatSpec& format, std::string_view) { write_format_error(html, format); }, &any},
    Part{"sine", "A sine through the format",
         [](HtmlWriter& html, const FormatSpec& format, std::string_view) { write_format_sine(html, format); }, &any},
};

void write_contents(HtmlWriter& html, const FormatSpec& format, const std::string& slug) {
  const auto link = [&](std::string_view id, std::string_view text) {
    html.element("a", {{"href", "#" + id_in(slug, id)}}, text);
  };
  html.element("p", {{"class", "contents"}}, [&] {
    for (const Part& part : kParts) {
      if (part.is_for(format)) link(part.id.text(), part.heading);
    }
    link("results", "Results of implementations");
  });
}

void write_definition(HtmlWriter& html, const FormatSpec& format, const std::string& slug) {
  write_contents(html, format, slug);
  write_format_parameters(html, format);
  for (const Part& part : kParts) {
    if (!part.is_for(format)) continue;
    html.element("h2", {{"id", id_in(slug, part.id.text())}}, part.heading);
    part.write(html, format, slug);
  }
}

}  // namespace

Page format_page(const Source& source, const std::string& name) {
  const std::string slug = source.links.slug_of("format", name);
  HtmlWriter html;
  html.element("h1", {}, name);
  const FormatSpec* format = standard_formats().find(name);
  html.element("p", {{"class", "lead"}},
               format != nullptr ? summary_of(*format)
                                 : "This program knows no format of this name; what follows are results about it.");
  if (format != nullptr) write_definition(html, *format, slug);
  html.element("h2", {{"id", id_in(slug, "results")}}, "Results of implementations");
  write_format_results(html, source, name);
  write_format_speeds(html, source, name);
  write_format_accuracies(html, source, name);
  return {.slug = slug, .title = "Format " + name, .content = html.take()};
}

}  // namespace halfulp
