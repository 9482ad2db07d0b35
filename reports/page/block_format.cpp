#include "page/block_format.h"

#include "block/block_registry.h"
#include "block/layout.h"
#include "page/block_layout.h"
#include "page/block_outliers.h"
#include "page/block_rules.h"
#include "page/codebook_levels.h"
#include "page/format_number.h"
#include "page/format_results.h"
#include "page/format_values.h"
#include "view/words.h"

namespace halfulp {
namespace {

/// A tensor large enough for what belongs to the whole of it to count for nothing.
constexpr Shape kLarge{4096, 4096};

std::string tile_text(const BlockSpec& spec) {
  const auto [rows, columns] = spec.tile;
  if (rows == 0 && columns == 0) return "the whole tensor";
  if (columns == 0) return "a row";
  if (rows > 1) return grouped(rows) + " \u00D7 " + grouped(columns) + " elements";
  return grouped(columns) +
         (spec.rows == Rows::flat ? " consecutive elements of the tensor laid out flat" : " elements of a row");
}

std::string storage_text(const BlockSpec& spec) {
  std::string text;
  switch (spec.storage) {
    case Storage::planes:
      text = "codes and scales each in a plane of their own";
      break;
    case Storage::scale_first:
      text = spec.group > 1 ? "the scales of " + grouped(spec.group) + " blocks, then their codes"
                            : "the scale, then the codes of its block";
      break;
    case Storage::scale_last:
      text = "the codes of a block, then its scale";
      break;
  }
  return text + (spec.lengths == Lengths::whole_groups ? "; whole blocks only" : "; the last block may be shorter");
}

std::string tensor_text(const BlockSpec& spec) {
  switch (spec.tensor) {
    case TensorPart::nothing:
      return "nothing";
    case TensorPart::scale:
      return "a float32 scale of all the scales";
    case TensorPart::nested:
      return "an offset of the scales, and a float32 scale for every 256 of them";
    case TensorPart::outlier_columns:
      return "which columns hold an outlier";
  }
  return "";
}

std::string scale_text(const BlockSpec& spec) {
  if (spec.scales_per_block == 1) return "";
  return spec.variants.front().rules.decode == Decode::zero_point ? ", and a zero point of the same format"
                                                                  : ", and a minimum of the same format";
}

std::string bits_text(const BlockSpec& spec) {
  const std::string bits = exact(bits_per_element(spec, kLarge));
  return bits + (spec.tile.columns == 0 ? " with 4096 \u00D7 4096 elements" : "");
}

/// Facts whose text may be a link.
class Facts {
 public:
  explicit Facts(HtmlWriter& html) : html_(html) {}
  template <class Body>
  requires std::invocable<Body>
  void write(Literal name, Body body) {
    html_.element("dt", {}, name.text());
    html_.element("dd", {}, body);
  }
  void write(Literal name, std::string_view text) {
    write(name, [&] { html_.text(text); });
  }

 private:
  HtmlWriter& html_;
};

void write_facts(HtmlWriter& html, const Source& source, const BlockSpec& spec) {
  const auto format_link = [&](const FormatSpec& format) {
    const std::string name(format.name);
    if (name == spec.name) return html.text(name);
    source.links.write(html, "format", name, name);
  };
  html.element("dl", {}, [&] {
    Facts facts(html);
    facts.write("Defined by", spec.rule);
    if (!spec.aliases.empty()) facts.write("Also called", spec.aliases);
    facts.write("Bits per weight", bits_text(spec));
    facts.write("Elements", [&] {
      format_link(*spec.element);
      html.text(", " + counted(static_cast<std::uint64_t>(spec.element->k), "bit"));
    });
    facts.write("Share a scale", tile_text(spec));
    facts.write("Scale", [&] {
      format_link(*spec.scale);
      html.text(", " + counted(static_cast<std::uint64_t>(spec.scale->k), "bit") + scale_text(spec));
    });
    facts.write("For the tensor", tensor_text(spec));
    facts.write("Stored", storage_text(spec));
  });
}

}  // namespace

Page block_format_page(const Source& source, const std::string& name) {
  const std::string slug = source.links.slug_of("format", name);
  const BlockSpec& spec = *block_called(name);
  HtmlWriter html;
  const auto heading = [&](Literal part, std::string_view text) {
    html.element("h2", {{"id", id_in(slug, part.text())}}, text);
  };
  html.element("h1", {}, name);
  html.element("p", {{"class", "lead"}},
               std::string(spec.element->name) + " in blocks: " + tile_text(spec) + " share a scale; " +
                   bits_text(spec) + " bits per weight.");
  const std::string element_page = source.links.slug_of("format", spec.element->name);
  const bool shows_codes = element_page.empty() || element_page == slug;  // nowhere else are its values
  html.element("p", {{"class", "contents"}}, [&] {
    const auto link = [&](Literal part, std::string_view text) {
      html.element("a", {{"href", "#" + id_in(slug, part.text())}}, text);
    };
    link("layout", "Layout");
    link("error", "What an outlier costs");
    link("rules", "Rules");
    if (shows_codes) link("codes", "Codes of the elements");
    link("results", "Results of implementations");
  });
  write_facts(html, source, spec);
  heading("layout", "Layout");
  write_block_layout(html, spec);
  heading("error", "What an outlier costs");
  write_block_outliers(html, spec);
  heading("rules", "Rules");
  write_block_rules(html, spec);
  if (shows_codes) {
    heading("codes", "Codes of the elements");
    if (spec.element->is_codebook()) write_codebook_levels(html, *spec.element, slug);
    write_format_codes(html, *spec.element);
    write_format_lines(html, *spec.element);
  }
  heading("results", "Results of implementations");
  write_variant_results(html, source, name);
  write_format_speeds(html, source, name);
  write_format_accuracies(html, source, name);
  return {.slug = slug, .title = "Block format " + name, .content = html.take()};
}

}  // namespace halfulp
